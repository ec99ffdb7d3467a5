import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../portal/testing/browserOf.ts";
import { browserOf } from "../portal/testing/browserOf.ts";
import { PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
let phones = 13900006000;
const entitled = { aboveSize: true, revenue: 5200, abnormal: false };
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
}, 60_000);
afterAll(() => world.server.end());

const clause = (limit: number, amount: number, title = "首次上规模奖励") =>
  `条款：${title}\n条件：是 规模以上企业 且 上年度营业收入 ≥ ${limit} 万元\n兑现：定额 ${amount} 万元`;

interface Detail {
  readonly totalFen: number;
  readonly text: string;
  readonly mayRevise: boolean;
  readonly claimsUnderWay: number;
  readonly versions: readonly {
    number: string;
    version: number;
    state: string;
    validFrom: string;
    validUntil: string;
  }[];
  readonly base: {
    number: string;
    differences: { title: { zh: string }; before?: { zh: string }; after?: { zh: string } }[];
  };
}
const detail = async (number: string, who = "officer-gxj") =>
  (await world.send<Detail>(who, `/api/policies/${number}`)).body;
const revision = (number: string, who = "officer-gxj") =>
  world.send<{ number: string }>(who, `/api/policies/${number}/revisions`, {});
const content = {
  ...{ title: "工业企业上规模奖励", summary: "第一次上规模的企业奖励", source: "测试文件第二条", payer: "px-czj" },
  ...{ kind: "instant", noticeDays: "0", budget: 100, validFrom: "2026-11-10", validUntil: "2027-06-30" },
};
/** Drafts the next version of a policy with these changes, and hands it in. */
async function submitted(policy: string, more: object): Promise<string> {
  const { number } = (await revision(policy)).body;
  const changed = await world.act("officer-gxj", number, "revise", { ...content, ...more });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);
  const sent = await world.act("officer-gxj", number, "submit");
  expect(sent.status, JSON.stringify(sent.body)).toBe(200);
  return number;
}
interface Firm {
  readonly uscc: string;
  readonly firm: Browser;
  readonly again: () => Promise<Browser>;
}
async function firmWith(serial: number, known: Parameters<PolicyWorld["firm"]>[1]): Promise<Firm> {
  const uscc = await world.firm(serial, known);
  const firm = await world.citizen(String(++phones), uscc);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  const phone = String(phones);
  // A session does not outlast the days between two versions.
  const again = async () => {
    const browser = await world.citizen(phone);
    await browser.post("/mine/acting", { uscc });
    return browser;
  };
  return { uscc, firm, again };
}

let revised: {
  readonly first: string;
  readonly second: string;
  readonly claim: string;
  readonly claimant: Firm;
  readonly late: Firm;
  readonly newcomer: Firm;
};

test("a revision is drafted once, told in what it differs and who gains and loses, and published by another", async () => {
  const first = await world.policy({ text: clause(2000, 10), noticeDays: "0" });
  const claimant = await firmWith(1, entitled);
  const late = await firmWith(2, { ...entitled, revenue: 2500 });
  const newcomer = await firmWith(3, { ...entitled, revenue: 9000 });
  await claimant.firm.post("/mine/space/claim", { policy: first, place: "0" });
  const claim = (await world.claims(first))[0]?.number ?? "";

  expect((await revision(first, "officer-scj")).status, "another unit's").toBe(403);
  const opened = await Promise.all([revision(first), revision(first)]);
  const [second = ""] = opened.map(({ body }) => body.number);
  expect(opened[1]?.body.number, "two who begin at once begin one draft").toBe(second);
  await submitted(first, { text: clause(3000, 12), budget: 150 });
  const draft = await detail(second, "head-gxj");
  expect(draft.base.number).toBe(first);
  expect(draft.base.differences.map(({ title, before, after }) => [title.zh, before?.zh, after?.zh])).toEqual(
    expect.arrayContaining([
      ["预算", "100 万元", "150 万元"],
      ["有效期自", "2026-01-01", "2026-11-10"],
      ["条款 1", expect.stringContaining("10 万元"), expect.stringContaining("12 万元")],
    ]),
  );
  expect(await world.budget(first), "a draft has no say in the budget").toMatchObject({ total: 100_000_000 });
  const trial = await world.send<object>("head-gxj", "/api/policies/trial", { text: draft.text, against: first });
  expect(trial.body).toMatchObject({
    changes: {
      gain: { firms: 2, fen: 4_000_000 },
      lose: { firms: 1, fen: 10_000_000, most: [{ uscc: late.uscc, beforeFen: 10_000_000, afterFen: 0 }] },
    },
  });

  const stranger = browserOf(world.server.http);
  expect((await stranger.get(`/policies/${second}`)).status, "a draft is nobody's outside").toBe(404);
  expect((await world.act("officer-gxj", second, "publish")).status).toBe(403);
  expect((await world.act("head-gxj", second, "publish")).status).toBe(200);
  await world.server.settle();
  revised = { first, second, claim, claimant, late, newcomer };
}, 60_000);

