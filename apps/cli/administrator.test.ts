import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { replayRegisters } from "@wuxing/platform/registers";
import { testDatabase } from "@wuxing/platform/testing";
import { expect, test } from "vitest";

const bin = join(import.meta.dirname, "bin.js");

test("wuxing administrator enters the first administrator of an empty city, with a link for the password", async () => {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), "wuxing-first-"));
  const env = {
    ...process.env,
    ...{ DATABASE_URL: database.url, DATA_DIR: folder, DEMO: "0", ORIGIN: "https://city.example" },
  };
  const words = ["administrator", "guan", "管事明", "px-ggj", "市公共政务管理局", "360300", "萍乡市"];
  const run = (...more: string[]) =>
    spawnSync(process.execPath, [bin, ...words, ...more], { encoding: "utf8", env, timeout: 60_000 });
  const first = run();
  expect(first.stderr).toBe("");
  expect(first.stdout).toMatch(/https:\/\/city\.example\/recover\/\S{20,}/u);
  const { rows } = await database.pool.query("SELECT register, actor FROM register_entries ORDER BY id");
  expect(rows.map(({ register }) => register)).toEqual(["divisions", "units", "people", "posts"]);
  expect((await replayRegisters(database.pool)).differing).toEqual([]);
  expect(run("more").status).toBe(2);
  await database.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
