import { randomUUID } from "node:crypto";
import { urgeDue } from "@wuxing/areas/oversight";
import type { Actor } from "@wuxing/kernel/procedure";
import { getCaseByNumber, handle, passDeadlines } from "@wuxing/platform/casework";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn, staff, type TestServer, testServer } from "./testServer.ts";

/** Articles from draft to withdrawal, found, cited and reviewed in time; only the clock is false. */
let server: TestServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z");
  for (const who of ["agent1", "officer-cgj", "coordinator1"]) cookies[who] = await signedIn(server, who);
}, 60_000);
afterAll(() => server.end());

const owner = staff("px-cgj", "officer");
const post = (who: string, url: string, payload: object) =>
  server.http.inject({ method: "POST", url, headers: { cookie: cookies[who] ?? "" }, payload });
const get = async (url: string, who = "agent1") =>
  (await server.http.inject({ url, headers: { cookie: cookies[who] ?? "" } })).json();
const lamp = {
  title: "路灯坏了多久修好",
  text: "主次干道的路灯接报后 24 小时内修复，背街小巷 48 小时内修复；线路被盗、电缆故障的，五日内修复。报修电话 0799-6666001。",
  topics: ["roads.lamp"],
  public: true,
  validFrom: "2026-01-01",
};
const write = (who: string, more: object = {}) =>
  post(who, "/api/knowledge", { commandId: randomUUID(), unit: "px-cgj", ...lamp, ...more });
async function act(number: string, action: string, input: object = {}, actor: Actor = owner) {
  const { id } = await getCaseByNumber(server.platform.pool, number);
  return (await handle(server.platform.casework, { caseId: id, action, input, actor, commandId: randomUUID() })).case;
}
async function published(more: object = {}): Promise<string> {
  const { number } = (await write("officer-cgj", more)).json();
  await act(number, "publish");
  return number;
}
const find = async (query: Record<string, string>) =>
  (await get(`/api/knowledge?${new URLSearchParams(query)}`)).lines as { number: string; citable: boolean }[];
const answer = (cites: readonly string[]) =>
  post("agent1", "/api/hotline/requests", {
    ...{ commandId: randomUUID(), text: "门口的路灯什么时候修好？", division: "360302004", channel: "phone" },
    ended: { action: "answerDirectly", input: { answer: "24 小时内修好。", cites } },
  });

describe("writing", () => {
  test("is for the unit that answers for it, and for the hotline", async () => {
    expect((await write("officer-cgj")).statusCode).toBe(201);
    expect((await write("agent1")).statusCode).toBe(201);
    expect((await write("officer-cgj", { unit: "px-jtj" })).statusCode).toBe(403);
    expect((await write("coordinator1")).statusCode).toBe(403);
    expect((await write("agent1", { unit: "px-none" })).statusCode).toBe(400);
  });
  test("counts a new version at each revision of what was published, and keeps the old ones", async () => {
    const number = await published();
    const text = `${lamp.text}夜间另有值班电话。`;
    await act(number, "revise", { ...lamp, text, because: "补充值班电话" });
    const { version, versions, topics } = await get(`/api/knowledge/${number}`);
    expect([version, topics]).toEqual([2, ["roads.lamp"]]);
    expect(versions.map((one: { version: number; text: string }) => [one.version, one.text])).toEqual([
      [2, text],
      [1, lamp.text],
    ]);
  });
  test.each([
    [{ validUntil: "2025-12-31" }, "有效期止不能早于"],
    [{ reviewOn: "2026-11-02" }, "复核日期应在今天以后"],
    [{ reviewOn: "2027-03-01", validUntil: "2027-02-01" }, "复核日期不能晚于有效期止"],
  ])("refuses days that cannot be: %j", async (days, says) => {
    const number = await published();
    await expect(act(number, "revise", { ...lamp, ...days, because: "改日期" })).rejects.toMatchObject({
      reason: { zh: expect.stringContaining(says) },
    });
  });
});

