import { loadCity } from "@wuxing/platform/city";
import { itemFaults, itemSchema } from "@wuxing/platform/items";
import { openPool, transaction } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { counties, divisions, findUnit, units } from "@wuxing/platform/testing/city";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundlesOf, itemsOfBundle, mergeItems } from "./bundles.ts";
import { findItems, findSql } from "./queries.ts";
import { sampleItems } from "./sample/sampleItems.ts";
import { saveItems } from "./saveSeed.ts";

let database: TestDatabase;
let pool: Pool;
const day = "2026-11-26";
const page = { size: 20, number: 1 };

beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.url, { max: 2 });
  await writeCity();
  const city = await loadCity(pool, day);
  await transaction(pool, (client) => saveItems(client, city));
  await pool.query("ANALYZE item_versions");
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.close();
});

async function writeCity(): Promise<void> {
  const order = { city: 0, county: 1, township: 2 };
  const places = [...divisions]
    .sort((a, b) => order[a.level] - order[b.level])
    .map(({ code, name, level, parent = null }) => ({ code, name, level, parent }));
  const rows = units.map(({ shortName, ...unit }) => ({ ...unit, short_name: shortName, since: "2019-01-01" }));
  for (const [table, list] of [
    ["divisions", places],
    ["units", rows],
  ] as const)
    await pool.query(`INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(list),
    ]);
}

const names = async (filter: Parameters<typeof findItems>[1]) =>
  (await findItems(pool, filter, day, page)).lines.map(({ name }) => name.zh);

describe("the demo's catalogue", () => {
  test("has two hundred items of the city and a hundred of each county, all fit to be published", async () => {
    const all = sampleItems(await loadCity(pool, day));
    const faults = all.flatMap((item) => [
      ...(itemSchema.safeParse(item).error?.issues ?? []).map(({ path }) => `${item.name.zh} ${path.join(".")}`),
      ...itemFaults(item, findUnit(item.unit) ?? null).map(({ name, field }) => `${item.name.zh} ${name} ${field}`),
    ]);
    expect(faults).toEqual([]);
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
    expect(all.filter(({ division }) => division === "360300").length).toBeGreaterThanOrEqual(200);
    for (const { code } of counties)
      expect(all.filter(({ division }) => division === code).length, code).toBeGreaterThanOrEqual(100);
  });

  test("an item that was made quicker has the version of before, which ended when the next began", async () => {
    const { rows } = await pool.query<{ until: string; since: string }>(
      `SELECT a.until, b.since FROM item_versions a JOIN item_versions b ON b.code = a.code AND b.version = 2
       WHERE a.version = 1`,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ until, since }) => until !== since)).toEqual([]);
  });
});

describe("search", () => {
  test.each([
    ["words of the name", "食品经营", "食品经营许可"],
    ["what people call it", "开小吃店", "食品经营许可"],
    ["the first letters of its syllables", "spjyxk", "食品经营许可"],
    ["letters from the middle on", "ggcswsxk", "公共场所卫生许可"],
    ["pinyin in full", "juzhuzheng", "居住证申领"],
    ["the beginning of pinyin", "laonianyoudai", "老年优待证办理"],
    ["English", "residence permit", "居住证申领"],
    ["traditional characters", "食品經營許可", "食品经营许可"],
    ["traditional characters of what people call it", "開小吃店", "食品经营许可"],
    ["both scripts at once", "公共场所衛生許可", "公共场所卫生许可"],
  ])("finds an item first by %s", async (_what, q, name) => {
    expect((await names({ q }))[0]).toBe(name);
  });

  test("is narrowed by for whom, where, which kind, and what is decided at once", async () => {
    const [atOnce, here] = [
      await names({ q: "登记", handling: "1" }),
      await names({ division: "360302", event: "birth" }),
    ];
    expect(atOnce).toContain("失业登记");
    expect(atOnce).not.toContain("企业设立登记");
    expect(here).toContain("出生登记（户口登记）");
    expect(await names({ q: "食品经营", audience: "1" })).toEqual([]);
    expect((await names({ letter: "y" })).length).toBeGreaterThan(5);
    expect(await names({ q: "这里没有的事" })).toEqual([]);
  });

  test("uses the index of words and sounds, and the order of letters for browsing", async () => {
    const browse = findSql({ division: "360302" }, day, page);
    const client = await pool.connect();
    try {
      // So few rows would be read through; what is asked is whether the index serves the query at all.
      await client.query("BEGIN; SET LOCAL enable_seqscan = off");
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) ${browse.text}`, [...browse.values]);
      expect(JSON.stringify(rows)).toContain("item_versions_division");
      const sql = "SELECT pg_stat_get_xact_numscans('item_versions_found'::regclass)::int AS n";
      const scans = async () => (await client.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
      for (const q of ["许可", "spjyxk", "xk"]) {
        const before = await scans();
        const found = findSql({ q, audience: "2", division: "360302" }, day, page);
        expect((await client.query(found.text, [...found.values])).rows.length, q).toBeGreaterThan(0);
        expect(await scans(), q).toBe(before + 1);
      }
    } finally {
      await client.query("ROLLBACK");
      client.release();
    }
  });
});

test("every bundle asks less than its items one by one, each concept once, and nothing that an item on the way issues", async () => {
  const bundles = await bundlesOf(pool);
  expect(bundles.length).toBeGreaterThanOrEqual(10);
  for (const bundle of bundles) {
    const items = await itemsOfBundle(pool, bundle, "360302", day);
    expect(items.length, bundle.name.zh).toBe(bundle.bases.length);
    const { questions, materials, asked } = mergeItems(items);
    expect(questions.length, bundle.name.zh).toBeLessThan(asked.questions);
    const concepts = questions.flatMap(({ concept }) => concept ?? []);
    expect(new Set(concepts).size, bundle.name.zh).toBe(concepts.length);
    if (items[0]?.issues === "LICENCE")
      expect(
        materials.map(({ certificateType }) => certificateType),
        bundle.name.zh,
      ).not.toContain("LICENCE");
  }
});
