import { randomUUID } from "node:crypto";
import { watchTopics } from "@wuxing/areas/hotline";
import { sampleRequest } from "@wuxing/areas/hotline/sample";
import { learnRarity, rarityFile } from "@wuxing/kernel/matters";
import type { Actor } from "@wuxing/kernel/procedure";
import { handle, type Reaction, reactionFollower } from "@wuxing/platform/casework";
import { seeded } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer("2026-08-03T01:00:00.000Z");
  cookie = await signedIn(server, "agent1");
  await server.platform.pool.query("INSERT INTO term_rarities VALUES (now(), 400, $1)", [rarityFile(common())]);
}, 60_000);
afterAll(() => server.end());

/** How people of the city speak, as it would be learnt from their requests. */
function common() {
  const random = seeded(3);
  const texts = Array.from(
    { length: 400 },
    () => sampleRequest(random, { division: "360300", day: "2026-08-03" }).text,
  );
  return learnRarity(texts);
}
const agent = staff("px-12345", "agent");
const outage = "秋收广场旁边的金典城小区停水三天了，打水厂电话没人接。";
const act = (caseId: number, action: string, input: object, actor: Actor = agent) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
async function take(text: string, more: object = {}) {
  const command = requestCommand(text);
  const { case: c } = await server.platform.intake({ ...command, input: { ...command.input, ...more } });
  return c;
}
const get = async (url: string, as = cookie) => (await server.http.inject({ url, headers: { cookie: as } })).json();
const like = async (text: string, as?: string) =>
  (await get(`/api/hotline/matters/like?${new URLSearchParams({ text, division: "360302" })}`, as)).matters;
const send = (url: string, payload: object) =>
  server.http.inject({ method: "POST", url, payload, headers: { cookie } });
const stateOf = async (number: string) => (await get(`/api/cases/${number}`)).state;

test("whoever tells of the same matter in other words finds it while he speaks, with the words that both used; one key joins him", async () => {
  const lead = await take(outage);
  for (const other of ["后埠街路灯不亮", "公交车班次太少，等了一个小时", "秋收广场跳舞的音响太吵"]) await take(other);
  await server.settle();
  const [first, ...others] = await like("我家住金典城，已经停水好几天，什么时候来水");
  expect(first).toMatchObject({ request: { number: lead.number }, callers: 1 });
  expect(first.because.join()).toContain("金典城");
  expect(others).toEqual([]);
  const body = { commandId: randomUUID(), text: "金典城又停水了", division: "360302", channel: "phone" };
  const taken = await send("/api/hotline/requests", { ...body, joinTo: lead.number });
  expect(taken.json()).toMatchObject({ state: "joined", joinedTo: lead.number });
  await server.settle();
  expect((await like("金典城停水"))[0]).toMatchObject({ request: { number: lead.number }, callers: 2 });
  expect(await get(`/api/hotline/requests/${lead.number}/matter`)).toMatchObject({
    joined: { count: 1, requests: [{ number: taken.json().number }] },
    like: [],
  });
  const list = await get(`/api/desk/cases?matter=${lead.number}`);
  expect(list.lines.map(({ number }: { number: string }) => number).sort()).toEqual(
    [lead.number, taken.json().number].sort(),
  );
});

test("what ended, and a request whose reporter is kept secret, is found by nobody; joining to it keeps the call and says why", async () => {
  const ended = await take("萍实桥上的井盖裂了，车子一过哐当响");
  const secret = await take("萍实桥工地偷工减料，举报", { kind: "report" });
  await server.settle();
  expect((await like("萍实桥的井盖裂了"))[0].request.number).toBe(ended.number);
  await act(ended.id, "answerDirectly", { answer: "已更换。", asked: "satisfied" });
  const handed = await take("虹桥路桥墩下面冒烟起火了");
  await act(handed.id, "handOver", { to: "119", receipt: "接警员 3 号" });
  await server.settle();
  const { rows } = await server.platform.pool.query("SELECT 1 FROM matter_requests WHERE case_id = ANY($1)", [
    [ended.id, handed.id],
  ]);
  expect(rows).toEqual([]);
  expect(await like("萍实桥的井盖裂了")).toEqual([]);
  expect(await like("萍实桥工地偷工减料")).toEqual([]);
  for (const [lead, why] of [
    [ended, "已办结"],
    [secret, "没有这件诉求"],
  ] as const) {
    const body = { commandId: randomUUID(), text: "萍实桥有问题", division: "360302", channel: "phone" };
    const taken = (await send("/api/hotline/requests", { ...body, joinTo: lead.number })).json();
    expect(taken).toMatchObject({ state: "received", joinedTo: null });
    expect(taken.joinRefused.zh).toContain(why);
    const again = await send(`/api/hotline/requests/${taken.number}/join`, {
      commandId: randomUUID(),
      lead: lead.number,
    });
    expect(again.statusCode).toBe(422);
    expect(await stateOf(taken.number)).toBe("received");
  }
});

