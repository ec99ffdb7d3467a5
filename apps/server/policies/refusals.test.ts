import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../portal/testing/browserOf.ts";
import { PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
let phones = 13900007000;
const entitled = { aboveSize: true, revenue: 5200, abnormal: false };
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
}, 60_000);
afterAll(() => world.server.end());

interface Claimed {
  readonly firm: Browser;
  readonly uscc: string;
  readonly number: string;
}

/** A firm with an account that has claimed. */
async function claimed(serial: number, policy: string): Promise<Claimed> {
  const uscc = await world.firm(serial, entitled);
  const firm = await world.citizen(String(++phones), uscc);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  await firm.post("/mine/space/claim", { policy, place: "0" });
  return { firm, uscc, number: (await world.claims(policy)).find((one) => one.uscc === uscc)?.number ?? "" };
}
const stateOf = async (policy: string, number: string) =>
  (await world.claims(policy)).find((one) => one.number === number)?.state;
const order = async (): Promise<string> => {
  const body = { commandId: randomUUID(), payer: "px-czj" };
  return (await world.send<{ id: string }>("officer-czj", "/api/policies/payments", body)).body.id;
};
const answer = (batch: string, file: string) =>
  world.send<{ paid: number; rejected: number; before: number; open: number; differences: unknown[] }>(
    "officer-czj",
    `/api/policies/payments/${batch}/answer`,
    undefined,
    file,
  );
const tx = (number: string, status: string) =>
  `<TxInfAndSts><OrgnlEndToEndId>${number}</OrgnlEndToEndId><TxSts>${status}</TxSts></TxInfAndSts>`;
