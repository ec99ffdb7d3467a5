import { randomUUID } from "node:crypto";
import { dueSql, dueValues, superviseUnheeded, urgeDue, urgeMissed } from "@wuxing/areas/oversight";
import { startOfDay } from "@wuxing/kernel/calendar";
import type { Actor, Case } from "@wuxing/kernel/procedure";
import { getCaseByNumber, overdueSql, overdueValues, passDeadlines } from "@wuxing/platform/casework";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "../testServer.ts";
import { actOn, inProgress as inProgressAt } from "./testing/inProgress.ts";

/* November of 2026 has no holidays; the 2nd is a Monday. */
let server: TestServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer("2026-11-02T01:00:00.000Z");
  for (const username of ["leader1", "coordinator1", "dispatcher1", "head-cgj"])
    cookies[username] = await signedIn(server, username);
}, 60_000);
afterAll(() => server.end());

const [agent, dispatcher] = [staff("px-12345", "agent"), staff("px-12345", "dispatcher")];
const act = (caseId: number, action: string, input: object, actor: Actor) =>
  actOn(server, caseId, action, input, actor);
const inProgress = (unit: string): Promise<Case> => inProgressAt(server, unit);
const at = (day: string, hour = 1): void => server.setNow(`2026-11-${day}T0${hour}:00:00.000Z`);

async function children(
  parent: Case,
  type: string,
): Promise<{ id: number; number: string; state: string; kind: string }[]> {
  const { rows } = await server.platform.pool.query(
    "SELECT id, number, state, data->>'kind' AS kind FROM cases WHERE parent_id = $1 AND type = $2 ORDER BY id",
    [parent.id, type],
  );
  return rows;
}
const send = (who: string, url: string, payload: object) =>
  server.http.inject({ method: "POST", url, headers: { cookie: cookies[who] ?? "" }, payload });
const list = async (who: string) =>
  (await server.http.inject({ url: "/api/oversight", headers: { cookie: cookies[who] ?? "" } })).json().lines;

test("the clock urges before the day, in writing after it, and five working days later brings it under supervision", async () => {
  const request = await inProgress("px-cgj");
  expect(await urgeDue(server.platform), "the first look only begins to count").toBe(0);
  at("13");
  expect(await urgeDue(server.platform)).toBe(0);
  at("16");
  expect(request.clock?.dueAt).toBe("2026-11-16T15:59:59.999Z");
  expect([await urgeDue(server.platform), await urgeDue(server.platform)]).toEqual([1, 0]);
  at("17");
  expect([await urgeDue(server.platform), await urgeDue(server.platform)]).toEqual([1, 0]);
  const urgings = await children(request, "oversight.urging");
  expect(urgings.map(({ kind, state }) => [kind, state])).toEqual([
    ["reminder", "served"],
    ["written", "served"],
  ]);
  at("25");
  await passDeadlines(server.platform.casework);
  expect([await superviseUnheeded(server.platform), await superviseUnheeded(server.platform)]).toEqual([1, 0]);
  await server.settle();
  expect((await children(request, "oversight.urging")).map(({ state }) => state)).toEqual(["passed", "supervised"]);
  const [line] = (await list("leader1")).filter(
    (one: { subject: { number: string } }) => one.subject.number === request.number,
  );
  expect(line).toMatchObject({ colour: "amber", trigger: "lateAfterUrging", criticised: true });
  expect(await list("head-cgj"), "the unit sees its own").toHaveLength(1);
});

test("a written urging has a notice to print; who may not read the case finds none", async () => {
  const { rows } = await server.platform.pool.query<{ number: string }>(
    "SELECT number FROM cases WHERE type = 'oversight.urging' AND data->>'kind' = 'written'",
  );
  const url = `/api/oversight/urgings/${rows[0]?.number}`;
  const read = (who: string) => server.http.inject({ url, headers: { cookie: cookies[who] ?? "" } });
  expect((await read("head-cgj")).json()).toMatchObject({
    until: "2026-11-24T15:59:59.999Z",
    unit: { zh: expect.stringContaining("城") },
    matter: "12345 诉求",
  });
  cookies.other = await signedIn(server, "head-jtj");
  expect((await read("other")).statusCode).toBe(404);
});

