import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Browser } from "../portal/testing/browserOf.ts";
import { PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
let own: Browser;
let uscc = "";
let policy = "";
let bounced: { number: string; policy: string; firm: Browser };
const entitled = { aboveSize: true, revenue: 5200, abnormal: false };
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
  uscc = await world.firm(1, entitled);
  policy = await world.policy();
  own = await world.citizen("13900007801", uscc);
}, 60_000);
afterAll(() => world.server.end());

const xmlAnswer = (number: string, status: string, amount: string) => `<?xml version="1.0"?><Document><CstmrPmtStsRpt>
<OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>${number}</OrgnlEndToEndId><TxSts>${status}</TxSts>
<StsRsnInf><Rsn><Cd>AC01</Cd></Rsn></StsRsnInf><OrgnlTxRef><Amt><InstdAmt Ccy="CNY">${amount}</InstdAmt></Amt></OrgnlTxRef>
</TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`;

test("a policy and a firm's file are found in traditional characters too", async () => {
  for (const q of ["工業企業上規模獎勵", "上規模"]) {
    const html = (await own.get(`/search?q=${encodeURIComponent(q)}`)).html;
    expect(html, q).toContain(`/policies/${policy}`);
    expect((await own.get(`/policies?q=${encodeURIComponent(q)}`)).html, q).toContain(`/policies/${policy}`);
  }
  const files = await world.send<{ firms: unknown[] }>(
    "officer-gxj",
    `/api/policies/firms?q=${encodeURIComponent("樣例企業1")}`,
  );
  expect(files.body.firms).toEqual([expect.objectContaining({ uscc })]);
});

test("clauses are tried before anybody publishes them, faults are told by their place, and who enters does not publish", async () => {
  const trial = (text: string) =>
    world.send<{ faults: unknown[]; clauses: unknown[] }>("officer-gxj", "/api/policies/trial", { text });
  expect((await trial("条款：甲乙\n条件：营业收入 ≥ 1 万元\n兑现：定额 1 元")).body.faults).toMatchObject([
    { line: 2, column: 4 },
  ]);
  expect((await trial("条款：甲乙\n条件：上年度营业收入 ≥ 2000 万元\n兑现：定额 10 万元")).body).toMatchObject({
    ...{ faults: [], firms: 1 },
    clauses: [{ title: "甲乙", matched: 1, refused: 0, unknown: 0, costFen: 10_000_000 }],
  });
  const entered = await world.send<{ number: string }>("head-gxj", "/api/policies", {
    ...{
      commandId: randomUUID(),
      unit: "px-gxj",
      title: "负责人自己录的",
      summary: "看看能不能自己发布",
      source: "测试文件",
    },
    ...{
      text: "条款：甲乙\n条件：是 民营企业\n兑现：定额 1 元",
      budget: 1,
      validFrom: "2026-01-01",
      validUntil: "2026-12-31",
    },
  });
  await world.act("head-gxj", entered.body.number, "submit");
  const published = await world.act("head-gxj", entered.body.number, "publish");
  expect([published.status, JSON.stringify(published.body)]).toEqual([
    422,
    expect.stringContaining("另一个人审核发布"),
  ]);
  expect((await world.send("agent1", "/api/policies")).status).toBe(403);
  expect(
    (
      await world.send("officer-scj", "/api/policies", {
        commandId: randomUUID(),
        unit: "px-gxj",
        title: "别的单位的政策",
        summary: "替别的单位录",
        source: "测试文件",
        budget: 1,
        validFrom: "2026-01-01",
        validUntil: "2026-12-31",
      })
    ).status,
  ).toBe(403);
});

