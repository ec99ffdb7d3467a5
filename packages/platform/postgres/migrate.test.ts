import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testDatabase } from "@wuxing/platform/testing";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "./migrate.ts";

let folder: string;
let url: string;
let close: () => Promise<void>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "wuxing-migrations-"));
  ({ url, close } = await testDatabase());
  // The template has the project's own migrations; here the runner is tried on files of its own.
  await query("DROP SCHEMA public CASCADE");
  await query("CREATE SCHEMA public");
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await close();
});

const write = (name: string, sql: string): void => writeFileSync(join(folder, name), sql);

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test("an empty folder is nothing to do", async () => {
  expect(await migrate(url, folder)).toEqual([]);
});

test("applies the numbered files in order, each once, and leaves other files alone", async () => {
  write("0002_second.sql", "INSERT INTO steps VALUES ('second')");
  write("0001_first.sql", "CREATE TABLE steps (name text); INSERT INTO steps VALUES ('first')");
  write("notes.txt", "not SQL");
  expect(await migrate(url, folder)).toEqual(["0001_first.sql", "0002_second.sql"]);
  expect(await migrate(url, folder)).toEqual([]);
  write("0003_third.sql", "INSERT INTO steps VALUES ('third')");
  expect(await migrate(url, folder)).toEqual(["0003_third.sql"]);
  expect(await query("SELECT name FROM steps")).toEqual([{ name: "first" }, { name: "second" }, { name: "third" }]);
});

test("a file that fails leaves nothing behind, is named, and can be mended", async () => {
  write("0001_first.sql", "CREATE TABLE first (id int)");
  write("0002_second.sql", "CREATE TABLE second (id int); SELECT 1 / 0");
  await expect(migrate(url, folder)).rejects.toThrow(/0002_second\.sql.*division by zero/u);
  expect(await query("SELECT to_regclass('first') IS NOT NULL AS first, to_regclass('second') AS second")).toEqual([
    { first: true, second: null },
  ]);
  write("0002_second.sql", "CREATE TABLE second (id int)");
  expect(await migrate(url, folder)).toEqual(["0002_second.sql"]);
});

test("refuses where an applied file has changed", async () => {
  write("0001_first.sql", "CREATE TABLE first (id int)");
  await migrate(url, folder);
  write("0001_first.sql", "CREATE TABLE first (id bigint)");
  await expect(migrate(url, folder)).rejects.toThrow(/0001_first\.sql/u);
});

test("refuses where an applied file is gone, for then an older program meets a newer database", async () => {
  write("0001_first.sql", "CREATE TABLE first (id int)");
  write("0002_second.sql", "CREATE TABLE second (id int)");
  await migrate(url, folder);
  rmSync(join(folder, "0002_second.sql"));
  await expect(migrate(url, folder)).rejects.toThrow(/0002_second\.sql/u);
});

test("refuses two files of one number", async () => {
  write("0001_one.sql", "SELECT 1");
  write("0001_other.sql", "SELECT 1");
  await expect(migrate(url, folder)).rejects.toThrow(/0001/u);
});

test("two servers may start at once: each file is applied by one of them", async () => {
  write("0001_slow.sql", "SELECT pg_sleep(0.3); CREATE TABLE slow (id int)");
  write("0002_next.sql", "CREATE TABLE next (id int)");
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat().sort()).toEqual(["0001_slow.sql", "0002_next.sql"]);
});
