import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "./openPool.ts";
import { transaction } from "./transaction.ts";

let database: TestDatabase;
let pool: Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.url, { max: 1 });
  await pool.query("CREATE TABLE probe (id int PRIMARY KEY)");
});
afterAll(async () => {
  await pool.end();
  await database.close();
});

const idsIn = async (): Promise<number[]> =>
  (await pool.query<{ id: number }>("SELECT id FROM probe ORDER BY id")).rows.map(({ id }) => id);

test("commits what is done and returns the result", async () => {
  const result = await transaction(pool, async (client) => {
    await client.query("INSERT INTO probe VALUES (1)");
    return "done";
  });
  expect(result).toBe("done");
  expect(await idsIn()).toEqual([1]);
});

test("rolls back on a throw, passes the error on, and gives the connection back", async () => {
  const work = transaction(pool, async (client) => {
    await client.query("INSERT INTO probe VALUES (2)");
    throw new Error("changed my mind");
  });
  await expect(work).rejects.toThrow("changed my mind");
  expect(await idsIn()).toEqual([1]);
  expect(pool.idleCount).toBe(1);
});

test("an error that was caught inside does not pass for a commit", async () => {
  const work = transaction(pool, async (client) => {
    await client.query("INSERT INTO probe VALUES (3)");
    await client.query("INSERT INTO probe VALUES (1)").catch(() => undefined);
  });
  await expect(work).rejects.toThrow(/rolled back/u);
  expect(await idsIn()).toEqual([1]);
});

test("a connection that breaks meanwhile is thrown away, and the next one works", async () => {
  const work = transaction(pool, async (client) => {
    await client.query("INSERT INTO probe VALUES (4)");
    await client.query("SELECT pg_terminate_backend(pg_backend_pid())");
  });
  await expect(work).rejects.toThrow();
  expect(await idsIn()).toEqual([1]);
});