test("accepted as a report it is taken out; nobody finds what lies beyond what he may read", async () => {
  const c = await take("鹅湖公园西门有人卖假药，天天来");
  await server.settle();
  expect(await like("鹅湖公园西门卖假药")).toHaveLength(1);
  const officer = await signedIn(server, "officer-cgj");
  expect(await like("鹅湖公园西门卖假药", officer)).toEqual([]);
  await act(c.id, "dispatch", { unit: "px-cgj" }, staff("px-12345", "dispatcher"));
  expect(await like("鹅湖公园西门卖假药", officer)).toHaveLength(1);
  const other = await take("鹅湖公园东门有人卖假药");
  await act(other.id, "accept", { kind: "report" });
  await server.settle();
  expect((await like("鹅湖公园东门卖假药")).map((m: { request: { number: string } }) => m.request.number)).toEqual([
    c.number,
  ]);
});

test("the week's topics have a trend, a map and a list behind every number; a burst alarms once and not again", async () => {
  const [day, present] = [86_400_000, "2026-10-16T03:00:00.000Z"];
  for (let week = 9; week >= 1; week--) {
    server.setNow(new Date(Date.parse(present) - week * 7 * day).toISOString());
    for (let i = 0; i < 2; i++) await take(`第${week}周停电${i}`, { topic: "energy.outage", division: "360313001" });
  }
  server.setNow(present);
  const leader = await signedIn(server, "leader1");
  const source = server.platform;
  expect(await watchTopics(source), "two a week as ever").toBe(0);
  for (let i = 0; i < 14; i++)
    await take(`湘东老街${i}号停电，冰箱里的菜都坏了`, { topic: "energy.outage", division: "360313001" });
  expect(await watchTopics(source), "the day and the week").toBe(2);
  expect(await watchTopics(source)).toBe(0);
  await server.settle();
  const { topics, matters, alarms } = await get("/api/hotline/topics/week", leader);
  const [power] = topics;
  expect(power).toMatchObject({ topic: "energy.outage", count: 14, usual: 2, weeks: [2, 2, 2, 2, 2, 2, 2, 2, 14] });
  expect(power.counties).toMatchObject([{ division: { code: "360313" }, count: 14 }]);
  expect(alarms).toMatchObject([
    { topic: "energy.outage", county: { code: "360313" }, span: "week", count: 14, usual: 2, endedAt: null },
    { span: "day", count: 14, usual: 2 },
  ]);
  for (const { href, count } of [power, power.counties[0], power.places[0], alarms[0], alarms[1]]) {
    const list = await get(href.replace("/desk/cases", "/api/desk/cases"), leader);
    expect(list.lines, href).toHaveLength(count);
  }
  expect(matters[0]).toMatchObject({ lead: null, count: 14 });
  expect((await get("/api/hotline/topics/alarms", leader)).alarms).toEqual(alarms);
  server.setNow(new Date(Date.parse(present) + 2 * day).toISOString());
  await watchTopics(source);
  const later = (await get("/api/hotline/topics/week", leader)).alarms;
  expect(later.map(({ span, endedAt }: { span: string; endedAt: unknown }) => [span, endedAt === null])).toEqual([
    ["week", true],
    ["day", false],
  ]);
});

test("a reaction whose case went on between its look and its act looks again: nobody stays joined to what leads no more", async () => {
  const [lead, other] = [await take("体育馆地下车库积水，车子开不出来"), await take("体育馆车库进水了")];
  let looked = 0;
  const reaction: Reaction = {
    name: "test.looksAgain",
    type: lead.type,
    when: () => true,
    wishes: async () => {
      if (++looked > 1) return [{ act: "separate", caseId: lead.id, input: { reason: "牵头件已并入别处" } }];
      await act(lead.id, "join", { lead: other.number });
      return [{ act: "countJoined", caseId: lead.id, input: { caseId: other.id } }];
    },
  };
  const { casework, intake, pool } = server.platform;
  const opened = { id: 0, caseId: lead.id, seq: 1, type: lead.type, action: "open", from: null, to: lead.state };
  await reactionFollower(casework, intake, [reaction]).read([opened]);
  expect([looked, await stateOf(lead.number)]).toEqual([2, "accepted"]);
  const { rows } = await pool.query("SELECT fault FROM follower_faults WHERE follower = 'reactions/test.looksAgain'");
  expect(rows).toEqual([]);
});

test("the week's matters are compared once and shown as they stand: to whom they are open, without what is secret now", async () => {
  server.setNow("2026-10-26T02:00:00.000Z");
  const leader = await signedIn(server, "leader1");
  const officer = await signedIn(server, "officer-cgj");
  const said = "滨河路的污水井往外冒臭水";
  const requests = [await take(`${said}，两天了`), await take(`${said}，没法走路`), await take(`${said}，快来修`)];
  const countFor = async (who: string) =>
    (await get("/api/hotline/topics/week", who)).matters.map(({ count }: { count: number }) => count);
  expect(await countFor(leader)).toEqual([3]);
  expect(await countFor(officer), "none of them is his unit's").toEqual([]);
  await take(`${said}，又来了`);
  expect(await countFor(leader), "not compared anew for each who asks").toEqual([3]);
  await act(requests[0]?.id ?? 0, "accept", { kind: "report" });
  expect(await countFor(leader), "kept secret since it was compared").toEqual([2]);
});
