import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
/** How `npm start` runs node: NAME=value words before it, its arguments behind it. */
const words = scripts.start.split(" ");
const startArguments = words.slice(words.indexOf("node") + 1);
const unlimited = { RATE_LIMIT_PERSON: "1000000000", RATE_LIMIT_ROUTE: "1000000000" };
const startEnvironment = Object.fromEntries(words.slice(0, words.indexOf("node")).map((word) => word.split("=")));

export interface BenchServer {
  readonly origin: string;
  readonly firstAnswer: number;
  readonly stop: () => Promise<void>;
  /** Resident memory of the server's own process in MiB. */
  readonly memory: () => number;
  /** Processor seconds that the server's own process has used. */
  readonly cpu: () => number;
}

/** The real server as its own process; `firstAnswer` is the milliseconds until it first answered its home page. */
export async function startServer(port: number, env: Readonly<Record<string, string>>): Promise<BenchServer> {
  const start = performance.now();
  const child = spawn(process.execPath, startArguments, {
    cwd: root,
    // Requests are counted as ever; the limits are out of reach of one session that stands for a whole city.
    env: {
      ...{ ...process.env, ...startEnvironment, ...unlimited, PORT: String(port), LOG_LEVEL: "error" },
      ...{ DEMO_PROVINCE: "0", DEMO_SERVICES: "0", ...env },
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const origin = `http://127.0.0.1:${port}`;
  process.once("exit", () => child.kill());
  const firstAnswer = await untilAnswered(child, `${origin}/`, start);
  await untilWritable(child, origin);
  return { origin, firstAnswer, stop: () => end(child), memory: () => memoryOf(child), cpu: () => cpuOf(child) };
}

async function untilAnswered(child: ChildProcess, url: string, start: number): Promise<number> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    try {
      const response = await fetch(url);
      await response.text();
      if (response.ok) return performance.now() - start;
    } catch {
      // Not listening yet.
    }
    await sleep(20);
  }
}

/** Requests that write wait until the test city is there; a connection may be given up meanwhile. */
async function untilWritable(child: ChildProcess, origin: string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${origin}/api/files`, { method: "POST" }).catch(() => undefined);
    if (answer) return;
    await sleep(100);
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await gone;
}

const memoryOf = (child: ChildProcess): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0) / 1024;

function cpuOf(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export { demoSignIn as signIn } from "@wuxing/platform/testing/sign-in";
