import { openVault, type Vault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getClaims, personsOf, sealClaims } from "./claims.ts";
import type { Holder } from "./Holder.ts";

const at = "2026-11-01T00:00:00.000Z";
const [first, second] = ["018f0000-0000-7000-8000-00000000000a", "018f0000-0000-7000-8000-00000000000b"] as const;
const firmOf = (n: number): Holder => ({ kind: "firm", id: `91360300MA000000${n}X` });
let database: TestDatabase;
let vault: Vault;
beforeAll(async () => {
  database = await testDatabase();
  vault = await openVault(database.pool);
});
afterAll(() => database.close());

const seal = (holder: Holder, number: string, id?: string) =>
  sealClaims(database.pool, vault, holder, { holder: "某店", number }, at, id);

test("the same sealed twice stands once; under the id of something else nothing is sealed", async () => {
  await seal(firmOf(1), "甲 1", first);
  expect(await seal(firmOf(1), "甲 1", first)).toBe(first);
  const taken = { code: "conflict" };
  await expect(seal(firmOf(1), "乙 2", first), "other words").rejects.toMatchObject(taken);
  await expect(seal(firmOf(2), "甲 1", first), "another's").rejects.toMatchObject(taken);
  expect(await getClaims(database.pool, vault, first)).toEqual({ holder: "某店", number: "甲 1" });
});

test("many that seal for one new holder at once have one key, and all of it opens", async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, (_, n) => seal(firmOf(3), `丙 ${n}`)));
  expect(await personsOf(database.pool, firmOf(3))).toHaveLength(1);
  const said = await Promise.all(ids.map((id) => getClaims(database.pool, vault, id)));
  expect(said.map(({ number }) => number)).toEqual(ids.map((_, n) => `丙 ${n}`));
  expect(await personsOf(database.pool, firmOf(4))).toEqual([]);
});

test("not waiting for the disk is of the sealing alone: the session's next commit is waited for", async () => {
  const pool = openPool(database.url, { max: 1 });
  try {
    await sealClaims(pool, vault, firmOf(5), { holder: "某店", number: "丁 1" }, at, second);
    await sealClaims(pool, vault, firmOf(5), { holder: "某店", number: "丁 2" }, at);
    const { rows } = await pool.query("SHOW synchronous_commit");
    expect(rows).toEqual([{ synchronous_commit: "on" }]);
  } finally {
    await pool.end();
  }
});
