import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entitled, PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
let phones = 13900009000;
beforeAll(async () => {
  world = await PolicyWorld.open("2026-11-02T02:00:00.000Z");
}, 60_000);
afterAll(() => world.server.end());

const approved = (serial: number, policy: string) => world.approved(serial, String(++phones), policy);
const order = async (commandId: string = randomUUID()) =>
  (await world.send<{ id: string }>("officer-czj", "/api/policies/payments", { commandId, payer: "px-czj" })).body.id;
const answer = (batch: string, file: string) =>
  world.send<object>("officer-czj", `/api/policies/payments/${batch}/answer`, undefined, file);

test("an amount that cannot be read is no agreement, and a whole batch is answered by its name alone", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const { number } = await approved(1, policy);
  const batch = await order();
  for (const amount of ["abc", "-100000", "1e5", "100000.005", "0x186a0"])
    expect((await answer(batch, `兑现编号,结果,金额\n${number},成功,${amount}`)).body, amount).toMatchObject({
      ...{ paid: 0, open: 1 },
      differences: [{ number, reason: { zh: expect.stringContaining("读不出") } }],
    });
  const whole = (parts: string, group = "") => `<Document><CstmrPmtStsRpt>${group}${parts}</CstmrPmtStsRpt></Document>`;
  const part = (status: string, id = "") =>
    `<OrgnlPmtInfAndSts>${id && `<OrgnlPmtInfId>${id}</OrgnlPmtInfId>`}<PmtInfSts>${status}</PmtInfSts></OrgnlPmtInfAndSts>`;
  const nameless = await answer(batch, whole("", "<OrgnlGrpInfAndSts><GrpSts>ACSC</GrpSts></OrgnlGrpInfAndSts>"));
  expect([nameless.status, JSON.stringify(nameless.body)]).toEqual([422, expect.stringContaining("没有写是哪一批")]);
  expect((await answer(batch, whole(part("ACSC", batch) + part("RJCT", batch)))).status, "parts that differ").toBe(422);
  const long = whole(
    `<OrgnlPmtInfAndSts>${"<TxInfAndSts><OrgnlEndToEndId>X</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>".repeat(6000)}</OrgnlPmtInfAndSts>`,
  );
  expect((await answer(batch, long)).status).toBe(413);
  expect((await answer(batch, whole(part("ACSC", batch)))).body).toMatchObject({ paid: 1, open: 0 });
});

test("an order sent again adds nothing to a batch that the bank has begun to answer", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const { number } = await approved(5, policy);
  const commandId = randomUUID();
  const batch = await order(commandId);
  await answer(batch, `兑现编号,结果\n${number},成功`);
  const later = await approved(6, policy);
  const again = await world.send("officer-czj", "/api/policies/payments", { commandId, payer: "px-czj" });
  expect([again.status, JSON.stringify(again.body)]).toEqual([422, expect.stringContaining("已经答复")]);
  expect((await world.claims(policy)).find((one) => one.number === later.number)?.state).toBe("payable");
});

test("money is asked back once, however many ask at once", async () => {
  const policy = await world.policy({ noticeDays: "0" });
  const { number } = await approved(10, policy);
  await answer(await order(), `兑现编号,结果\n${number},成功`);
  const ask = () =>
    world.send<{ number: string }>("officer-gxj", `/api/policies/claims/${number}/recovery`, { reason: "数据不实" });
  const asked = await Promise.all([ask(), ask(), ask()]);
  const opened = new Set(asked.filter(({ status }) => status === 201).map(({ body }) => body.number));
  expect(opened.size).toBe(1);
  const again = await ask();
  expect([again.status, JSON.stringify(again.body)]).toEqual([422, expect.stringContaining([...opened][0] ?? "?")]);
});

