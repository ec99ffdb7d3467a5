import { setTimeout as sleep } from "node:timers/promises";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openPool } from "./openPool.ts";
import { SharedSessions } from "./SharedSessions.ts";

let database: TestDatabase;
let owner: Pool;
let sessions: SharedSessions;
beforeAll(async () => {
  database = await testDatabase();
  owner = openPool(database.url, { max: 1 });
});
afterAll(async () => {
  await owner.end();
  await database.close();
});
afterEach(async () => {
  await sessions.end();
});

const open = (max: number): void => {
  sessions = new SharedSessions(database.url, { role: "wuxing_server", max });
};
/** The sessions of this database that sleep. */
const asleep = "FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()";
const pid = "SELECT pg_backend_pid() AS pid";

test("many statements share a session, each answered with its own rows", async () => {
  open(1);
  const numbers = Array.from({ length: 50 }, (_, i) => i);
  const answers = await Promise.all(
    numbers.map((n) =>
      sessions.query({ name: "number", text: "SELECT $1::int AS n, pg_backend_pid() AS pid", values: [n] }),
    ),
  );
  expect(answers.map(({ rows }) => rows[0].n)).toEqual(numbers);
  expect(new Set(answers.map(({ rows }) => rows[0].pid)).size).toBe(1);
});

test("a statement that fails takes no other with it: not in the database, not on the way there", async () => {
  open(1);
  const circle: { self?: unknown } = {};
  circle.self = circle;
  const answers = await Promise.allSettled([
    sessions.query("SELECT 1 AS one"),
    sessions.query("SELECT 1 / 0"),
    sessions.query("SELECT $1::text", [circle]),
    sessions.query("SELECT 2 AS two"),
  ]);
  expect(answers).toMatchObject([
    { status: "fulfilled", value: { rows: [{ one: 1 }] } },
    { status: "rejected", reason: { message: "division by zero" } },
    { status: "rejected" },
    { status: "fulfilled", value: { rows: [{ two: 2 }] } },
  ]);
  expect((await sessions.query("SELECT 3 AS three")).rows).toEqual([{ three: 3 }]);
});

test("nothing is sent behind a long statement, however much there is to ask", async () => {
  open(2);
  let over = false;
  const long = sessions.query("SELECT pg_sleep(30)").finally(() => {
    over = true;
  });
  const ended = expect(long).rejects.toThrow("canceling statement");
  await expect.poll(async () => (await owner.query(`SELECT 1 ${asleep}`)).rowCount).toBe(1);
  await sleep(30);
  const pids = await Promise.all(Array.from({ length: 100 }, () => sessions.query(pid)));
  expect(new Set(pids.map(({ rows }) => rows[0].pid)).size).toBe(1);
  expect(over).toBe(false);
  await owner.query(`SELECT pg_cancel_backend(pid) ${asleep}`);
  await ended;
});

test("where a session is lost, what it had not answered is answered by another", async () => {
  open(1);
  const before = (await sessions.query(pid)).rows[0].pid;
  const lost = expect(sessions.query("SELECT pg_sleep(30)")).rejects.toThrow("terminating connection");
  const behind = [sessions.query(pid), sessions.query(pid)];
  await expect.poll(async () => (await owner.query(`SELECT pg_terminate_backend(pid) ${asleep}`)).rowCount).toBe(1);
  await lost;
  const [one, two] = await Promise.all(behind);
  expect(one?.rows[0].pid).not.toBe(before);
  expect(two?.rows).toEqual(one?.rows);
});

test("a session that nobody asks is given back, and another is opened when somebody does", async () => {
  sessions = new SharedSessions(database.url, { role: "wuxing_server", max: 1, idle: 50 });
  const before = (await sessions.query(pid)).rows[0].pid;
  const alive = async () => (await owner.query("SELECT 1 FROM pg_stat_activity WHERE pid = $1", [before])).rowCount;
  expect(await alive()).toBe(1);
  await expect.poll(alive).toBe(0);
  expect((await sessions.query(pid)).rows[0].pid).not.toBe(before);
});

test("where no session can be opened the statement fails, and the next one tries again", async () => {
  const url = new URL(database.url);
  url.pathname = "/nowhere";
  sessions = new SharedSessions(url.href, { role: "wuxing_server", max: 1 });
  for (let i = 0; i < 2; i++)
    await expect(sessions.query("SELECT 1")).rejects.toThrow('database "nowhere" does not exist');
});
