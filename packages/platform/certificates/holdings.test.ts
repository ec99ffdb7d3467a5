import { openVault, type Vault } from "@wuxing/platform/personal";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Holder, holderByNumber } from "./Holder.ts";
import { certificatesPage, heldAs, heldByType } from "./holdings.ts";
import { holding } from "./testing/holding.ts";

let database: TestDatabase;
let vault: Vault;
let owner: Pool;
let hold: ReturnType<typeof holding>;
const firmOf = (n: number): Holder => ({ kind: "firm", id: `91360300MA000000${n}X` });
const other = firmOf(9);
beforeAll(async () => {
  database = await testDatabase();
  vault = await openVault(database.pool);
  owner = openPool(database.url, { max: 1 });
  hold = holding(database.pool, vault);
});
afterAll(async () => {
  await owner.end();
  await database.close();
});

const all = { type: "", written: "" };
const page = async (holder: Holder, from: number, size: number, sought = all) => {
  const { rows, total } = await certificatesPage(database.pool, vault, holder, sought, { from, size });
  return { ids: rows.map(({ id }) => id), total };
};

test("pages hold everything once, the valid ones first, and within their type the newest", async () => {
  const firm = firmOf(1);
  const day = (n: number) => ({ issued_at: `2026-01-0${n}T00:00:00.000Z` });
  const ended = await hold(firm, "FOODSALE", { status: "revoked" });
  const old = await hold(firm, "LICENCE", day(1));
  const food = await hold(firm, "FOODSALE", day(3));
  const newer = await hold(firm, "LICENCE", day(2));
  await hold(other, "LICENCE");
  await hold({ kind: "person", id: firm.id }, "LICENCE");
  expect(await page(firm, 0, 2)).toEqual({ ids: [food, newer], total: 4 });
  expect(await page(firm, 2, 2)).toEqual({ ids: [old, ended], total: 4 });
  expect(await page(firm, 4, 2)).toEqual({ ids: [], total: 4 });
  expect(await page(firm, 1, 2, { type: "LICENCE", written: "" })).toEqual({ ids: [old], total: 2 });
  expect(await heldByType(database.pool, firm)).toEqual([
    { type: "FOODSALE", total: 2, valid: 1 },
    { type: "LICENCE", total: 2, valid: 2 },
  ]);
});

test("one is found by its number or identifier, and never another's by his", async () => {
  const firm = firmOf(2);
  const id = await hold(firm, "LICENCE", {}, { number: "甲 1" });
  const same = await hold(other, "LICENCE", {}, { number: "甲 1" });
  expect(await page(firm, 0, 9, { type: "", written: "甲 1" })).toEqual({ ids: [id], total: 1 });
  expect(await page(firm, 0, 9, { type: "", written: id })).toEqual({ ids: [id], total: 1 });
  expect(await page(firm, 0, 9, { type: "", written: same })).toEqual({ ids: [], total: 0 });
  expect(await page(firm, 0, 9, { type: "FOODSALE", written: "甲 1" })).toEqual({ ids: [], total: 0 });
  expect(await heldAs(database.pool, vault, firm, same)).toEqual([]);
});

test("what a person held before he came and after is on one page, in one order", async () => {
  const hash = vault.hash("number", "11010519491231002X");
  const citizen = "018f0000-0000-7000-8000-000000000001";
  const before = await hold(holderByNumber(hash), "ID", { issued_at: "2026-01-02T00:00:00.000Z" });
  const after = await hold({ kind: "person", id: citizen }, "ID", { issued_at: "2026-01-03T00:00:00.000Z" });
  const first = await hold({ kind: "person", id: citizen }, "ID", { issued_at: "2026-01-01T00:00:00.000Z" });
  await database.pool.query("INSERT INTO people_keys (person, wrapped_key, key_version) VALUES ($1, '\\x00', 1)", [
    citizen,
  ]);
  await database.pool.query(
    "INSERT INTO citizens (id, level, phone_hash, opened_at, number_hash) VALUES ($1, 'realName', '\\x01', now(), $2)",
    [citizen, hash],
  );
  expect(await page({ kind: "person", id: citizen }, 0, 9)).toEqual({ ids: [after, before, first], total: 3 });
});

test("what was entered before numbers were hashed is found by its number all the same", async () => {
  const firm = firmOf(3);
  const id = await hold(firm, "LICENCE", {}, { number: "乙 2" });
  await owner.query("UPDATE certificate_claims SET number_hash = NULL");
  const found = await heldAs(database.pool, vault, firm, "乙 2");
  expect(found.map(({ row, claims }) => [row.id, claims.number])).toEqual([[id, "乙 2"]]);
  expect(await heldAs(database.pool, vault, firm, "丙 3")).toEqual([]);
});

test("a page of a firm with thousands reads no more of the register than a page", async () => {
  const firm = firmOf(4);
  await owner.query(
    `INSERT INTO certificates (case_id, id, type, holder_kind, holder, claims, unit, issuer, status, valid_from, issued_at, moved_at)
     SELECT 1000 + n, 'n' || n, CASE WHEN n % 3 = 0 THEN 'LICENCE' ELSE 'FOODSALE' END, 'firm',
       CASE WHEN n <= 3000 THEN $1 ELSE 'firm' || n % 500 END, gen_random_uuid(), 'u', '360300',
       CASE WHEN n % 10 = 0 THEN 'expired' ELSE 'valid' END, '2026-01-01', now() + n * interval '1 second', now()
     FROM generate_series(1, 9000) n`,
    [firm.id],
  );
  await owner.query("ANALYZE certificates");
  const plans: Node[] = [];
  const explaining = {
    query: async (text: string, values: unknown[]) => {
      const { rows } = await owner.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
      plans.push(rows[0]["QUERY PLAN"][0].Plan);
      return { rows: [] };
    },
  } as unknown as Pool;
  await certificatesPage(explaining, vault, firm, all, { from: 40, size: 20 });
  expect(plans[0] && mostRead(plans[0])).toBe(60);
});

interface Node {
  readonly "Actual Rows": number;
  readonly Plans?: readonly Node[];
}
/** The most rows that a step of a plan gave. */
const mostRead = (node: Node): number => Math.max(node["Actual Rows"], ...(node.Plans ?? []).map(mostRead));