test("one township is supervised so often and no more: the refusal names the earlier ones, a leader's reason is kept", async () => {
  const township = "px-360302004";
  const open = async (who: string, more: object = {}) => {
    const { number } = await inProgress(township);
    const wanted = {
      number,
      kind: "routine",
      trigger: "unsolved",
      demand: "请到现场解决。",
      commandId: randomUUID(),
      ...more,
    };
    return { answer: await send(who, "/api/oversight/supervisions", wanted), wanted };
  };
  const first = [await open("coordinator1"), await open("coordinator1")];
  for (const { answer } of first) expect(answer.statusCode, answer.body).toBe(201);
  expect((await send("coordinator1", "/api/oversight/supervisions", first[0]?.wanted ?? {})).json()).toEqual(
    first[0]?.answer.json(),
  );
  const { answer: third } = await open("coordinator1", { override: "确有必要" });
  expect(third.statusCode).toBe(422);
  for (const { answer } of first) {
    expect(third.json().reason.zh).toContain(answer.json().number);
    expect(third.json().reason.en).toContain(answer.json().number);
  }
  expect((await open("leader1")).answer.statusCode, "a leader too must say why").toBe(422);
  const { answer: excused } = await open("leader1", { override: "汛期险情，必须到场。" });
  expect(excused.statusCode, excused.body).toBe(201);
  const kept = await getCaseByNumber(server.platform.pool, excused.json().number);
  expect(kept.data.override).toEqual({
    reason: "汛期险情，必须到场。",
    earlier: first.map(({ answer }) => answer.json().number),
  });
  expect((await open("dispatcher1")).answer.statusCode).toBe(403);
  expect(
    (await send("coordinator1", "/api/oversight/supervisions", { ...first[0]?.wanted, commandId: randomUUID() }))
      .statusCode,
  ).toBe(409);
});

test("a supervision that is listed stands in public without a word of the request; the person sees who works on his case", async () => {
  server.setNow("2026-11-25T01:00:00.000Z");
  const text = "安源镇五陂下的污水井盖丢失，夜里有人掉下去过。";
  const { case: request } = await server.platform.intake(requestCommand(text));
  await act(request.id, "accept", {}, agent);
  await act(request.id, "dispatch", { unit: "px-cgj" }, dispatcher);
  await act(request.id, "askJoint", { unit: "px-jtj", task: "请一并设置警示。" }, dispatcher);
  const wanted = { number: request.number, kind: "listed", trigger: "badInfluence", demand: "三天内补齐井盖。" };
  const done = await send("coordinator1", "/api/oversight/supervisions", { ...wanted, commandId: randomUUID() });
  expect(done.statusCode, done.body).toBe(201);
  await server.settle();
  const html = async (url: string, cookie = "") =>
    (await server.http.inject({ url, headers: { accept: "text/html", cookie } })).body;
  const page = await html("/oversight");
  for (const words of [done.json().number, "三天内补齐井盖", "造成不良影响"]) expect(page).toContain(words);
  for (const words of ["五陂下", "张三", "13900001234"]) expect(page).not.toContain(words);
  const proven = await server.http.inject({
    ...{ method: "POST", url: "/follow", headers: { "content-type": "application/x-www-form-urlencoded" } },
    payload: new URLSearchParams({ number: request.number, phone: "13900001234" }).toString(),
  });
  const cookie = proven.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const own = await html(`/follow/${request.number}`, cookie);
  for (const words of ["一起办这件事的单位", "市交通", "已列入督办，盯到办结"]) expect(own).toContain(words);
});

test("what the limit holds back waits for the coordinator with the reason", async () => {
  server.setNow("2026-11-02T01:00:00.000Z");
  const request = await inProgress("px-360302004");
  server.setNow("2026-11-20T01:00:00.000Z");
  expect(await urgeMissed(server.platform), "its day had passed before the clock looked").toBeGreaterThan(0);
  server.setNow("2026-11-28T01:00:00.000Z");
  await passDeadlines(server.platform.casework);
  await superviseUnheeded(server.platform);
  expect(await children(request, "oversight.supervision")).toEqual([]);
  const line = (await list("coordinator1")).find(
    (one: { subject: { number: string } }) => one.subject.number === request.number,
  );
  expect(line).toMatchObject({ colour: "red", held: expect.stringContaining("上限 2 次") });
});