test("the version before ends the day before, claims stay with theirs, the budget goes on, a clause is claimed once in all", async () => {
  const { first, second, claim, claimant, late, newcomer } = revised;
  const stranger = browserOf(world.server.http);
  expect((await detail(first)).versions).toMatchObject([
    { number: second, version: 2, state: "published", validFrom: "2026-11-10", validUntil: "2027-06-30" },
    { number: first, version: 1, state: "published", validUntil: "2026-11-09" },
  ]);
  expect(await world.budget(first)).toEqual({ total: 150_000_000, setAside: 0, paid: 0 });
  const old = (await stranger.get(`/policies/${first}`)).html;
  expect(old).toContain(`href="/policies/${second}"`);
  expect((await stranger.get(`/policies/${second}`)).html).toContain("还没有生效");
  expect((await late.firm.get("/mine/space")).html, "until its day the old one is offered").toContain(
    `claim-${first}-0`,
  );

  world.server.setNow("2026-11-10T02:00:00.000Z");
  await world.server.settle();
  expect((await detail(first)).versions[1]).toMatchObject({ state: "ended" });
  expect((await world.act("officer-gxj", claim, "approve")).status, "by the version that it was filed under").toBe(200);
  expect(await world.budget(first)).toMatchObject({ setAside: 10_000_000 });
  const tooLate = await late.again();
  expect((await tooLate.post("/mine/space/claim", { policy: first, place: "0" })).html).toContain("不在有效期内");
  expect((await tooLate.post("/mine/space/claim", { policy: second, place: "0" })).html).toContain("不符合条件");
  const again = await (await claimant.again()).post("/mine/space/claim", { policy: second, place: "0" });
  expect(again.html, "the same clause is not claimed once a version").toContain("已经申请过");
  await (await newcomer.again()).post("/mine/space/claim", { policy: second, place: "0" });
  const [next] = await world.claims(second);
  expect(next?.uscc).toBe(newcomer.uscc);
  await world.act("officer-gxj", next?.number ?? "", "approve");
  expect(await world.budget(first)).toMatchObject({ total: 150_000_000, setAside: 22_000_000 });
  expect((await stranger.get("/policies")).html).not.toContain(`/policies/${first}"`);
}, 60_000);

test("a version holds from tomorrow at the earliest, asks no less of the budget than is set aside, and knows what grew meanwhile", async () => {
  world.server.setNow("2026-11-12T02:00:00.000Z");
  const first = await world.policy({ text: clause(2000, 10), noticeDays: "0" });
  const { firm } = await firmWith(11, entitled);
  await firm.post("/mine/space/claim", { policy: first, place: "0" });
  await world.act("officer-gxj", (await world.claims(first))[0]?.number ?? "", "approve");
  const { number } = (await revision(first)).body;
  const days = { validFrom: "2026-11-12", validUntil: "2027-06-30" };
  await world.act("officer-gxj", number, "revise", { ...content, ...days, text: clause(2000, 12) });
  const today = await world.act("officer-gxj", number, "submit");
  expect([today.status, JSON.stringify(today.body)]).toEqual([422, expect.stringContaining("最早从明天")]);
  const redraft = async (more: object) => {
    expect(
      (await world.act("officer-gxj", number, "revise", { ...content, text: clause(2000, 12), ...more })).status,
    ).toBe(200);
    expect((await world.act("officer-gxj", number, "submit")).status).toBe(200);
    return world.act("head-gxj", number, "publish");
  };
  const from = { validFrom: "2026-11-20" };
  const little = await redraft({ ...from, budget: 9.99 });
  expect([little.status, JSON.stringify(little.body)]).toEqual([422, expect.stringContaining("低于已占用")]);
  await world.act("head-gxj", first, "addBudget", { more: 30, reason: "市政府同意追加" });
  const stale = await world.act("head-gxj", number, "publish");
  expect([stale.status, JSON.stringify(stale.body)]).toEqual([422, expect.stringContaining("追加过预算")]);
  await world.act("head-gxj", number, "sendBack", { reason: "按追加后的预算改" });
  expect((await redraft({ ...from, budget: 130 })).status).toBe(200);
  expect(await world.budget(first)).toMatchObject({ total: 130_000_000, setAside: 10_000_000 });
  await world.act("head-gxj", number, "addBudget", { more: 5.5, reason: "再追加" });
  expect(await world.budget(first), "one budget, whichever version it is added to").toMatchObject({
    total: 135_500_000,
  });
}, 60_000);