const pain002 = (transfers: string, group = "") =>
  `<?xml version="1.0"?><Document><CstmrPmtStsRpt>${group && `<OrgnlGrpInfAndSts>${group}</OrgnlGrpInfAndSts>`}
<OrgnlPmtInfAndSts>${transfers}</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

test("an answer that is no answer, or contradicts itself, is told so and settles nothing wrongly", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const [a, b] = [await claimed(1, policy), await claimed(2, policy)];
  for (const { number } of [a, b]) await world.act("officer-gxj", number, "approve");
  const batch = await order();
  const nested = pain002("<TxInfAndSts><OrgnlEndToEndId><x>1</x></OrgnlEndToEndId><TxSts><y/></TxSts></TxInfAndSts>");
  const twice = pain002(tx(`1</OrgnlEndToEndId><OrgnlEndToEndId>${a.number}`, "ACSC"));
  for (const file of [nested, twice, pain002(tx(a.number, "constructor")), `兑现编号,结果\n${a.number},constructor`])
    expect((await answer(batch, file)).body, file).toMatchObject({ paid: 0, rejected: 0, open: 2 });
  for (const file of ["", "<<<>>>", `${"<a>".repeat(20_000)}${"</a>".repeat(20_000)}`, "<Document/>"])
    expect((await answer(batch, file)).status, file.slice(0, 40)).toBe(422);
  const both = await answer(batch, pain002(tx(a.number, "RJCT") + tx(a.number, "ACSC")));
  expect(both.body).toMatchObject({ paid: 0, rejected: 1, open: 1, differences: [{ number: a.number }] });
  expect([await stateOf(policy, a.number), await stateOf(policy, b.number)]).toEqual(["bounced", "ordered"]);
  const other = await answer(batch, pain002(tx(b.number, "ACSC"), "<OrgnlMsgId>FK20261101-another</OrgnlMsgId>"));
  expect([other.status, JSON.stringify(other.body)]).toEqual([422, expect.stringContaining("FK20261101-another")]);
  const whole = await answer(batch, pain002("", `<OrgnlMsgId>${batch}</OrgnlMsgId><GrpSts>RJCT</GrpSts>`));
  expect(whole.body, "the bank refuses what is left as one").toMatchObject({ rejected: 1, open: 0 });
  expect(await world.budget(policy)).toMatchObject({ setAside: 20_000_000, paid: 0 });
}, 60_000);

test("the answer to a claim's first order does not settle its second", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const { number, firm } = await claimed(10, policy);
  await world.act("officer-gxj", number, "approve");
  const first = await order();
  const refused = `兑现编号,结果\n${number},退回`;
  await answer(first, refused);
  await firm.post(`/mine/space/cases/${number}/correct`, {});
  const second = await order();
  expect((await answer(second, refused)).body).toMatchObject({ rejected: 0, open: 1, differences: [{ number }] });
  expect((await answer(second, `兑现编号,结果,批次\n${number},退回,${first}`)).status).toBe(422);
  expect(await stateOf(policy, number)).toBe("ordered");
  expect((await answer(second, `兑现编号,结果,批次\n${number},退回,${second}`)).body).toMatchObject({ rejected: 1 });
});

test("one payer's orders never go into another's file, and an order that ordered nothing is in no list", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const { number } = await claimed(20, policy);
  await world.act("officer-gxj", number, "approve");
  const commandId = randomUUID();
  const id = `FK20261102-${commandId.slice(0, 8)}`;
  await world.server.platform.pool.query(
    "INSERT INTO policy_batches (id, payer, made_at, made_by, pay_on) VALUES ($1, 'px-rsj', now(), 'x', now())",
    [id],
  );
  const sent = await world.send("officer-czj", "/api/policies/payments", { commandId, payer: "px-czj" });
  expect([sent.status, await stateOf(policy, number)]).toEqual([422, "payable"]);
  const { body } = await world.send<{ batches: { id: string }[] }>("officer-rsj", "/api/policies/payments");
  expect(body.batches).toEqual([]);
});

test("what was found unasked is accepted with an account alone; a copied bank's name keeps no signs that no file can hold", async () => {
  const policy = await world.policy({ kind: "unasked", noticeDays: "0" });
  const uscc = await world.firm(30, entitled);
  const firm = await world.citizen(String(++phones), uscc);
  await world.find();
  const number = (await world.claims(policy)).find((one) => one.uscc === uscc)?.number ?? "";
  const early = await firm.post(`/mine/space/cases/${number}/confirm`, {});
  expect([early.status, early.html.includes("请先填写收款账户")]).toEqual([422, true]);
  expect((await firm.get("/mine/space")).html).toContain('href="#account-head"');
  await firm.post("/mine/space/account", { bank: "江西银行\u0001\n萍乡分行", account: "6200-1234 5678 9012" });
  expect((await firm.get("/mine/space")).html).toContain("江西银行 萍乡分行");
  expect((await firm.post(`/mine/space/cases/${number}/confirm`, {})).status).toBe(303);
  expect(await stateOf(policy, number)).toBe("filed");
});

test("a firm and a policy of long names can be objected to; a policy names a payer that there is", async () => {
  const text = `条款：${"条款名称".repeat(14)}\n条件：是 规模以上企业\n兑现：定额 1 元`;
  const policy = await world.policy({ title: "很长的政策名称".repeat(11), text });
  const uscc = await world.firm(40, entitled);
  await world.server.platform.pool.query("UPDATE policy_firms SET name = $2 WHERE uscc = $1", [
    uscc,
    "企业名称".repeat(45),
  ]);
  const firm = await world.citizen(String(++phones), uscc);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  await firm.post("/mine/space/claim", { policy, place: "0" });
  const number = (await world.claims(policy))[0]?.number ?? "";
  await world.act("officer-gxj", number, "approve");
  const stranger = await world.citizen(String(++phones));
  expect((await stranger.post(`/policies/notices/${number}/object`, { text: "与事实不符" })).status).toBe(303);

  const entered = await world.send<{ number: string }>("officer-gxj", "/api/policies", {
    ...{ commandId: randomUUID(), unit: "px-gxj", payer: "no-such-unit", title: "没有拨款单位的政策", text },
    ...{ summary: "看看谁来付", source: "测试文件", budget: 1, validFrom: "2026-01-01", validUntil: "2026-12-31" },
  });
  const submitted = await world.act("officer-gxj", entered.body.number, "submit");
  expect([submitted.status, JSON.stringify(submitted.body)]).toEqual([422, expect.stringContaining("拨款单位")]);
});

test("a firm's claims are for those who decide and pay, also in its file; leaders read and enter nothing; nothing stands twice", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const { uscc } = await claimed(50, policy);
  const claimsFor = async (who: string) =>
    (await world.send<{ claims: unknown[] }>(who, `/api/policies/firms/${uscc}`)).body.claims.length;
  expect([await claimsFor("officer-gxj"), await claimsFor("officer-czj")]).toEqual([1, 1]);
  expect([await claimsFor("officer-scj"), await claimsFor("leader1")]).toEqual([0, 1]);
  const row = `${uscc},样例企业50,经营异常名录,否,2026-11-01,市场监管局`;
  const table = `统一社会信用代码,企业名称,指标,值,数据日期,来源\n${row}\n${row.replace("否", "是")}`;
  const imported = await world.send("officer-scj", "/api/policies/firms/import", undefined, table);
  expect(imported.body).toMatchObject({ done: false, faults: [{ row: 3, column: "指标" }] });
  expect((await world.send("leader1", "/api/policies/firms/import", undefined, table)).status).toBe(403);
  expect((await world.find("leader1")).status).toBe(403);
});

test("what would give nothing is not offered", async () => {
  const text = "条款：按利息\n条件：是 规模以上企业\n兑现：上年度营业收入 的 10%";
  const policy = await world.policy({ text });
  const firm = await world.citizen(String(++phones), await world.firm(60, { aboveSize: true, revenue: 0 }));
  const { html } = await firm.get("/mine/space");
  expect(html).toContain("按利息");
  expect(html).not.toContain(`id="claim-${policy}-0"`);
  expect(html).toContain("或为零");
});
