import { WordFrequencies } from "@wuxing/platform/search";
import { type Filter, findPlaces, LineStore, pageOf } from "@wuxing/platform/worklists";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
const officer = staff("px-cgj", "officer");
const count = 120;

beforeAll(async () => {
  server = await testServer();
  // Due dates in pairs, so that a page ends between two of the same day; every third case is another unit's.
  await server.platform.pool.query(
    `INSERT INTO cases (id, number, type, state, waits_for, title, unit, opened_at, due_at, clocks, data, version)
     SELECT i, 'T-' || i, 'hotline.request', 'inProgress', 'assignedUnit', 't',
       CASE WHEN i % 3 = 0 THEN 'px-zjj' ELSE 'px-cgj' END, '2026-10-01', '2026-11-01'::timestamptz + (i / 2) * interval '1 day',
       '{}', '{}', 1 FROM generate_series(1, $1::int) i`,
    [count],
  );
}, 60_000);
afterAll(() => server.end());

async function pages(filter: Filter, store = new LineStore()): Promise<string[]> {
  const { pool, readAs } = server.platform;
  const desk = { readAs, store, frequencies: new WordFrequencies(pool) };
  const numbers: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const places = await findPlaces(desk, officer, { ...filter, cursor }, "2026-11-02T02:00:00.000Z");
    const page = await pageOf(desk, officer, places);
    numbers.push(...page.lines.map(({ line }) => line.number));
    if (page.next === null) return numbers;
    cursor = page.next;
  }
}
const own = Array.from({ length: count }, (_, i) => i + 1).filter((i) => i % 3 !== 0);

test("the pages of a list hold each of a unit's cases once, in the order of their due dates, and no other unit's", async () => {
  expect(await pages({ list: "mine" })).toEqual(own.map((i) => `T-${i}`));
  expect(await pages({})).toEqual(own.map((i) => `T-${i}`).reverse());
});

test("lines that were kept change nothing but with their case's version, and a case given away leaves the list", async () => {
  const store = new LineStore();
  await pages({ list: "mine" }, store);
  expect(await pages({ list: "mine" }, store)).toEqual(own.map((i) => `T-${i}`));
  await server.platform.pool.query("UPDATE cases SET unit = 'px-zjj', version = 2 WHERE id = 1");
  await server.platform.pool.query("UPDATE cases SET due_at = '2027-03-01', version = 2 WHERE id = 2");
  const now = await pages({ list: "mine" }, store);
  expect(now).not.toContain("T-1");
  expect(now.at(-1)).toBe("T-2");
  expect(now).toHaveLength(own.length - 1);
});

test("a page asked for again shows what has changed since: a case's version, and the colour of a day that has come", async () => {
  const cookie = await signedIn(server, "officer-cgj");
  const page = async (now: string): Promise<{ title: string; due: { colour: string } }> => {
    server.setNow(now);
    const { body } = await server.http.inject({ url: "/api/desk/cases?list=mine", headers: { cookie } });
    return JSON.parse(body).lines[0];
  };
  // T-4 is due when the third of November begins in UTC; its page was kept a moment before.
  const first = await page("2026-11-02T23:59:58.000Z");
  expect(first.due.colour).toBe("amber");
  expect(await page("2026-11-02T23:59:59.000Z")).toEqual(first);
  expect((await page("2026-11-03T00:00:00.001Z")).due.colour).toBe("red");
  await server.platform.pool.query("UPDATE cases SET title = 'another', version = version + 1 WHERE id = 4");
  expect((await page("2026-11-03T00:00:00.002Z")).title).toBe("another");
});