test("a clause on an age that no calendar has is a fault, and no page fails by it", async () => {
  for (const age of ["9999 年", "2500 年", "201 年"]) {
    const text = `条款：甲奖励\n条件：成立日期 距今 ≤ ${age}\n兑现：定额 1 万元`;
    const { status, body } = await world.send<object>("officer-gxj", "/api/policies/trial", { text });
    expect([status, body], age).toEqual([200, expect.objectContaining({ faults: [expect.anything()] })]);
  }
  const text = "条款：甲奖励\n条件：成立日期 距今 ≤ 200 年 且 成立日期 距今 ≤ 9999 个月\n兑现：定额 1 万元";
  expect((await world.send<object>("officer-gxj", "/api/policies/trial", { text })).body).toMatchObject({ faults: [] });
  const money = await world.send("officer-gxj", "/api/policies", { ...policyOf(text), budget: 1e21 });
  expect([money.status, JSON.stringify(money.body)]).toEqual([400, expect.stringContaining("最多 10000000 万元")]);
});
const policyOf = (text: string) => ({
  ...{ commandId: randomUUID(), unit: "px-gxj", payer: "px-czj", title: "金额太大的政策", summary: "金额太大" },
  ...{ source: "测试文件", kind: "instant", noticeDays: "0", validFrom: "2026-01-01", validUntil: "2026-12-31", text },
});

test("a table of facts comes back as it went, takes no machine's numbers, and says where a code slipped", async () => {
  const uscc = await world.firm(20, {});
  const send = (rows: readonly string[]) =>
    world.send<object>(
      "officer-scj",
      "/api/policies/firms/import",
      undefined,
      `统一社会信用代码,企业名称,指标,值,数据日期,来源\n${rows.join("\n")}`,
    );
  const growth = (value: string, source = "统计局", name = "样例企业20") =>
    `${uscc},${name},上年度营业收入增幅,"${value}",2026-11-01,"${source}"`;
  for (const value of ["0x10", "1e3", "1,2,3", "１２", "=1+1"])
    expect((await send([growth(value)])).body, value).toMatchObject({
      done: false,
      faults: [{ row: 2, column: "值" }],
    });
  expect((await send([growth("-3.5", "=统计!A1")])).body).toMatchObject({ done: true, facts: 1 });
  const { body } = await world.send<string>("officer-scj", `/api/policies/firms/${uscc}/facts.csv`);
  expect(body, "no spreadsheet takes it for a formula").toContain(`"'-3.5"`);
  const back = body.replace("\uFEFF", "").trim().split("\r\n").slice(1);
  expect((await send(back)).body).toMatchObject({ done: true, facts: 0, unchanged: 1, faults: [] });
  expect((await send([growth("5", "统计局", "另一家企业")])).body).toMatchObject({
    otherNames: [{ row: 2, firm: "另一家企业", filed: "样例企业20" }],
  });
});

test("a mandate that ended opens nothing in the firm's name, and an ended policy takes no claim", async () => {
  const policy = await world.policy({ noticeDays: "0", validUntil: "2026-11-03" });
  const uscc = await world.firm(40, entitled);
  const firm = await world.citizen(String(++phones), uscc);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  const { pool } = world.server.platform;
  const agent = await world.citizen(String(++phones));
  expect((await agent.post("/mine/acting", { uscc })).status, "nobody's firm").not.toBe(200);
  expect((await agent.get("/mine/space")).to).toBe("/mine/firms");
  expect((await agent.post("/mine/space/claim", { policy, place: "0" })).to).toBe("/mine/firms");
  expect(await world.claims(policy)).toEqual([]);
  await pool.query(
    "UPDATE firms SET representative = (SELECT c.id FROM citizens c WHERE c.id <> representative LIMIT 1) WHERE uscc = $1",
    [uscc],
  );
  expect((await firm.post("/mine/space/claim", { policy, place: "0" })).to, "no longer its representative").toBe(
    "/mine/firms",
  );
  world.server.setNow("2026-11-04T02:00:00.000Z");
  const heir = await approvedAfter(policy);
  expect([heir.status, heir.html.includes("不在有效期内")]).toEqual([422, true]);
});

async function approvedAfter(policy: string) {
  const uscc = await world.firm(41, entitled);
  const firm = await world.citizen(String(++phones), uscc);
  await firm.post("/mine/space/account", { bank: "江西银行萍乡分行", account: "6200123456789012" });
  return firm.post("/mine/space/claim", { policy, place: "0" });
}
