import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { handle } from "@wuxing/platform/casework";
import { type LogFinding, newLogKey, verifyLog } from "@wuxing/platform/log";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compose } from "../compose.ts";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";
import { testSecret } from "../testSession.ts";

let server: TestServer;
let owner: Pool;
let folder: string;
let file: string;
/** Switches the guards off that hold for the owner too, as somebody would who has the database in his hands. */
const asThief = (sql: string, values: readonly unknown[] = []) =>
  owner.query("SET session_replication_role = replica").then(() => owner.query(sql, [...values]));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "wuxing-log-"));
  file = join(folder, "head");
  server = await testServer("2026-11-02T02:00:00.000Z", { logHeadFile: file });
  owner = openPool(server.database.url, { max: 1 });
});
afterEach(async () => {
  await owner.end();
  await server.end();
  await rm(folder, { recursive: true, force: true });
});

/** Some cases with two entries each, and a record, all integrated. */
async function fill(count = 3): Promise<void> {
  const { platform } = server;
  for (let i = 0; i < count; i++) {
    const { case: c } = await platform.intake(requestCommand(`第 ${i} 件事：路灯坏了。`));
    const actor = staff("px-12345", "agent");
    await handle(platform.casework, { caseId: c.id, action: "accept", input: {}, actor, commandId: randomUUID() });
  }
  await platform.log.submit(platform.pool, "test.record", { n: count });
  await server.settle();
}
const kinds = (findings: readonly LogFinding[]): string[] => [...new Set(findings.map(({ kind }) => kind))].sort();
const check = async () => verifyLog(server.log.log);

/** Another server on the same database, as after a restart. */
async function restarted<Result>(
  work: (again: Awaited<ReturnType<typeof compose>>) => Promise<Result>,
  logKey?: string,
): Promise<Result> {
  const again = await compose({
    databaseUrl: server.database.url,
    areas: [],
    filesFolder: folder,
    origin: "http://127.0.0.1",
    secret: testSecret,
    logHeadFile: file,
    logKey,
    demo: false,
    log: false,
    now: () => "2026-11-02T03:00:00.000Z",
  });
  try {
    return await work(again);
  } finally {
    await again.close();
  }
}

test("an untouched log has nothing wrong in it, nor once a person is erased", async () => {
  await fill();
  expect(await check()).toEqual({ leaves: 7, findings: [], count: 0 });
  await asThief("UPDATE people_keys SET wrapped_key = NULL, phone_hash = NULL, destroyed_at = now()");
  await asThief("UPDATE reporters SET sealed = NULL, erased_at = now()");
  expect((await check()).findings).toEqual([]);
});

/** What somebody changes in the rows of a case, and in which of its entries it shows. */
const changes: readonly (readonly [what: string, seq: number, sql: string])[] = [
  [
    "what was said",
    1,
    "UPDATE entries SET input = jsonb_set(input, '{text}', '\"其他\"') WHERE seq = 1 AND case_id = $1",
  ],
  [
    "what was remembered",
    1,
    `UPDATE entries SET changes = changes || '{"kind":"report"}' WHERE seq = 1 AND case_id = $1`,
  ],
  ["when", 2, "UPDATE entries SET at = at - interval '1 day' WHERE seq = 2 AND case_id = $1"],
  ["which action", 2, "UPDATE entries SET action = 'refuse' WHERE seq = 2 AND case_id = $1"],
  ["who", 2, "UPDATE entries SET actor_id = 'another' WHERE seq = 2 AND case_id = $1"],
  ["what kind of actor", 2, "UPDATE entries SET actor_kind = 'citizen' WHERE seq = 2 AND case_id = $1"],
  ["for which unit", 2, "UPDATE entries SET actor_unit = 'px-wxb' WHERE seq = 2 AND case_id = $1"],
  ["the state", 2, "UPDATE entries SET to_state = 'closed', final = true WHERE seq = 2 AND case_id = $1"],
  [
    "the deadline",
    2,
    `UPDATE entries SET clock = jsonb_set(clock, '{dueAt}', '"2027-01-01T00:00:00.000Z"') WHERE seq = 2 AND case_id = $1`,
  ],
  ["the title", 1, "UPDATE entries SET head = '{}' WHERE seq = 1 AND case_id = $1"],
  [
    "who asked",
    1,
    `UPDATE reporters r SET sealed = o.sealed, person = o.person
     FROM reporters o WHERE r.case_id = $1 AND o.case_id <> r.case_id`,
  ],
];