test("a firm reads why it is entitled, gives its account, claims once; approval, notice, order, answer: it is paid", async () => {
  const space = (await own.get("/mine/space")).html;
  for (const words of ["样例企业1", "首次上规模奖励", "5200 万元", "统计部门", "10 万元"])
    expect(space).toContain(words);
  const claim = { policy, place: "0" };
  expect((await own.post("/mine/space/claim", claim)).html, "no account yet").toContain("请先填写收款账户");
  const wrong = await own.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "12" });
  expect([wrong.status, wrong.html.includes("8 到 30 位数字")]).toEqual([422, true]);
  expect((await own.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200 1234 5678 9012" })).to).toBe(
    "/mine/space?done=account",
  );
  expect((await own.get("/mine/space")).html, "masked").not.toContain("620012345678");
  expect((await own.post("/mine/space/claim", claim)).to).toBe("/mine/space?done=claim");
  expect((await own.post("/mine/space/claim", claim)).html).toContain("已经申请过");
  const [filed] = await world.claims(policy);
  const number = filed?.number ?? "";
  const page = await world.send<{ verdict: string; account: object; state: { zh: string } }>(
    "officer-gxj",
    `/api/policies/claims/${number}`,
  );
  expect(page.body).toMatchObject({ verdict: "yes", account: { tail: "9012" }, amountFen: 10_000_000 });
  expect((await world.act("officer-gxj", number, "approve")).status).toBe(200);
  expect(await world.budget(policy)).toEqual({ total: 100_000_000, setAside: 10_000_000, paid: 0 });
  expect((await own.get("/policies/notices")).html).toContain(number);

  // A Saturday: banks carry it out on Monday.
  world.server.setNow("2026-11-07T02:00:00.000Z");
  await world.server.settle();
  expect((await world.claims(policy))[0]?.state).toBe("payable");
  const order = { commandId: randomUUID(), payer: "px-czj" };
  expect((await world.send("officer-gxj", "/api/policies/payments", order)).status, "not the payer").toBe(403);
  const batch = await world.send<{ id: string; ordered: number }>("officer-czj", "/api/policies/payments", order);
  expect(batch.body.ordered).toBe(1);
  const file = await world.send<string>("officer-czj", `/api/policies/payments/${batch.body.id}/pain.001.xml`);
  for (const part of [
    "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09",
    `<EndToEndId>${number}</EndToEndId>`,
    '<InstdAmt Ccy="CNY">100000.00</InstdAmt>',
    "<CtrlSum>100000.00</CtrlSum>",
    "<Dt>2026-11-09</Dt>",
    "<Id>6200123456789012</Id>",
  ])
    expect(file.body).toContain(part);
  const answer = (text: string) =>
    world.send<object>("officer-czj", `/api/policies/payments/${batch.body.id}/answer`, undefined, text);
  expect((await answer("随便")).status).toBe(422);
  expect((await answer(xmlAnswer(number, "ACSC", "99.00"))).body).toMatchObject({
    paid: 0,
    open: 1,
    differences: [{ number }],
  });
  expect((await answer(xmlAnswer(number, "ACSC", "100000.00"))).body).toMatchObject({
    paid: 1,
    open: 0,
    differences: [],
  });
  expect((await answer(`兑现编号,结果\n${number},成功`)).body).toMatchObject({ paid: 0, before: 1, open: 0 });
  expect(await world.budget(policy)).toEqual({ total: 100_000_000, setAside: 10_000_000, paid: 10_000_000 });
  expect((await own.get(`/policies/${policy}`)).html).toContain("90 万元，共 100 万元");
});

test("a policy in force is found by the site's one search", async () => {
  expect((await own.get(`/search?${new URLSearchParams({ q: "工业企业" })}`)).html).toContain(`/policies/${policy}`);
  expect((await own.get(`/search?${new URLSearchParams({ q: "农业企业" })}`)).html).not.toContain(
    `/policies/${policy}`,
  );
});

test("a bank that refuses sends the claim back to the firm, which puts its account right and is paid", async () => {
  const code = await world.firm(2, entitled);
  const firm = await world.citizen("13900007802", code);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "11112222" });
  const other = await world.policy({ noticeDays: "0" });
  await firm.post("/mine/space/claim", { policy: other, place: "0" });
  const number = (await world.claims(other))[0]?.number ?? "";
  await world.act("officer-gxj", number, "approve");
  const order = async () =>
    (
      await world.send<{ id: string }>("officer-czj", "/api/policies/payments", {
        commandId: randomUUID(),
        payer: "px-czj",
      })
    ).body.id;
  const first = await order();
  await world.send(
    "officer-czj",
    `/api/policies/payments/${first}/answer`,
    undefined,
    xmlAnswer(number, "RJCT", "100000.00"),
  );
  expect((await world.claims(other))[0]?.state).toBe("bounced");
  expect((await own.post(`/mine/space/cases/${number}/correct`, {})).status, "another firm's").toBe(404);
  expect((await firm.post(`/mine/space/cases/${number}/correct`, {})).to).toBe("/mine/space?done=action");
  const second = await order();
  await world.send(
    "officer-czj",
    `/api/policies/payments/${second}/answer`,
    undefined,
    `兑现编号,结果,金额\n${number},成功,"100,000.00"`,
  );
  expect((await world.claims(other))[0]?.state).toBe("paid");
  const batches = await world.send<{ batches: { id: string; paid: number; rejected: number }[] }>(
    "officer-czj",
    "/api/policies/payments",
  );
  expect(
    batches.body.batches
      .filter(({ id }) => id === first || id === second)
      .map(({ paid, rejected }) => [paid, rejected]),
  ).toEqual(
    expect.arrayContaining([
      [0, 1],
      [1, 0],
    ]),
  );
  bounced = { number, policy: other, firm };
});

