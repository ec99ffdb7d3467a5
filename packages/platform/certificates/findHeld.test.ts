import { openVault, type Vault } from "@wuxing/platform/personal";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getClaims, sealClaims } from "./claims.ts";
import { findHeld } from "./findHeld.ts";
import { type Holder, holderByNumber } from "./Holder.ts";
import { holding } from "./testing/holding.ts";

let database: TestDatabase;
let vault: Vault;
let hold: ReturnType<typeof holding>;
const firm: Holder = { kind: "firm", id: "91360300MA0000000X" };
beforeAll(async () => {
  database = await testDatabase();
  vault = await openVault(database.pool);
  hold = holding(database.pool, vault);
});
afterAll(() => database.close());

test("held is what is valid on the day, of the types asked for, the longest first", async () => {
  const short = await hold(firm, "LICENCE", { valid_until: "2026-11-26" });
  const long = await hold(firm, "LICENCE");
  await hold(firm, "LICENCE", { status: "suspended" });
  await hold(firm, "LICENCE", { valid_from: "2026-12-01" });
  await hold(firm, "FOODSALE");
  const on = async (day: string) => (await findHeld(database.pool, firm, ["LICENCE"], day)).map(({ id }) => id);
  expect(await on("2026-11-26")).toEqual([long, short]);
  expect(await on("2026-11-27")).toEqual([long]);
  expect(await findHeld(database.pool, firm, [], "2026-11-26")).toEqual([]);
});

test("what was entered under a citizen number is his account's once his real name is verified", async () => {
  const hash = vault.hash("number", "11010519491231002X");
  const id = await hold(holderByNumber(hash), "ID");
  const citizen = "018f0000-0000-7000-8000-000000000001";
  const held = () => findHeld(database.pool, { kind: "person", id: citizen }, ["ID"], "2026-11-26");
  await database.pool.query("INSERT INTO people_keys (person, wrapped_key, key_version) VALUES ($1, '\\x00', 1)", [
    citizen,
  ]);
  await database.pool.query(
    "INSERT INTO citizens (id, level, phone_hash, opened_at) VALUES ($1, 'phone', '\\x01', now())",
    [citizen],
  );
  expect(await held()).toEqual([]);
  await database.pool.query("UPDATE citizens SET level = 'realName', number_hash = $2 WHERE id = $1", [citizen, hash]);
  expect((await held()).map((one) => one.id)).toEqual([id]);
});

test("claims open with the holder's key, and nothing of them stands in clear", async () => {
  const id = await sealClaims(database.pool, vault, firm, { "firm.name": "秘密字号" }, "2026-11-01T00:00:00.000Z");
  expect(await getClaims(database.pool, vault, id)).toEqual({ "firm.name": "秘密字号" });
  const { rows } = await database.pool.query("SELECT encode(sealed, 'escape') AS s FROM certificate_claims");
  expect(rows.every(({ s }) => !s.includes("字号"))).toBe(true);
  await database.pool.query(
    "UPDATE people_keys SET wrapped_key = NULL, destroyed_at = now() WHERE person = (SELECT person FROM certificate_claims WHERE id = $1)",
    [id],
  );
  await expect(getClaims(database.pool, vault, id)).rejects.toThrow("does not open");
});