test("whatever is changed in a row is found, at its entry and at no other", async () => {
  await fill(changes.length + 1);
  const { rows } = await owner.query<{ case_id: number }>("SELECT DISTINCT case_id FROM entries ORDER BY case_id");
  for (const [i, [_what, _seq, sql]] of changes.entries()) await asThief(sql, [rows[i]?.case_id]);
  const places = (await check()).findings.map(({ kind, detail }) => `${kind} ${/\d+\/\d+/u.exec(detail)?.[0]}`);
  expect(places.sort()).toEqual(changes.map(([_what, seq], i) => `entry ${rows[i]?.case_id}/${seq}`).sort());
  await asThief("UPDATE cases SET number = number || '0' WHERE id = $1", [rows.at(-1)?.case_id]);
  const count = changes.length + 2;
  expect((await check()).count, "both entries of the case whose number was changed too").toBe(count);
});

test("removed rows, rows never logged, and changed records are found", async () => {
  await fill();
  await asThief("DELETE FROM entries WHERE seq = 2");
  expect((await check()).findings.map(({ kind, at }) => [kind, at])).toEqual([
    ["row", 1],
    ["row", 3],
    ["row", 5],
  ]);
  await asThief("UPDATE log_records SET record = replace(record, '3', '4')");
  expect(kinds((await check()).findings)).toEqual(["record", "row"]);
  await asThief("INSERT INTO log_records (id, xid, kind, record) VALUES (-1, '1', 'late', '{}')");
  expect(kinds((await check()).findings)).toEqual(["gap", "record", "row"]);
});

test("a changed leaf, a removed leaf and a changed checkpoint are found", async () => {
  await fill();
  await asThief("UPDATE log_leaves SET record = replace(record, 'false', 'true') WHERE index = 2");
  expect(kinds((await check()).findings)).toEqual(["checkpoint", "entry"]);
  await asThief("UPDATE log_leaves SET record = replace(record, 'true', 'false') WHERE index = 2");
  expect((await check()).count).toBe(0);
  await asThief("UPDATE log_heads SET root = sha256('other')");
  expect(kinds((await check()).findings)).toEqual(["checkpoint"]);
  await asThief("DELETE FROM log_leaves WHERE index = 4");
  expect((await check()).findings).toContainEqual({ kind: "leaf", at: 4, detail: "missing" });
});

test("a changed tile is found by the check, and by every reader of the tiles", async () => {
  await asThief(
    "INSERT INTO log_records (kind, record) SELECT 'fill', '{\"n\":' || n || '}' FROM generate_series(1, 600) n",
  );
  await server.settle();
  expect((await check()).count).toBe(0);
  await asThief(
    "UPDATE log_tiles SET hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) WHERE level = 0 AND place = 1",
  );
  expect((await check()).findings).toEqual([{ kind: "tile", at: 1, detail: "the tile of level 0 does not fit" }]);
  await expect(server.platform.log.leafAt(300)).rejects.toMatchObject({ name: "LogFault", code: "tile" });
});

/** Puts the tables back to what they were, as the restore of a copy does; gives the way. */
async function copyTables(): Promise<() => Promise<void>> {
  const { rows: heads } = await owner.query("SELECT * FROM log_heads");
  const { rows: places } = await owner.query("SELECT * FROM followers WHERE name = 'log'");
  return async () => {
    await asThief("DELETE FROM log_leaves WHERE index >= $1", [heads[0].size]);
    await asThief("DELETE FROM entries WHERE id NOT IN (SELECT id FROM log_leaves)");
    await asThief("DELETE FROM log_records WHERE id NOT IN (SELECT id FROM log_leaves)");
    await asThief("UPDATE log_heads SET size = $1, root = $2, note = $3", [
      heads[0].size,
      heads[0].root,
      heads[0].note,
    ]);
    await asThief("UPDATE followers SET xid = $1, id = $2 WHERE name = 'log'", [places[0].xid, places[0].id]);
    await asThief("DELETE FROM log_alarms");
  };
}

test("an old copy of the database is noticed at the start: the log says so, and signs nothing again", async () => {
  await fill(2);
  const old = await server.platform.log.newest();
  const putBack = await copyTables();
  await fill(2);
  await putBack();
  await restarted(async (again) => {
    const alarm = await again.platform.log.alarm();
    expect(alarm).toMatchObject({ here: 5, known: 10, source: "file" });
    await again.platform.log.submit(again.platform.pool, "after", {});
    await again.settle();
    expect(await again.platform.log.newest()).toMatchObject({ size: 5, note: old?.note });
    const page = await again.http.inject({ url: "/log", headers: { accept: "text/html" } });
    expect(page.body).toContain("日志停止签名");
  });
});

