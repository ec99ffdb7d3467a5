import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { migrate, startEmbedded } from "@wuxing/platform/postgres";
import { type FuzzWorld, fuzzWorld } from "./FuzzWorld.ts";
import { type FuzzReport, fuzz } from "./fuzz.ts";

/**
 * Wrong requests at every route of the real server on a PostgreSQL of its own: `--requests 100000 --seed 1`. Exit code 1
 * where an answer was wrong, something was written or something fell over; the seed and the number of the request bring
 * it back: `--seed 1 --only 4711`.
 */
const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: String(Math.floor(Date.now() / 86_400_000)) },
    only: { type: "string" },
  },
});
const seed = Number(values.seed);
const from = values.only === undefined ? 0 : Number(values.only);
const to = values.only === undefined ? Number(values.requests) : from + 1;

const dir = mkdtempSync(join(tmpdir(), "wuxing-fuzz-pg-"));
const database = await startEmbedded({ dir });
let world: FuzzWorld | undefined;
/** Nothing that a request does may reach the process itself. */
const fallen = (what: string) => (error: unknown) => {
  process.stderr.write(`CRASH (${what}), seed ${seed}: ${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
};
process.on("uncaughtException", fallen("uncaught exception"));
process.on("unhandledRejection", fallen("unhandled rejection"));
try {
  await migrate(database.url(), resolve(import.meta.dirname, "../../db/migrations"));
  world = await fuzzWorld(database.url());
  const started = performance.now();
  const report = await fuzz(world, { seed, from, to });
  tell(report, (performance.now() - started) / 1000);
  process.exitCode = report.faults.length > 0 ? 1 : 0;
} finally {
  await world?.end();
  await database.stop();
  rmSync(dir, { recursive: true, force: true });
}

function tell({ sent, counts, faults }: FuzzReport, seconds: number): void {
  const lines = [...counts].sort().map(([route, statuses]) => {
    const told = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}×${times}`);
    return `${route.padEnd(48)} ${told.join("  ")}`;
  });
  process.stdout.write(`${lines.join("\n")}\n`);
  for (const fault of faults.slice(0, 40)) process.stdout.write(`FAULT ${fault}\n`);
  process.stdout.write(
    `${sent} requests, ${counts.size} routes, seed ${seed}, ${seconds.toFixed(0)} s, ${faults.length} faults\n`,
  );
}
