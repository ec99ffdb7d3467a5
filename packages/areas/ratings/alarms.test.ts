import { wholeCity } from "@wuxing/kernel/access";
import { ruleBook } from "@wuxing/kernel/rules";
import { scopedReads } from "@wuxing/platform/access";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ratingAlarms } from "./alarms.ts";
import { ratingRules } from "./rules.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ max: 2 });
});
afterAll(() => database.close());

let last = 0;
/** Ratings as the projection leaves them, with the invitation's case and the entry by which it was rated. */
async function give(
  count: number,
  of: { unit: string; code?: number; channel?: string; actor?: string; apart?: number; device?: string; said?: number },
) {
  const { unit, code = 1, channel = "web", actor = "citizen", apart = 61 } = of;
  await database.pool.query(
    `WITH n AS (SELECT $1::int + n AS id, $6::timestamptz + n * $7::int * interval '1 second' AS at FROM generate_series(1, $2::int) n),
     c AS (INSERT INTO cases (id, number, type, state, title, unit, opened_at, clocks, data, version)
       SELECT id, 'PJ-' || id, 'ratings.invitation', 'rated', 'x', $3, at, '{}', jsonb_build_object('channel', $5::text), 1 FROM n),
     s AS (INSERT INTO cases (id, number, type, state, title, unit, opened_at, clocks, data, version)
       SELECT id + 500000, 'RX-' || id, 'hotline.request', 'closed', 'x', $3, at, '{}', '{}', 1 FROM n),
     e AS (INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, command_id, at, to_state, final, input, changes, head, clocks)
       SELECT id, 1, 'ratings.invitation', 'rate', 'citizen', $8, gen_random_uuid(), at, 'rated', true, '{}', '{}', '{}', '{}' FROM n)
     INSERT INTO ratings (invitation_id, subject_id, subject_type, unit, standing, code, invited_at, settled_at)
     SELECT id, id + 500000, 'hotline.request', $3, 'real', $4, at, at FROM n`,
    [last, count, unit, code, channel, "2026-11-03T02:00:00Z", apart, actor],
  );
  if (of.device)
    await database.pool.query(
      `INSERT INTO rating_devices (rating_id, device, said_at, noted_at)
       SELECT id, $3::bytea, '2026-11-03T02:00:00Z'::timestamptz + (id - $1::int) * $4::int * interval '1 second', '2026-11-03T02:00:00Z'
       FROM generate_series($1::int + 1, $1::int + $2::int) id`,
      [last, count, Buffer.from(of.device), of.said ?? null],
    );
  last += count;
}
const alarms = () =>
  ratingAlarms(database.pool, ruleBook(ratingRules), {
    ...{ from: "2026-11", to: "2026-12", now: "2026-11-20T02:00:00.000Z", scope: wholeCity },
  });
const found = async () => (await alarms()).map(({ key, unit, ratings }) => [key, unit, ratings]);
beforeEach(() => database.pool.query("UPDATE ratings SET settled_at = settled_at - interval '1 year'"));

test("many ratings without a single bad one are named, with cases to look at; one bad one among them is believable", async () => {
  await give(49, { unit: "px-cgj" });
  expect(await found()).toEqual([]);
  await give(1, { unit: "px-cgj", apart: 9000 });
  const [city, unit] = (await alarms()).toSorted((a, b) => (a.unit ?? "").localeCompare(b.unit ?? ""));
  expect([city?.unit, unit?.unit, unit?.ratings]).toEqual([null, "px-cgj", 50]);
  expect(unit?.cases).toHaveLength(10);
  expect(unit?.cases[0]).toMatch(/^RX-/u);
  expect(unit?.reason.zh).toBe("50 条评价，没有一条不满意");
  await give(1, { unit: "px-cgj", code: 5, apart: 12_000 });
  expect(await found()).toEqual([]);
});

test("several in one minute, and many good ones by one account or one agent", async () => {
  await give(5, { unit: "px-jtj", apart: 5 });
  await give(1, { unit: "px-jtj", code: 4, apart: 900 });
  expect(await found()).toEqual([["sameMinute", "px-jtj", 5]]);
  await give(20, { unit: "px-zjj", actor: "agent1", channel: "phone" });
  expect(await found()).toContainEqual(["oneHand", "px-zjj", 20]);
  expect((await alarms()).find(({ key }) => key === "oneHand")?.reason.zh).toContain("话务员");
});

test("phone and web far apart, where there are enough of both", async () => {
  await give(9, { unit: "px-slj", channel: "phone" });
  await give(10, { unit: "px-slj", code: 5 });
  expect(await found()).toEqual([]);
  await give(1, { unit: "px-slj", channel: "phone", apart: 4000 });
  expect(await found()).toEqual([["channelsApart", "px-slj", 20]]);
});

test("three from one device in a minute; kept by a tablet without a network they count by when they were given", async () => {
  await give(2, { unit: "px-rsj", channel: "tablet", apart: 10, device: "t1" });
  expect(await found()).toEqual([]);
  await give(3, { unit: "px-rsj", channel: "tablet", apart: 10, device: "t2" });
  expect(await found()).toContainEqual(["deviceMinute", "px-rsj", 3]);
});

test("what a tablet kept and sent at once came at different times", async () => {
  await give(6, { unit: "px-rsj", channel: "tablet", apart: 1, device: "t1", said: 120 });
  expect(await found()).toEqual([]);
});

test("one device that is no tablet, all good; a tablet is everybody's", async () => {
  await give(9, { unit: "px-rsj", channel: "tablet", apart: 90, device: "t1" });
  await give(5, { unit: "px-zrj", channel: "qr", apart: 90, device: "p1" });
  expect(await found()).toEqual([["oneDevice", "px-zrj", 5]]);
  await give(1, { unit: "px-zrj", channel: "qr", apart: 900, device: "p1", code: 4 });
  expect(await found()).toEqual([]);
});

test("a unit's people are told of their own unit's alone, and read no other's devices", async () => {
  const scoped = scopedReads(database.url, []);
  await give(3, { unit: "px-rsj", channel: "tablet", apart: 10, device: "t2" });
  for (const [unit, devices, keys] of [
    ["px-rsj", 3, ["deviceMinute"]],
    ["px-cgj", 0, []],
  ] as const) {
    const scope = { everything: false, units: [unit], divisions: [], cases: [], staff: true };
    const reads = scoped.readWithin(scope);
    const asked = { from: "2026-11", to: "2026-12", now: "2026-11-20T02:00:00.000Z", scope };
    expect((await ratingAlarms(reads, ruleBook(ratingRules), asked)).map(({ key }) => key)).toEqual(keys);
    const { rows } = await reads.query("SELECT 1 FROM rating_devices WHERE rating_id > $1", [last - 3]);
    expect(rows).toHaveLength(devices);
  }
  await scoped.end();
});
