import { randomUUID } from "node:crypto";
import { attachedServices, coverage, findAttached, sampleDocuments, watchHealth } from "@wuxing/areas/attached";
import { urgeDue } from "@wuxing/areas/oversight";
import { dayOf } from "@wuxing/kernel/calendar";
import { citizenCheck } from "@wuxing/kernel/identifiers";
import { Refusal } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { outgoing } from "@wuxing/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Browser, browserOf, hiddenOf } from "../portal/testing/browserOf.ts";
import { type Known, startProvider, type TestProvider } from "../portal/testing/startProvider.ts";
import { staff } from "../testServer.ts";
import { sessionOf } from "../testSession.ts";
import { type AttachedServer, act, attachedServer, contractTest } from "./testing/attachSamples.ts";

/** A citizen number of nobody: well formed, of an invented birth. */
const numberOfNobody = `36030219900101001${citizenCheck("36030219900101001")}`;
const known = new Map<string, Known>([["li", { name: "李安宁", citizen_number: numberOfNobody }]]);

let provider: TestProvider;
let server: AttachedServer;
const officer = staff("px-gjj", "officer");
const coordinator = staff("px-wxb", "coordinator");
const cookies: Record<string, string> = {};
const [fund, water] = sampleDocuments;

beforeAll(async () => {
  provider = await startProvider(known, "http://127.0.0.1/mine/real-name/done");
  const realName = {
    issuer: provider.issuer,
    clientId: provider.clientId,
    clientSecret: provider.clientSecret,
    claims: { name: "name", number: "citizen_number", firms: "represents" },
    ask: outgoing([{ origin: provider.issuer, inner: true }]),
  };
  server = await attachedServer({ realName });
  const { pool } = server.platform;
  for (const who of ["coordinator1", "officer-cgj"]) cookies[who] = await sessionOf(pool, who);
}, 60_000);
afterAll(async () => {
  await server?.end();
  await provider?.end();
});