describe("finding", () => {
  test("goes by words, by topic, and by what somebody says", async () => {
    const number = await published({
      title: "井盖不见了找谁",
      text: "井盖缺失、破损的，城管部门两小时内设置围挡，当日更换。",
      topics: ["roads.manhole"],
    });
    const numbers = async (query: Record<string, string>) => (await find(query)).map((line) => line.number);
    expect(await numbers({ q: "井盖" })).toEqual([number]);
    expect(await numbers({ q: "井盖 电梯" })).toEqual([]);
    expect(await numbers({ topic: "roads.manhole" })).toEqual([number]);
    expect((await numbers({ about: "后埠街那边井盖缺失，晚上骑车很危险" }))[0]).toBe(number);
    expect(await numbers({ about: "小孩上学" })).toEqual([]);
    expect(await numbers({ about: "你好", topic: "roads.manhole" })).toEqual([number]);
  });
  test("finds drafts only for who looks for all, never beside the form", async () => {
    const { number } = (
      await write("officer-cgj", { title: "隧道照明检修", text: "隧道照明每季度检修一次，检修时半幅通行。" })
    ).json();
    expect((await find({ q: "隧道" })).map((line) => line.number)).toEqual([number]);
    expect(await find({ about: "隧道照明坏了" })).not.toContainEqual(expect.objectContaining({ number }));
  });
});

test("words of most articles lift none: the one that shares the rare word comes first", async () => {
  const common = "市民咨询的办理流程和所需材料，由窗口受理，办理时间以窗口告知为准。";
  for (let i = 0; i < 12; i++)
    await published({ title: `市民办理材料须知 ${i}`, text: `${common}第 ${i} 种。`, topics: [] });
  const rare = await published({ title: "养犬登记", text: "犬只要打狂犬疫苗，凭免疫证登记。", topics: [] });
  for (let i = 12; i < 15; i++)
    await published({ title: `市民办理材料须知 ${i}`, text: `${common}第 ${i} 种。`, topics: [] });
  const [first] = await find({ about: "市民咨询：窗口办理时间和材料，我家的犬怎么登记" });
  expect(first?.number).toBe(rare);
});

describe("citing", () => {
  test("keeps the version that was cited, and an answer cites only what holds", async () => {
    const number = await published();
    const good = await answer([`${number}@1`]);
    expect(good.json()).toMatchObject({ state: "callBack" });
    const cited = await getCaseByNumber(server.platform.pool, good.json().number);
    expect(cited.data.cites).toEqual([`${number}@1`]);
    await act(number, "revise", { ...lamp, text: `${lamp.text}改。`, because: "更新" });
    expect((await getCaseByNumber(server.platform.pool, good.json().number)).data.cites).toEqual([`${number}@1`]);
    const old = await answer([`${number}@1`]);
    expect([old.statusCode, JSON.stringify(old.json())]).toEqual([400, expect.stringContaining("已更新到第 2 版")]);
    await act(number, "withdraw", { reason: "政策废止" });
    expect(JSON.stringify((await answer([`${number}@2`])).json())).toContain("已停用");
    expect(JSON.stringify((await answer(["ZS-none@1"])).json())).toContain("知识库里没有");
    expect((await answer(["nonsense"])).statusCode).toBe(400);
  });
  test("is refused once the validity is over, and the error says what to do", async () => {
    const number = await published({ validUntil: "2026-11-05", reviewOn: "2026-11-05" });
    expect((await answer([`${number}@1`])).statusCode).toBe(201);
    server.setNow("2026-11-06T02:00:00.000Z");
    const late = await answer([`${number}@1`]);
    expect(late.statusCode).toBe(400);
    expect(JSON.stringify(late.json())).toContain("请点“报错”催主管单位修订");
    expect((await find({ q: "路灯" })).find((line) => line.number === number)?.citable).toBe(false);
    server.setNow("2026-11-02T02:00:00.000Z");
  });
});

test("an article that is not looked at in time presses its owner", async () => {
  const number = await published({ reviewOn: "2026-12-01" });
  const { id } = await getCaseByNumber(server.platform.pool, number);
  await urgeDue(server.platform);
  server.setNow("2026-12-02T02:00:00.000Z");
  await passDeadlines(server.platform.casework);
  expect(await getCaseByNumber(server.platform.pool, number)).toMatchObject({ state: "reviewDue", unit: "px-cgj" });
  await urgeDue(server.platform);
  server.setNow("2026-12-10T02:00:00.000Z");
  await urgeDue(server.platform);
  const { rows } = await server.platform.pool.query(
    "SELECT unit FROM cases WHERE parent_id = $1 AND type = 'oversight.urging' AND data->>'kind' = 'written'",
    [id],
  );
  expect(rows).toEqual([{ unit: "px-cgj" }]);
  const confirmed = await act(number, "confirm", { reviewOn: "2027-03-01" });
  expect(confirmed).toMatchObject({ state: "published", clock: { dueAt: "2027-03-01T15:59:59.999Z" } });
  expect(confirmed.data.version).toBe(1);
});
