import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "./openPool.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
});

test("reads instants as ISO 8601 in UTC, days as days, bigint as number, jsonb as values", async () => {
  const { rows } = await database.pool.query(
    `SELECT '2020-06-30 23:59:59.999+08'::timestamptz AS instant, '0099-01-02'::date AS day, 9007199254740991::bigint AS big,
            '{"a":[1,"二"]}'::jsonb AS json, ARRAY[1,2]::bigint[] AS bigs, NULL::timestamptz AS nothing`,
  );
  expect(rows).toEqual([
    {
      instant: "2020-06-30T15:59:59.999Z",
      day: "0099-01-02",
      big: 9_007_199_254_740_991,
      json: { a: [1, "二"] },
      bigs: [1, 2],
      nothing: null,
    },
  ]);
});

test("an unlimited instant is told, not turned into a wrong one", async () => {
  await expect(database.pool.query("SELECT 'infinity'::timestamptz")).rejects.toThrow(/infinity/u);
});

test("a bigint beyond what a number holds exactly is told, not rounded", async () => {
  await expect(database.pool.query("SELECT 9007199254740993::bigint")).rejects.toThrow(/9007199254740993/u);
});

test("with a role every session has that role's rights alone", async () => {
  const { rows } = await database.pool.query("SELECT current_user AS who");
  expect(rows).toEqual([{ who: "wuxing_server" }]);
  await expect(database.pool.query("CREATE TABLE mine (id int)")).rejects.toThrow(/permission denied/u);
});

test("a connection that the server ends is replaced", async () => {
  const pool = openPool(database.url, { max: 1 });
  const { rows } = await pool.query("SELECT pg_backend_pid() AS pid");
  const other = openPool(database.url, { max: 1 });
  await other.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  await expect.poll(() => pool.totalCount).toBe(0);
  expect((await pool.query("SELECT 1 AS alive")).rows).toEqual([{ alive: 1 }]);
  await Promise.all([pool.end(), other.end()]);
});
