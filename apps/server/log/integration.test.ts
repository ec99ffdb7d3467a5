import { randomUUID } from "node:crypto";
import { handle } from "@wuxing/platform/casework";
import { openPool } from "@wuxing/platform/postgres";
import { openCheckpoint } from "@wuxing/tlog/checkpoint";
import { decodeBundle, tilePath } from "@wuxing/tlog/tiles";
import { GrowingTree, hasherOf } from "@wuxing/tlog/tree";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const openAndAccept = async (): Promise<number> => {
  const { platform } = server;
  const { case: c } = await platform.intake(requestCommand());
  const actor = staff("px-12345", "agent");
  await handle(platform.casework, { caseId: c.id, action: "accept", input: {}, actor, commandId: randomUUID() });
  return c.id;
};
const leaves = async (): Promise<{ id: number; record: string }[]> =>
  (await server.platform.pool.query("SELECT id, record FROM log_leaves ORDER BY index")).rows;

test("every entry and record becomes a leaf, in the order of commit, under a checkpoint that the log has signed", async () => {
  const { platform, log } = server;
  for (let i = 0; i < 3; i++) await openAndAccept();
  await platform.log.submit(platform.pool, "test.record", { says: "你好", n: 1 });
  await openAndAccept();
  await server.settle();
  const { rows: wanted } = await platform.pool.query(
    "SELECT id FROM (SELECT xid, id FROM entries UNION ALL SELECT xid, id FROM log_records) a ORDER BY xid, id",
  );
  const there = await leaves();
  expect(there.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
  expect(there.map(({ record }) => record)).toContain(
    '{"kind":"test.record","record":{"n":1,"says":"你好"},"v":"wuxing-record/1"}',
  );
  const head = await platform.log.newest();
  const opened = openCheckpoint(head?.note ?? "", platform.log.policy);
  const tree = new GrowingTree(hasherOf());
  for (const { record } of there) tree.append(hasherOf().leaf(Buffer.from(record)));
  expect(opened.checkpoint).toEqual({ origin: "127.0.0.1/log", size: there.length, root: tree.root() });
  expect(opened.log).toEqual(log.public.verifiers[0]);
});

test("66,000 leaves fill tiles of three levels, and read back as they were written", async () => {
  const { platform } = server;
  const owner = openPool(server.database.url, { max: 1 });
  await owner.query(
    `INSERT INTO log_records (kind, record)
     SELECT 'fill', '{"n":' || n || '}' FROM generate_series(1, 66000) n`,
  );
  await owner.end();
  await server.settle();
  const there = await leaves();
  const tree = new GrowingTree(hasherOf());
  for (const { record } of there) tree.append(hasherOf().leaf(Buffer.from(record)));
  const head = await platform.log.newest();
  expect(head?.size).toBe(there.length);
  expect(head?.root).toEqual(Buffer.from(tree.root()));
  const at = there.length - 300;
  const proven = await platform.log.proofOf(there[at]?.id ?? 0);
  expect(proven?.index).toBe(at);
  const last = Math.floor(there.length / 256);
  const bundle = await platform.log.tile({ level: "entries", index: last, width: there.length % 256 });
  expect(decodeBundle(bundle ?? new Uint8Array()).map((one) => Buffer.from(one).toString())).toEqual(
    there.slice(last * 256).map(({ record }) => record),
  );
  for (const [level, index, width] of [
    [0, 3, 256],
    [0, last, there.length % 256],
    [1, 0, 256],
    [2, 0, 1],
  ] as const) {
    const tile = await platform.log.tile({ level, index, width });
    const hashes = Array.from({ length: width }, (_, i) => tree.subtree(level * 8, index * 256 + i));
    expect(tile && Buffer.from(tile), tilePath({ level, index, width })).toEqual(Buffer.concat(hashes));
  }
  expect(await platform.log.tile({ level: 0, index: last, width: (there.length % 256) + 1 })).toBeUndefined();
});