test("an old copy put back under a running server is noticed, however much comes after it, and after a restart", async () => {
  await fill(1);
  const putBack = await copyTables();
  await fill(2);
  const signed = await server.platform.log.newest();
  expect(signed).toMatchObject({ size: 8 });
  await putBack();
  await fill(4);
  expect(await server.platform.log.alarm()).toMatchObject({ here: 3, known: 8, source: "database" });
  expect(await server.platform.log.newest()).toMatchObject({ size: 3 });
  expect(await readFile(file, "utf8")).toBe(signed?.note);
  await asThief("DELETE FROM log_alarms");
  await restarted(async (again) => {
    expect(await again.platform.log.alarm()).toMatchObject({ here: 3, known: 8, source: "file" });
  });
});

test("another history that has grown beyond what a running server signed is noticed by it", async () => {
  await fill(1);
  const putBack = await copyTables();
  await fill(2);
  const signed = await readFile(file, "utf8");
  await putBack();
  await rm(file);
  await restarted(async (again) => {
    for (let n = 0; n < 7; n++) await again.platform.log.submit(again.platform.pool, "other", { n });
    await again.settle();
    expect(await again.platform.log.newest()).toMatchObject({ size: 10 });
    // The file comes back as it was: what has not grown out of it does not take its place.
    await writeFile(file, signed);
    await again.platform.log.submit(again.platform.pool, "other", { n: 7 });
    await again.settle();
    expect(await again.platform.log.alarm()).toMatchObject({ here: 8, known: 8, source: "file" });
    expect(await readFile(file, "utf8")).toBe(signed);
  });
  await asThief("DELETE FROM log_alarms");
  await fill(1);
  expect(await server.platform.log.alarm()).toMatchObject({ here: 8, known: 8, source: "database" });
});

const damages: readonly (readonly [what: string, damage: (note: string) => Promise<unknown>])[] = [
  ["is empty", async () => writeFile(file, "")],
  ["has lost its end", async (note) => writeFile(file, note.slice(0, -20))],
  ["says another size", async (note) => writeFile(file, note.replace("\n5\n", "\n3\n"))],
  ["names another log, under this one's signature", async (note) => writeFile(file, `x${note}`)],
  ["is signed by no key of the log", async (note) => writeFile(file, note.replace(/ \S{8}/gu, " AAAAAAAA"))],
  ["may not be read", async () => rm(file).then(() => mkdir(file))],
];

test.each(damages)("a head file that %s raises the alarm at the start", async (_what, damage) => {
  await fill(2);
  await damage(await readFile(file, "utf8"));
  await restarted(async (again) => {
    expect(await again.platform.log.alarm()).toMatchObject({ here: 5, known: 0, source: "unreadableFile" });
    await again.platform.log.submit(again.platform.pool, "after", {});
    await again.settle();
    expect(await again.platform.log.newest()).toMatchObject({ size: 5 });
    const page = await again.http.inject({ url: "/log", headers: { accept: "text/html" } });
    expect(page.body).toContain("读不了");
  });
});

test("a history that was rewritten to the same length is noticed at the start", async () => {
  await fill(2);
  await asThief("UPDATE log_leaves SET record = replace(record, 'false', 'true') WHERE index = 1");
  await asThief("DELETE FROM log_heads");
  await restarted(async (again) => {
    expect(await again.platform.log.alarm()).toMatchObject({ known: 5, source: "file" });
    await again.settle();
    expect(await again.platform.log.newest()).toBeUndefined();
  });
});

test("leaves removed from the end are noticed by the next integration, without a restart", async () => {
  await fill(2);
  await asThief("DELETE FROM log_leaves WHERE index = 4");
  await server.platform.log.submit(server.platform.pool, "after", {});
  await server.settle();
  expect(await server.platform.log.alarm()).toMatchObject({ here: 4, known: 5, source: "database" });
  expect(await server.platform.log.newest()).toMatchObject({ size: 5 });
});

test("a restart on an untouched log goes on where it was", async () => {
  await fill(2);
  await restarted(async (again) => {
    expect(await again.platform.log.alarm()).toBeUndefined();
    await again.platform.log.submit(again.platform.pool, "after", {});
    await again.settle();
    expect(await again.platform.log.newest()).toMatchObject({ size: 6 });
  });
});

test("a log of another name begins beside a head file of the old one; the page says whether the key lies in the database", async () => {
  await fill(1);
  const page = async ({ http }: Pick<TestServer, "http">): Promise<string> =>
    (await http.inject({ url: "/log", headers: { accept: "text/html" } })).body;
  expect(await page(server)).toContain("密钥存在数据库里");
  await restarted(async (again) => {
    await again.settle();
    expect(await again.platform.log.alarm()).toBeUndefined();
    expect(await again.platform.log.newest()).toMatchObject({ origin: "wx.example/log", size: 3 });
    expect(await readFile(file, "utf8")).toContain("wx.example/log\n3\n");
    expect(await page(again)).not.toContain("密钥存在数据库里");
  }, newLogKey("wx.example/log"));
});
