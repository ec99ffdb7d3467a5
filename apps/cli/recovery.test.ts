import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "wuxing-cli-"));
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  const owner = openPool(database.url, { max: 1 });
  await owner.query(
    `INSERT INTO "user" (id, name, email, username) VALUES ('u1', '安全钥', 'u1@wuxing.invalid', 'keeper')`,
  );
  await owner.end();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const wuxing = (...words: string[]) => {
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder, DEMO: "0", ORIGIN: "https://wx.example" };
  const bin = join(import.meta.dirname, "bin.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], { encoding: "utf8", env });
  return { status, stdout, stderr };
};

test("the operator makes a recovery link, and the record says so; an unknown name is told", async () => {
  const { status, stdout } = wuxing("recovery", "keeper");
  expect([status, stdout]).toEqual([0, expect.stringMatching(/https:\/\/wx\.example\/recover\/[\w-]{43}\n$/u)]);
  const { rows } = await database.pool.query("SELECT user_id, made_by, clears_factors FROM recovery_links");
  expect(rows).toEqual([{ user_id: "u1", made_by: "operator", clears_factors: true }]);
  expect(wuxing("recovery", "nobody")).toMatchObject({ status: 1, stderr: expect.stringContaining("nobody") });
  expect(wuxing("recovery").status).toBe(2);
});