test("money paid on what was not true is asked back: the firm is heard, returns it, and the budget has it again", async () => {
  const { number, policy: other, firm } = bounced;
  const recovery = await world.send<{ number: string }>("officer-gxj", `/api/policies/claims/${number}/recovery`, {
    commandId: randomUUID(),
    reason: "营业收入数据不实",
  });
  const recovered = recovery.body.number;
  expect((await firm.post(`/mine/space/cases/${recovered}/answer`, { words: "" })).status, "words are needed").toBe(
    422,
  );
  await firm.post(`/mine/space/cases/${recovered}/answer`, { words: "报表填错了一位" });
  await world.act("head-gxj", recovered, "demand", { reason: "数据确实不实" });
  await firm.post(`/mine/space/cases/${recovered}/report`, { words: "凭证号 1" });
  expect((await world.act("officer-gxj", recovered, "acknowledge")).body.state).toBe("returned");
  expect(await world.budget(other)).toEqual({ total: 100_000_000, setAside: 0, paid: 0 });
});

test("what nobody has to ask for is found, each firm once; it confirms; an objection holds it, and revokes it where it is upheld", async () => {
  const unasked = await world.policy({ kind: "unasked", noticeDays: "5" });
  const stale = await world.send("officer-gxj", "/api/policies/find", { on: "2026-01-05" });
  expect(stale.status, "a page of another day").toBe(422);
  const find = async () => (await world.find()).body.opened;
  expect([await find(), await find()]).toEqual([2, 0]);
  const mine = (await world.claims(unasked)).find((one) => one.uscc === uscc);
  const number = mine?.number ?? "";
  expect((await own.get("/mine/space")).html).toContain("账户无误，同意领取");
  await own.post(`/mine/space/cases/${number}/confirm`, {});
  await world.act("officer-gxj", number, "approve");
  const person = await world.citizen("13900007803");
  expect((await person.post(`/policies/notices/${number}/object`, { text: "" })).status).toBe(422);
  const objection = { text: "这家企业去年就上规模了，电话 13900007803" };
  for (const press of ["once", "twice"])
    expect((await person.post(`/policies/notices/${number}/object`, objection)).to, press).toBe(
      "/policies/notices?done=object",
    );
  await world.server.settle();
  const stateOf = async () => (await world.claims(unasked)).find((one) => one.number === number)?.state;
  expect(await stateOf()).toBe("objected");
  world.server.setNow("2026-12-01T02:00:00.000Z");
  await world.server.settle();
  expect(await stateOf(), "held beyond its notice").toBe("objected");
  const { rows } = await world.server.platform.pool.query<{ number: string; text: string }>(
    "SELECT number, data->>'text' AS text FROM cases WHERE type = 'policies.objection'",
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]?.text, "a phone does not lie in the entries").not.toContain("13900007803");
  await world.act("head-gxj", rows[0]?.number ?? "", "uphold", { answer: "核实属实" });
  await world.server.settle();
  expect(await stateOf()).toBe("revoked");
  expect(await world.budget(unasked)).toMatchObject({ setAside: 0 });
});

test("on a pledge a firm claims what its file does not tell, but not what it denies; an officer approves neither", async () => {
  const pledge = await world.policy({ kind: "pledge", noticeDays: "0" });
  const silent = await world.firm(3, { aboveSize: true, revenue: 3000 });
  const firm = await world.citizen("13900007804", silent);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "33334444" });
  expect((await firm.get("/mine/space")).html).toContain("档案里没有，数据由这个部门提供");
  expect((await firm.post("/mine/space/claim", { policy: pledge, place: "0" })).html).toContain("请先勾选承诺");
  expect(
    (await firm.post("/mine/space/claim", { policy, place: "0", pledge: "true" })).html,
    "not a policy by pledge",
  ).toContain("档案里还缺几项");
  await firm.post("/mine/space/claim", { policy: pledge, place: "0", pledge: "true" });
  const number = (await world.claims(pledge))[0]?.number ?? "";
  const rows = `统一社会信用代码,企业名称,指标,值,数据日期,来源\n${silent},样例企业3,经营异常名录,也许,2026-11-01,市场监管局`;
  const bad = await world.send<{ faults: unknown[]; done: boolean }>(
    "officer-scj",
    "/api/policies/firms/import",
    undefined,
    rows,
  );
  expect(bad.body).toMatchObject({ done: false, faults: [{ row: 2, column: "值" }] });
  await world.send("officer-scj", "/api/policies/firms/import", undefined, rows.replace("也许", "是"));
  const refused = await world.send<{ detail?: string }>("officer-gxj", `/api/cases/${number}/actions/approve`, {
    commandId: randomUUID(),
    input: {},
  });
  expect([refused.status, JSON.stringify(refused.body)]).toEqual([
    422,
    expect.stringContaining("未被列入 经营异常名录"),
  ]);
});
