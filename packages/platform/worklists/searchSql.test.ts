import { openPool } from "@wuxing/platform/postgres";
import { WordFrequencies } from "@wuxing/platform/search";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Conditions } from "./Conditions.ts";
import { depthFor, searchSql } from "./searchSql.ts";

const count = 600;
let database: TestDatabase;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = openPool(database.url, { max: 2 });
  // "路灯" in every third document, "早" in the oldest hundred alone, "积水" in every hundredth.
  await pool.query(
    `INSERT INTO cases (id, number, type, state, title, opened_at, clocks, data, version)
     SELECT i, 'T-' || i, 'test', CASE WHEN i % 2 = 0 THEN 'even' ELSE 'odd' END, 't', now(), '{}', '{}', 1
     FROM generate_series(1, $1::int) i`,
    [count],
  );
  await pool.query(
    `INSERT INTO search_documents (case_id, words) SELECT i, array_to_tsvector(array_remove(ARRAY['字',
       CASE WHEN i % 3 = 0 THEN '路灯' END, CASE WHEN i <= 100 THEN '早' END, CASE WHEN i % 100 = 0 THEN '积水' END], NULL))
     FROM generate_series(1, $1::int) i`,
    [count],
  );
  await pool.query("ANALYZE search_documents");
});

afterAll(async () => {
  await pool.end();
  await database.close();
});

const holds: Record<string, (id: number) => boolean> = {
  字: () => true,
  路灯: (id) => id % 3 === 0,
  早: (id) => id <= 100,
  积水: (id) => id % 100 === 0,
  无: () => false,
};

async function ids(word: string, depth: number, before: number | undefined, even: boolean): Promise<number[]> {
  const conditions = new Conditions();
  if (even) conditions.add("c.state = ?", "even");
  const { text, values } = searchSql(conditions, { words: `'${word}'`, before, atMost: 10, depth });
  const { rows } = await pool.query<{ id: number }>(text, values);
  return rows.map((row) => row.id);
}

const wanted = (word: string, before: number | undefined, even: boolean): number[] =>
  Array.from({ length: count }, (_, i) => count - i)
    .filter((id) => id < (before ?? Number.POSITIVE_INFINITY) && (!even || id % 2 === 0) && holds[word]?.(id))
    .slice(0, 10);

describe("searchSql", () => {
  it("finds the same newest ten by either way, on every page, with and without a condition", async () => {
    for (const word of Object.keys(holds))
      for (const before of [undefined, 451, 60, 1])
        for (const even of [false, true])
          for (const depth of [0, 5, 40, 1000])
            expect(await ids(word, depth, before, even), `${word} <${before} even ${even} depth ${depth}`).toEqual(
              wanted(word, before, even),
            );
  });
});

describe("depthFor", () => {
  it("reads the newest documents for frequent words and asks the index for rare ones", () => {
    expect(depthFor({ share: 0.5, documents: 1_000_000 }, 51)).toBe(2040);
    expect(depthFor({ share: 0.003, documents: 1_000_000 }, 51)).toBe(60_000);
    expect(depthFor({ share: 0.00001, documents: 1_000_000 }, 51)).toBe(0);
    expect(depthFor({ share: 0, documents: 1_000_000 }, 51)).toBe(0);
    expect(depthFor({ share: 0.5, documents: 5 }, 51)).toBe(0);
  });
});

describe("WordFrequencies", () => {
  it("knows the share of common words, of several together, and that others are rare", async () => {
    const frequencies = new WordFrequencies(pool);
    expect((await frequencies.of(["路灯"])).share).toBeCloseTo(1 / 3, 2);
    expect((await frequencies.of(["路灯", "早"])).share).toBeCloseTo(1 / 18, 2);
    expect((await frequencies.of(["无"])).share).toBe(0);
    expect((await frequencies.of(["字"])).documents).toBe(count);
  });
});