test("a person urges; what has ended, has no unit or is oversight itself is refused with what to do", async () => {
  server.setNow("2026-11-28T01:00:00.000Z");
  const { number, id } = await inProgress("px-jtj");
  const urge = (of: string, who = "dispatcher1") =>
    send(who, "/api/oversight/urgings", { number: of, note: "群众来电催促。", commandId: randomUUID() });
  const done = await urge(number);
  expect(done.statusCode, done.body).toBe(201);
  expect((await urge(done.json().number)).json().reason.zh).toContain("办件编号");
  const { case: fresh } = await server.platform.intake(requestCommand());
  expect((await urge(fresh.number)).json().reason.zh).toContain("先派单");
  await act(id, "withdraw", {}, { kind: "citizen", id: "asker", posts: [], proven: [id] });
  expect((await urge(number)).json().reason.zh).toContain("已了结");
  expect((await urge(number, "head-cgj")).statusCode).toBe(403);
  expect((await urge("RX-20261102-9999999-0")).statusCode).toBe(404);
});

/** Open cases of all units, due a minute after each other; copied until so many are there. */
const openCases = (owner: Pool, from: number, to: number) =>
  owner.query(
    `INSERT INTO cases (id, number, type, state, waits_for, title, unit, opened_at, due_at, clock, clocks, data, version)
     SELECT 1000000 + n, 'X-' || n, 'hotline.request', 'inProgress', 'assignedUnit', 'x', (SELECT array_agg(code) FROM units)[1 + n % 60],
       $3, $3::timestamptz + n * interval '1 minute', jsonb_build_object('startedAt', $3::timestamptz - interval '9 days'), '{}', '{}', 1
     FROM generate_series($1::int, $2::int) n`,
    [from, to, startOfDay("2026-12-01")],
  );

/** How many blocks of the database a statement read, and its plan. */
async function planOf(owner: Pool, sql: string, values: unknown[]): Promise<{ plan: string; blocks: number }> {
  const { rows } = await owner.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, values);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  const [, buffers = ""] = /Buffers: shared (.*)/u.exec(plan) ?? [];
  return { plan, blocks: [...buffers.matchAll(/(?:hit|read)=(\d+)/gu)].reduce((sum, [, n]) => sum + Number(n), 0) };
}

test("what comes due is found by index, and costs the same with 10,000 open cases and with 100,000", async () => {
  const owner = openPool(server.database.url, { max: 1 });
  const { casework } = server.platform;
  const to = startOfDay("2026-12-05");
  const hourBefore = new Date(Date.parse(to) - 3_600_000).toISOString();
  const asked: readonly [string, unknown[]][] = [
    [dueSql(false), dueValues(casework, hourBefore, to, 0, 0)],
    [overdueSql, overdueValues(casework)],
  ];
  const blocks: number[][] = [];
  for (const [from, until] of [
    [1, 10_000],
    [10_001, 100_000],
  ] as const) {
    await openCases(owner, from, until);
    await owner.query("VACUUM ANALYZE cases");
    const plans = await Promise.all(asked.map(([sql, values]) => planOf(owner, sql, values)));
    for (const { plan } of plans) {
      expect(plan).not.toMatch(/Seq Scan on cases/u);
      expect(plan).toMatch(/Index (?:Only )?Scan using cases_(?:waits_|unit_)?due/u);
    }
    blocks.push(plans.map((one) => one.blocks));
    const [sql, values] = asked[0] as [string, unknown[]];
    expect((await owner.query(sql, values)).rows, "an hour of due dates").toHaveLength(60);
  }
  const [few = [], many = []] = blocks;
  for (const [i, cost] of many.entries())
    expect(cost, `${few} blocks, then ${many}`).toBeLessThan(2 * (few[i] ?? 0) + 20);
  await owner.end();
}, 60_000);
