import { randomUUID } from "node:crypto";
import { callInReds, urgeMissed } from "@wuxing/areas/oversight";
import { passDeadlines } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, staff, type TestServer, testServer } from "../testServer.ts";
import { actOn, inProgress } from "./testing/inProgress.ts";

/* November of 2026 has no holidays; the 2nd is a Monday. */
let server: TestServer;
beforeAll(async () => {
  server = await testServer("2026-11-02T01:00:00.000Z");
});
afterAll(() => server.end());

const on = (day: string): void => server.setNow(`2026-11-${day}T01:00:00.000Z`);
const talks = async () =>
  (
    await server.platform.pool.query(
      "SELECT id, unit, state, title, parent_id AS parent, clock->>'dueAt' AS due, data->'reds' AS reds FROM cases WHERE type = 'oversight.talk' ORDER BY id",
    )
  ).rows;
/** Requests that nobody answers until a written urging has run out. */
async function threeOf(unit: string): Promise<number[]> {
  const found = [];
  for (let i = 0; i < 3; i++) found.push((await inProgress(server, unit)).id);
  return found;
}

test("three matters red in a row call the unit in, once; one done in time among them does not let it come to that", async () => {
  const [late, mixed] = [await threeOf("px-cgj"), await threeOf("px-jtj")];
  on("17");
  await urgeMissed(server.platform);
  const answer = { answer: "已修好，请查看。", solved: "solved" };
  await actOn(server, mixed[0] ?? 0, "answer", answer, staff("px-jtj", "officer"));
  await server.settle();
  on("24");
  expect(await callInReds(server.platform), "nothing has run out yet").toBe(0);
  on("25");
  await passDeadlines(server.platform.casework);
  expect([await callInReds(server.platform), await callInReds(server.platform)]).toEqual([1, 0]);
  const [talk, ...more] = await talks();
  expect(more).toEqual([]);
  expect(talk).toMatchObject({ unit: "px-cgj", state: "called", title: "约谈：连续 3 件红牌", reds: { length: 3 } });
  expect(late).toContain(talk.parent);
  expect(talk.due, "five working days to hold it").toBe("2026-12-02T15:59:59.999Z");
  const coordinator = staff("px-wxb", "coordinator");
  const said = { minutes: "局主要负责人到会。", promised: "12 月底前全部办结。" };
  await actOn(server, talk.id, "record", said, coordinator);
  await server.settle();
  const { rows: faults } = await server.platform.pool.query("SELECT fault FROM follower_faults");
  expect(faults).toEqual([]);
  expect(await callInReds(server.platform), "those three are spoken of").toBe(0);
});

test("a supervision that ran out and was then done stays red; the next three after a talk count anew", async () => {
  on("26");
  const requests = await threeOf("px-cgj");
  const coordinator = staff("px-wxb", "coordinator");
  const cookie = await signedIn(server, "coordinator1");
  for (const id of requests) {
    const { rows } = await server.platform.pool.query("SELECT number FROM cases WHERE id = $1", [id]);
    const wanted = { number: rows[0].number, kind: "routine", trigger: "unsolved", demand: "请到现场解决。" };
    const payload = { ...wanted, commandId: randomUUID() };
    const url = "/api/oversight/supervisions";
    expect((await server.http.inject({ method: "POST", url, headers: { cookie }, payload })).statusCode).toBe(201);
  }
  server.setNow("2026-12-03T01:00:00.000Z");
  const { rows: open } = await server.platform.pool.query(
    "SELECT id FROM cases WHERE type = 'oversight.supervision' AND closed_at IS NULL ORDER BY id",
  );
  expect(open).toHaveLength(3);
  const [first] = open;
  const officer = staff("px-cgj", "officer");
  await actOn(server, first.id, "plan", { measures: "今天派人。" }, officer);
  await actOn(server, first.id, "report", { result: "已修好。" }, officer);
  await actOn(server, first.id, "verify", { note: "属实。" }, coordinator);
  expect(await callInReds(server.platform)).toBe(1);
  expect((await talks()).map(({ unit }) => unit)).toEqual(["px-cgj", "px-cgj"]);
});

/** Inspections of firms in a township as they lie in the table, one on each day, and a second one on the first of them. */
const inspected = (division: string, days: number) =>
  server.platform.pool.query(
    `INSERT INTO cases (id, number, type, state, title, unit, division, opened_at, clocks, data, version)
     SELECT 900000 + n, 'SJ-' || n, 'inspections.visit', 'published', 'x', 'px-scj', $1, '2026-11-01', '{}',
       jsonb_build_object('inspectedOn', ('2026-11-10'::date + (n % $2))::text), 1 FROM generate_series(1, $2 + 1) n`,
    [division, days],
  );

test("days on which firms of a township were inspected count, by a wider limit; the refusal names them", async () => {
  server.setNow("2026-12-04T01:00:00.000Z");
  await inspected("360302004", 7);
  const cookie = await signedIn(server, "coordinator1");
  const open = async () => {
    const { number } = await inProgress(server, "px-360302004");
    const wanted = { number, kind: "routine", trigger: "unsolved", demand: "请到现场解决。" };
    const payload = { ...wanted, commandId: randomUUID() };
    return server.http.inject({ method: "POST", url: "/api/oversight/supervisions", headers: { cookie }, payload });
  };
  const first = await open();
  expect(first.statusCode, first.body).toBe(201);
  const second = await open();
  expect(second.statusCode).toBe(422);
  expect(second.json().reason.zh).toMatch(/督办、走访、检查 8 次，上限 8 次/u);
  for (const named of [first.json().number, "SJ-7（2026-11-10）"]) expect(second.json().reason.zh).toContain(named);
});
