import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "./testDatabase.ts";

let one: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [one, other] = await Promise.all([testDatabase(), testDatabase()]);
});
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
});

test("a test database has every migration, and its pool acts as the server's role", async () => {
  const { rows } = await one.pool.query("SELECT current_user AS who, (SELECT count(*) FROM cases) AS cases");
  expect(rows).toEqual([{ who: "wuxing_server", cases: 0 }]);
});

test("two test databases share nothing", async () => {
  const add = "INSERT INTO followers (name) VALUES ('probe')";
  await one.pool.query(add);
  const { rows } = await other.pool.query("SELECT name FROM followers WHERE name = 'probe'");
  expect(rows).toEqual([]);
});

test("a commit waits for its place in the log of the database as in the product", async () => {
  const { rows } = await one.pool.query("SELECT current_setting('synchronous_commit') AS commit");
  expect(rows).toEqual([{ commit: "on" }]);
});
