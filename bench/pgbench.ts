import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Baseline } from "./Baseline.ts";
import { percentile } from "./percentile.ts";
import { rawLoop } from "./rawLoop.ts";

const run = promisify(execFile);

/** The same statement by pgbench with 32 clients; by a plain loop of node-postgres where there is no pgbench. */
export async function pgbench(url: string, script: string, seconds: number): Promise<Baseline> {
  const folder = mkdtempSync(join(tmpdir(), "wuxing-bench-"));
  const file = join(folder, "script.sql");
  writeFileSync(file, script);
  const how = [
    "-n",
    "-c",
    "32",
    "-j",
    "2",
    "-M",
    "prepared",
    "-T",
    String(seconds),
    "-f",
    file,
    "-l",
    "--log-prefix",
    join(folder, "log"),
  ];
  try {
    const { stdout } = await run("pgbench", [...how, url], { maxBuffer: 1 << 26 });
    const perSecond = Number(/tps = ([\d.]+)/u.exec(stdout)?.[1] ?? 0);
    const times = readdirSync(folder)
      .filter((name) => name.startsWith("log"))
      .flatMap((name) => readFileSync(join(folder, name), "utf8").trim().split("\n"))
      .map((line) => Number(line.split(" ")[2]) / 1000);
    return { perSecond, p99: percentile(times, 0.99), tool: "pgbench" };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return rawLoop(url, script, seconds);
  }
}
