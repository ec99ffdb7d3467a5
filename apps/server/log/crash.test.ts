import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { verifyLog } from "@wuxing/platform/log";
import { openPool } from "@wuxing/platform/postgres";
import { seeded } from "@wuxing/platform/testing/city";
import { parseCheckpoint } from "@wuxing/tlog/checkpoint";
import { parseNote } from "@wuxing/tlog/note";
import { verifyConsistency } from "@wuxing/tlog/tree";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
let owner: Pool;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "wuxing-crash-"));
  server = await testServer("2026-11-02T02:00:00.000Z", { logHeadFile: join(folder, "head") });
  owner = openPool(server.database.url, { max: 2 });
});
afterAll(async () => {
  await owner.end();
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

interface Integrator {
  readonly child: ChildProcess;
  /** Every checkpoint that it has shown. */
  readonly notes: string[];
  readonly kill: () => Promise<void>;
}

/** A process of its own that integrates. */
async function startIntegrator(): Promise<Integrator> {
  const main = join(import.meta.dirname, "testing/integrateMain.ts");
  const child = spawn(process.execPath, [main, server.database.url, folder], { stdio: ["ignore", "pipe", "inherit"] });
  const notes: string[] = [];
  const ready = Promise.withResolvers<void>();
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line === "ready") ready.resolve();
    else if (line.startsWith('"') && line.endsWith('"')) notes.push(JSON.parse(line));
  });
  void ended.then(ready.resolve);
  await ready.promise;
  return {
    child,
    notes,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

const add = (count: number): Promise<unknown> =>
  owner.query(
    `INSERT INTO log_records (kind, record)
     SELECT 'fill', '{"n":' || n || ',"text":"' || repeat('x', 500) || '"}' FROM generate_series(1, $1) n`,
    [count],
  );

/** For each size the roots that were ever shown. */
function rootsBySize(notes: readonly string[]): Map<number, Set<string>> {
  const roots = new Map<number, Set<string>>();
  for (const note of notes) {
    const { size, root } = parseCheckpoint(parseNote(note).text);
    roots.set(size, (roots.get(size) ?? new Set()).add(Buffer.from(root).toString("hex")));
  }
  return roots;
}

test("killed at any moment, two processes side by side, the log never shows two histories and never one that is not whole", async () => {
  const random = seeded(11);
  const notes: string[] = [];
  let records = 0;
  for (let round = 0; round < 3; round++) {
    const running = await Promise.all([startIntegrator(), startIntegrator()]);
    for (let burst = 0; burst < 6; burst++) {
      const count = 1 + random.int(1500);
      await add(count);
      records += count;
      await new Promise((resolve) => setTimeout(resolve, random.next() * 150));
    }
    for (const one of running) await one.kill();
    notes.push(...running.flatMap((one) => one.notes));
    const { findings } = await verifyLog(server.log.log);
    expect(findings, `after round ${round}`).toEqual([]);
    expect(await server.platform.log.alarm()).toBeUndefined();
  }
  await server.settle();
  const head = await server.platform.log.newest();
  notes.push(head?.note ?? "");
  expect(head?.size).toBe(records);
  expect(await verifyLog(server.log.log)).toEqual({ leaves: records, findings: [], count: 0 });
  const roots = rootsBySize(notes);
  expect(roots.size).toBeGreaterThan(4);
  for (const [size, shown] of roots) {
    expect([...shown], `checkpoints of ${size}`).toHaveLength(1);
    if (size === 0 || !head) continue;
    const from = { size, root: new Uint8Array(Buffer.from([...shown][0] ?? "", "hex")) };
    const to = { size: head.size, root: new Uint8Array(head.root) };
    verifyConsistency({ from, to, proof: await server.platform.log.consistency(size, head) });
  }
}, 300_000);

test("servers side by side integrate every leaf once", async () => {
  const { platform } = server;
  const before = (await platform.log.newest())?.size ?? 0;
  const other = await startIntegrator();
  for (let i = 0; i < 20; i++) {
    await add(50);
    await server.log.following.catchUp();
  }
  await other.kill();
  await server.settle();
  expect((await platform.log.newest())?.size).toBe(before + 1000);
  expect((await verifyLog(server.log.log)).findings).toEqual([]);
}, 120_000);
