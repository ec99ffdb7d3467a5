import { randomUUID } from "node:crypto";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "./testServer.ts";

/** What an agent ends while the caller is on the line: refused, handed over, answered. */
let server: TestServer;
let cookie = "";
beforeAll(async () => {
  server = await testServer();
  cookie = await signedIn(server, "agent1");
}, 60_000);
afterAll(() => server.end());

const take = (ended: object | undefined, commandId = randomUUID()) =>
  server.http.inject({
    ...{ method: "POST", url: "/api/hotline/requests", headers: { cookie } },
    payload: { commandId, text: "隔壁着火了，火势很大。", division: "360302004", channel: "phone", ended },
  });
const get = async (url: string) => (await server.http.inject({ url, headers: { cookie } })).json();

test("an emergency is handed over in one step, with time and receipt, and counts neither as late nor as unsolved", async () => {
  const commandId = randomUUID();
  const handOver = { action: "handOver", input: { to: "119", receipt: "119 指挥中心 07 号" } };
  const [first, again] = [await take(handOver, commandId), await take(handOver, commandId)];
  expect([first.statusCode, again.statusCode]).toEqual([201, 200]);
  expect(again.json().number).toBe(first.json().number);
  const c = await getCaseByNumber(server.platform.pool, first.json().number);
  expect(c).toMatchObject({ state: "handedOver", clock: null });
  expect(c.data.handover).toEqual({ to: "119", receipt: "119 指挥中心 07 号", at: "2026-11-02T02:00:00.000Z" });
  server.setNow("2026-12-30T02:00:00.000Z");
  for (const measure of ["late", "notSolved", "notReached", "wrongFirst"]) {
    const { lines = [] } = await get(`/api/figures/cases?measure=${measure}&month=2026-11`);
    expect(
      lines.map(({ number }: { number: string }) => number),
      measure,
    ).not.toContain(c.number);
  }
  server.setNow("2026-11-02T02:00:00.000Z");
});

test("a form of an ending that is not filled in opens nothing", async () => {
  const count = async () =>
    (await server.platform.pool.query("SELECT count(*)::int AS n FROM cases WHERE type = 'hotline.request'")).rows[0].n;
  const before = await count();
  for (const [ended, says] of [
    [{ action: "handOver", input: { to: "119" } }, "请填写"],
    [{ action: "handOver", input: { to: "12345", receipt: "7" } }, "请选择移交给谁"],
    [{ action: "refuse", input: {} }, "请选情形，或写明理由"],
    [{ action: "answerDirectly", input: {} }, "answer"],
    [{ action: "dispatch", input: {} }, "ended"],
  ] as const) {
    const answer = await take(ended);
    expect(answer.statusCode).toBe(400);
    expect(JSON.stringify(answer.json())).toContain(says);
  }
  expect(await count()).toBe(before);
});

test("a refusal brings reason and channel of its ground; what the agent wrote goes before them", async () => {
  const { grounds } = await get("/api/hotline/refusal-grounds");
  for (const { code, reason, channel } of grounds as { code: string; reason: string; channel: string }[]) {
    const { number } = (await take({ action: "refuse", input: { ground: code } })).json();
    const { data } = await getCaseByNumber(server.platform.pool, number);
    expect(data.refusal).toEqual({ ground: code, reason, channel });
  }
  const own = { ground: "court", reason: "法院已经判决。" };
  const { data } = await getCaseByNumber(
    server.platform.pool,
    (await take({ action: "refuse", input: own })).json().number,
  );
  expect(data.refusal).toMatchObject({ reason: own.reason, channel: expect.stringContaining("12368") });
});

test.each([
  ["隔壁楼着火了，浓烟很大", "119"],
  ["有人晕倒在公交站", "120"],
  ["刚才路口有人被车撞了", "122"],
  ["楼下有人持刀", "110"],
  ["消防演练时浓烟太大", null],
  ["上周这里出车祸，希望装红绿灯", null],
  ["我家着火了，如果再不来人就没命了", "119"],
  ["昨天刚修好，今天燃气泄漏又闻到了", "119"],
  ["小区如果起火了，消防车开不进来", null],
  ["路灯坏了，晚上怕出事", null],
])("of “%s” the emergency service told is %s", async (text, to) => {
  const { emergency } = await get(`/api/hotline/suggest?${new URLSearchParams({ text })}`);
  expect(emergency?.to ?? null).toBe(to);
  expect(emergency === null || emergency.say.zh.includes(to ?? "")).toBe(true);
});

test("a district that the city does not have is refused by its field; a topic that is none is told from the words", async () => {
  const payload = {
    commandId: randomUUID(),
    text: "门口路灯不亮",
    division: "999999",
    channel: "phone",
    topic: "no.such",
  };
  const send = (more: object) =>
    server.http.inject({
      method: "POST",
      url: "/api/hotline/requests",
      headers: { cookie },
      payload: { ...payload, ...more },
    });
  const refused = await send({});
  expect([refused.statusCode, refused.json().faults.map(({ field }: { field: string }) => field)]).toEqual([
    400,
    ["division"],
  ]);
  const { data } = await getCaseByNumber(server.platform.pool, (await send({ division: "360302" })).json().number);
  expect(data.topic).toBe("roads.lamp");
});