test("a version withdrawn before its day leaves the one before as it was; a draft that was given up is nobody's to read", async () => {
  world.server.setNow("2026-11-12T02:00:00.000Z");
  const first = await world.policy({ text: clause(2000, 10) });
  const second = await submitted(first, { text: clause(1000, 12), validFrom: "2026-11-20" });
  await world.act("head-gxj", second, "publish");
  await world.server.settle();
  expect((await detail(first)).versions[1]).toMatchObject({ validUntil: "2026-11-19" });
  const two = await world.send<{ number: string }>("officer-gxj", `/api/policies/${first}/revisions`, {});
  expect([two.status, JSON.stringify(two.body)]).toEqual([422, expect.stringContaining(second)]);
  await world.act("head-gxj", second, "withdraw", { reason: "暂缓调整" });
  await world.server.settle();
  expect((await detail(first)).versions[1]).toMatchObject({ state: "published", validUntil: "2026-12-31" });
  const stranger = browserOf(world.server.http);
  expect((await stranger.get(`/policies/${first}`)).html).not.toContain("新版本自");
  expect((await stranger.get(`/policies/${second}`)).html, "it was published").toContain("已停止执行");
  const third = (await revision(first)).body.number;
  expect(third).not.toBe(second);
  await world.act("head-gxj", third, "withdraw", { reason: "不改了" });
  expect((await stranger.get(`/policies/${third}`)).status, "it never was").toBe(404);
  expect((await detail(first)).mayRevise).toBe(true);
}, 60_000);

test("a clause that is given another name is the same: it is not claimed anew, and the differences tell of its name", async () => {
  world.server.setNow("2026-11-12T02:00:00.000Z");
  const first = await world.policy({ text: clause(2000, 10), noticeDays: "0" });
  const { firm, again } = await firmWith(21, entitled);
  await firm.post("/mine/space/claim", { policy: first, place: "0" });
  const { number: second } = (await revision(first)).body;
  const { text } = await detail(second);
  expect(text).toContain("条款 1：首次上规模奖励");
  const renamed = text.replace("首次上规模奖励", "上规模一次性奖励");
  await submitted(first, { text: `${renamed}\n\n${clause(1000, 3, "新增一档")}`, validFrom: "2026-11-20" });
  const shown = (await detail(second)).base.differences.filter(({ title }) => title.zh.startsWith("条款"));
  expect(shown.map(({ title, before, after }) => [title.zh, before?.zh.slice(0, 8), after?.zh.slice(0, 8)])).toEqual([
    ["条款 1", "首次上规模奖励：", "上规模一次性奖励"],
    ["条款 2", undefined, "新增一档：是 规"],
  ]);
  expect((await world.act("head-gxj", second, "publish")).status).toBe(200);
  await world.server.settle();
  world.server.setNow("2026-11-20T02:00:00.000Z");
  const later = await again();
  const html = (await later.get("/mine/space")).html;
  expect([html.includes(`id="claim-${second}-0"`), html.includes(`id="claim-${second}-1"`)]).toEqual([false, true]);
  const refused = await later.post("/mine/space/claim", { policy: second, place: "0" });
  expect([refused.status, refused.html.includes("已经申请过")]).toEqual([422, true]);
  expect((await later.post("/mine/space/claim", { policy: second, place: "1" })).status).toBe(303);
}, 60_000);

test("two clauses of one name are told while they are written", async () => {
  const text = `${clause(2000, 10)}\n\n${clause(5000, 10)}`;
  const { body } = await world.send<{ faults: unknown[] }>("officer-gxj", "/api/policies/trial", { text });
  expect(body.faults).toEqual([expect.objectContaining({ line: 5 })]);
  const entered = await world.send<{ number: string }>("officer-gxj", "/api/policies", {
    ...{ ...content, text, unit: "px-gxj", commandId: randomUUID() },
  });
  expect((await world.act("officer-gxj", entered.body.number, "submit")).status).toBe(422);
});

test("of two who change one draft the second is told, nothing is lost, and what was looked at is then written over", async () => {
  const { body } = await world.send<{ number: string }>("officer-gxj", "/api/policies", {
    ...{ ...content, text: clause(2000, 10), unit: "px-gxj", commandId: randomUUID() },
  });
  const open = async (who: string) => {
    const { body: view } = await world.send<{
      actions: { name: string; seen?: number; fields: { name: string; value?: string }[] }[];
    }>(who, `/api/cases/${body.number}`);
    const revise = view.actions.find(({ name }) => name === "revise");
    return { seen: revise?.seen, text: revise?.fields.find(({ name }) => name === "text")?.value };
  };
  const save = (who: string, text: string, seen: number | undefined) =>
    world.send<{ reason: { zh: string } }>(who, `/api/cases/${body.number}/actions/revise`, {
      ...{ commandId: randomUUID(), input: { ...content, text }, seen },
    });
  const [one, two] = [await open("officer-gxj"), await open("head-gxj")];
  expect((await save("officer-gxj", clause(3000, 10), one.seen)).status).toBe(200);
  const late = await save("head-gxj", clause(4000, 10), two.seen);
  expect([late.status, late.body.reason.zh]).toEqual([409, expect.stringContaining("您写的还在")]);
  const now = await open("head-gxj");
  expect(now.text, "the first one's words stand").toBe(clause(3000, 10));
  expect((await save("head-gxj", clause(4000, 10), now.seen)).status).toBe(200);
  expect((await open("officer-gxj")).text).toBe(clause(4000, 10));
});