const api = async (who: string, method: "GET" | "POST", url: string, payload?: object) => {
  const answer = await server.http.inject({
    ...{ method, url, headers: { cookie: cookies[who] ?? "" } },
    ...(payload ? { payload: { commandId: randomUUID(), ...payload } } : {}),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const refusal = async (work: Promise<unknown>): Promise<Refusal> => {
  const error: unknown = await work.then(
    () => undefined,
    (fault: unknown) => fault,
  );
  if (error instanceof Refusal) return error;
  throw new Error(`not refused: ${String(error)}`);
};
const page = async (url: string, cookie = "") =>
  (await server.http.inject({ url, headers: { cookie, accept: "text/html" } })).body;

test("a department owes, hands in, is reviewed, is tried, and is attached; its duty is then fulfilled by itself", async () => {
  const duty = await api("coordinator1", "POST", "/api/attached/duties", {
    unit: "px-gjj",
    services: "公积金查询",
    due: "2027-01-31",
  });
  expect(duty.status).toBe(201);
  expect(await page("/attached/coverage")).toContain("公积金查询");
  const wrong = fund.text.replace("realName", "public");
  const checked = await api("coordinator1", "POST", "/api/attached/documents", { document: wrong });
  expect(checked.body.faults).toMatchObject([{ rule: "level", at: "/paths/~1balance/post/x-level" }]);
  const stranger = { unit: "px-gjj", name: "fund", title: "公积金", titleEn: "Fund", document: wrong };
  expect((await api("officer-cgj", "POST", "/api/attached", stranger)).status, "for another unit").toBe(403);
  const number = await registerAs(wrong);
  expect((await refusal(act(server, number, "submit", officer))).reason.en).toContain("/paths/~1balance/post/x-level");
  expect((await refusal(act(server, number, "revise", officer, { because: "改了" }))).code).toBe("refused");
  await act(server, number, "revise", officer, { because: "权限", document: fund.text });
  await act(server, number, "submit", officer);
  await act(server, number, "approve", coordinator);
  expect((await refusal(act(server, number, "attach", officer))).reason.en).toMatch(/contract test first/u);
  expect(await contractTest(server, number)).toBe(true);
  await act(server, number, "attach", officer);
  await server.settle();
  expect(await coverage(server.platform.pool)).toMatchObject([{ unit: "px-gjj", state: "fulfilled" }]);
  expect(await findAttached(server.platform.pool, "fund")).toMatchObject({ live: true, state: "attached" });
  const detail = await api("coordinator1", "GET", `/api/attached/services/${number}`);
  expect(detail.body.test.lines).toContainEqual(
    expect.objectContaining({ what: "sentTwice", passed: true, seen: "401" }),
  );
  expect((await api("coordinator1", "GET", `/api/cases/${number}/outside-calls`)).body.calls.length).toBeGreaterThan(1);
  const taken = { unit: "px-cgj", name: "fund", title: "重名", titleEn: "Same", document: fund.text };
  expect((await api("officer-cgj", "POST", "/api/attached", taken)).body.faults).toMatchObject([{ field: "name" }]);
});

async function registerAs(document: string): Promise<string> {
  const { platform } = server;
  const { rows } = await platform.pool.query<{ id: number }>("SELECT id FROM cases WHERE type = 'attached.duty'");
  const { case: c } = await platform.intake({
    ...{ type: "attached.service", actor: officer, commandId: randomUUID(), parentId: rows[0]?.id ?? 0 },
    input: { unit: "px-gjj", name: "fund", title: "住房公积金查询", titleEn: "Housing fund", document },
  });
  return c.number;
}

test("a service that fails its contract is not attached, and what failed is named", async () => {
  const { case: c } = await server.platform.intake({
    ...{ type: "attached.service", actor: staff("px-swgs", "officer"), commandId: randomUUID() },
    input: { unit: "px-swgs", name: "water", title: "供水服务", titleEn: "Water supply", document: water.text },
  });
  const own = staff("px-swgs", "officer");
  await act(server, c.number, "submit", own);
  await act(server, c.number, "approve", coordinator);
  await server.spoil("water", "shape", 3);
  expect(await contractTest(server, c.number)).toBe(false);
  expect((await refusal(act(server, c.number, "attach", own))).reason.en).toMatch(/not passed/u);
  await server.spoil("water", "none", 0);
  await expect.poll(() => contractTest(server, c.number), { timeout: 5000 }).toBe(true);
  await act(server, c.number, "attach", own);
});

test("what a contract test could not try is named to the department with the way to have it tried, and in public", async () => {
  const found = await findAttached(server.platform.pool, "water");
  const { body } = await api("coordinator1", "GET", `/api/attached/services/${found?.number}`);
  const of = (id: string) => body.trials.find((one: { id: string }) => one.id === id);
  expect(of("bill")).toMatchObject({ changes: false, outcome: "passed", remedy: null });
  expect(of("report")).toMatchObject({ changes: true, outcome: "passed" });
  expect(of("reading")).toMatchObject({ changes: true, outcome: "notTried" });
  expect(of("reading").remedy.en).toContain("x-test-mode");
  const all = (await attachedServices(server.platform.pool, true)).flatMap(({ operations }) => operations).length;
  const html = await page("/attached/coverage");
  expect(html).toContain(`共 ${all} 个操作，接入前的合同测试试过 ${all - 1} 个`);
  expect(html).toMatch(/市水务公司[\s\S]*供水服务[\s\S]*自报水表读数/u);
});

test.each([
  ["水费", "/attached/water/bill"],
  ["交水费", "/attached/water/bill"],
  ["交水費", "/attached/water/bill"],
  ["公积金余额", "/attached/fund/balance"],
  ["outages", "/attached/water/outages"],
])("the site's one search finds what a department's service can be asked for: %s", async (q, href) => {
  const html = await page(`/search?q=${encodeURIComponent(q)}`);
  expect(html).toContain(`href="${href}"`);
  expect(html, "something was found").not.toContain("没有找到");
  expect(html).not.toContain("/health");
});

test("anybody asks what is public; the service's no and its failure are told without losing what was typed", async () => {
  const browser = browserOf(server.http);
  expect((await browser.get("/attached/water/outages")).html).toContain("计划停水");
  const answer = await browser.post("/attached/water/outages", { district: "360302" });
  expect(answer.html).toMatch(/查询结果[\s\S]*安源区/u);
  expect((await browser.post("/attached/water/outages", { district: "999999" })).html).toContain("有 1 处要改");
  await server.spoil("water", "500", 3);
  const failed = await browser.post("/attached/water/outages", { district: "360313" });
  expect(failed.html).toMatch(/对方系统出错了[\s\S]*value="360313"[^>]*selected/u);
  await server.spoil("water", "none", 0);
  expect((await browser.get("/attached/water/health")).html, "the probe is nobody's page").toContain("没有找到");
});

test("personal data goes out only by consent, from the account, and leaves an access record; nothing of it stays here", async () => {
  const browser = await signedInCitizen();
  const open = await browser.get("/attached/water/bill");
  expect(open.html).toMatch(/这些信息会发给市水务公司：水表户号/u);
  const refused = await browser.post("/attached/water/bill", { ...hiddenOf(open.html), account: "30210045" });
  expect(refused.html).toContain("没有勾选同意");
  await expect
    .poll(async () => (await browser.post("/attached/water/bill", { account: "30210045", consent: "true" })).html, {
      timeout: 5000,
    })
    .toMatch(/欠费[\s\S]*最近账单/u);
  const { rows } = await server.platform.pool.query(
    "SELECT fields, purpose, actor_unit FROM access_records ORDER BY id LIMIT 1",
  );
  expect(rows).toMatchObject([
    { fields: ["given"], actor_unit: "px-swgs", purpose: expect.stringContaining("水费账单") },
  ]);
  expect((await browser.get("/my-data")).html).toContain("您在表上填的内容");
  expect((await browser.get("/attached/fund/balance")).html).toMatch(/实名认证/u);
  expect(
    (await browser.post("/attached/fund/balance", { consent: "true", citizenNumber: "11010519491231002X" })).status,
  ).not.toBe(200);
});

test("who has shown his real name is asked for nothing: the citizen number comes from his account", async () => {
  const browser = await signedInCitizen();
  const back = await provider.visit((await browser.get("/mine/real-name")).to, "li");
  await browser.get(`${back.pathname}${back.search}`);
  const open = await browser.get("/attached/fund/balance");
  expect(open.html).toContain("身份证号");
  expect(open.html).not.toMatch(/name="citizenNumber"/u);
  const answer = await browser.post("/attached/fund/balance", { consent: "true", citizenNumber: "forged" });
  expect(answer.html).toMatch(/余额[\s\S]*元[\s\S]*最近缴存/u);
  const traces = await server.platform.pool.query("SELECT t::text AS line FROM gateway_traces t");
  expect(JSON.stringify(traces.rows)).not.toContain(numberOfNobody);
});

test("officers ask for a case what concerns no person; the trace stands in the case", async () => {
  const { body } = await api("coordinator1", "GET", "/api/attached");
  const of = body.services[0].number;
  const asked = await api("coordinator1", "POST", `/api/cases/${of}/outside-calls`, {
    service: "water",
    operation: "outages",
    values: { district: "360321" },
  });
  expect(asked.body.parts[0]).toMatchObject({ kind: "value", value: { zh: "莲花县" } });
  const personal = await api("coordinator1", "POST", `/api/cases/${of}/outside-calls`, {
    service: "water",
    operation: "bill",
    values: { account: "30210045" },
  });
  expect(personal.status).toBe(403);
  const calls = (await api("coordinator1", "GET", `/api/cases/${of}/outside-calls`)).body.calls;
  expect(calls[0]).toMatchObject({ operation: { zh: "计划停水" }, ok: true });
});

test("health is watched and told to everybody; a suspended service is asked nothing more", async () => {
  await watchHealth(server.platform);
  expect(await page("/attached")).toMatch(/供水服务[\s\S]*正常[\s\S]*近 24 小时/u);
  await server.spoil("fund", "500", 3);
  await watchHealth(server.platform);
  expect(await page("/attached")).toMatch(/住房公积金查询[\s\S]*有异常/u);
  const service = await findAttached(server.platform.pool, "water");
  await handle(server.platform.casework, {
    ...{
      caseId: service?.caseId ?? 0,
      action: "suspend",
      input: { reason: "系统升级" },
      actor: coordinator,
      commandId: randomUUID(),
    },
  });
  expect(await page("/attached")).toContain("已暂停");
  expect(await page("/attached/water/outages")).toContain("没有找到");
});

let last = 8000;
async function signedInCitizen(): Promise<Browser> {
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone: `1390000${++last}` });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
  return browser;
}

test("a department that has not attached by its day is urged in writing, and stands so in public", async () => {
  const made = await api("coordinator1", "POST", "/api/attached/duties", {
    ...{ unit: "px-ybj", services: "医保余额查询" },
    due: dayOf(server.platform.casework.now()),
  });
  expect(made.status).toBe(201);
  await urgeDue(server.platform);
  server.setNow(new Date(Date.now() + 3 * 86_400_000).toISOString());
  await urgeDue(server.platform);
  const { rows } = await server.platform.pool.query(
    `SELECT u.unit FROM cases u JOIN cases d ON d.id = u.parent_id
     WHERE d.number = $1 AND u.type = 'oversight.urging' AND u.data->>'kind' = 'written'`,
    [made.body.number],
  );
  expect(rows).toEqual([{ unit: "px-ybj" }]);
  expect(await page("/attached/coverage")).toMatch(/其中 1 项已过期限[\s\S]*医保余额查询[\s\S]*逾期/u);
});
