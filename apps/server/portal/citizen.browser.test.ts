import { randomUUID } from "node:crypto";
import { openRequestCase } from "@wuxing/areas/hotline";
import { citizenCheck } from "@wuxing/kernel/identifiers";
import { anonymous } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { outgoing } from "@wuxing/platform/http";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../testing/freePort.ts";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";
import { type Known, startProvider, type TestProvider } from "./testing/startProvider.ts";

const phone = "13900008801";
const employee = "13900008802";
const firm = { uscc: "91360302MA35AB12X9", name: "萍乡市晓岚豆制品有限公司" };
const first17 = "36030219900101321";
const known = new Map<string, Known>([
  ["zhong", { name: "钟晓岚", citizen_number: first17 + citizenCheck(first17), represents: [firm] }],
]);

let provider: TestProvider;
let server: TestServer;
let browser: Browser;
let origin = "";
let now = Date.parse("2026-11-02T02:00:00.000Z");
const faults: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  provider = await startProvider(known, `${origin}/mine/real-name/done`);
  const { issuer, clientId, clientSecret } = provider;
  const claims = { name: "name", number: "citizen_number", firms: "represents" };
  const ask = outgoing([{ origin: issuer, inner: true }]);
  server = await testServer(undefined, { origin, realName: { issuer, clientId, clientSecret, claims, ask } });
  await server.http.listen({ host: "127.0.0.1", port });
  browser = await chromium.launch(await findChromium());
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
  await provider?.end();
});
const minutes = (n: number): void => {
  now += n * 60_000;
  server.setNow(new Date(now).toISOString());
};

/** A telephone without scripts, in large type. */
async function telephone(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: 375, height: 800 },
    javaScriptEnabled: false,
  });
  context.setDefaultTimeout(10_000);
  await context.addCookies([{ name: "type", value: "large", url: origin }]);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" && page.url().startsWith(origin)) faults.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** Nothing wider than the telephone. Scripts are off, so what axe finds is tried in the preview's tests. */
async function look(page: Page): Promise<void> {
  const { width } = (await page.locator("main").boundingBox()) ?? { width: 0 };
  expect(width, page.url()).toBeLessThanOrEqual(375);
}

/** All that is written there, whether it is in sight or not. */
const wordsOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? "";

/** By keyboard alone: the first field has the focus by Tab, Enter sends. */
async function signIn(page: Page, number: string): Promise<void> {
  minutes(2);
  await page.goto("/");
  await page.getByRole("link", { name: "我的", exact: true }).click();
  await page.locator("#phone").focus();
  await page.keyboard.insertText(number);
  await page.keyboard.press("Enter");
  const code = await wordsOf(page.locator("[data-code]"));
  await look(page);
  await page.locator("#code").focus();
  await page.keyboard.insertText(code);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/mine");
}

/** A request from before any account, answered and closed, so that a rating is awaited. */
async function closedRequest(): Promise<string> {
  const { input, commandId } = requestCommand("跃进北路公交站旁三盏路灯不亮。");
  const { case: opened } = await openRequestCase(server.platform, anonymous, commandId, input, { phone });
  const act = (action: string, given: object, unit: string, role: "agent" | "dispatcher" | "officer") => {
    const commandId = randomUUID();
    const { casework } = server.platform;
    return handle(casework, { caseId: opened.id, action, input: given, actor: staff(unit, role), commandId });
  };
  await act("accept", {}, "px-12345", "agent");
  await act("dispatch", { unit: "px-cgj" }, "px-12345", "dispatcher");
  await act("sign", {}, "px-cgj", "officer");
  await act("contactReporter", { note: "已电话联系" }, "px-cgj", "officer");
  await act("answer", { answer: "三盏路灯已修好。", solved: "solved" }, "px-cgj", "officer");
  await act("passAudit", {}, "px-12345", "agent");
  await act("recordCallBack", { outcome: "satisfied" }, "px-12345", "agent");
  await server.settle();
  return opened.number;
}

test("a citizen sees and rates his old request, becomes known by name, gives his firm's mandate and ends it", async () => {
  const number = await closedRequest();
  const page = await telephone();
  await signIn(page, phone);
  await look(page);
  await page.getByRole("link", { name: "去评价" }).click();
  await page.waitForURL(`**/rate/${number}`);
  await page.locator("input[name=level]").first().check();
  await page.getByRole("button", { name: "提交评价" }).click();
  await page.waitForURL(`**/follow/${number}?done=rate`);
  await page.goto("/mine");
  expect(await page.getByRole("link", { name: "去评价" }).count(), "it is rated").toBe(0);

  await verifyName(page);

  await page.goto("/mine/firms");
  await page.locator("#uscc").fill(firm.uscc);
  await page.locator("#name").fill(firm.name);
  await page.getByRole("button", { name: "开通" }).click();
  await page.getByRole("link", { name: "管理授权" }).click();
  await page.locator("#phone").fill(employee);
  await page.locator("#until").fill("2027-11-01");
  await page.getByRole("button", { name: "授权", exact: true }).click();
  await page.waitForURL("**?done=given");
  await look(page);

  const other = await telephone();
  await signIn(other, employee);
  await other.getByLabel(firm.name).check();
  await other.getByRole("button", { name: "切换身份" }).click();
  expect(await wordsOf(other.locator(".acting-for"))).toContain(firm.name);
  const said = await saySomething(other);
  await page.goto("/mine");
  await page.getByLabel(firm.name).check();
  await page.getByRole("button", { name: "切换身份" }).click();
  expect(await wordsOf(page.locator("main")), "the firm's matter is there for its representative").toContain(said);

  await page.goto(`/mine/firms/${firm.uscc}`);
  await page.getByRole("button", { name: "收回授权" }).click();
  await page.waitForURL("**?done=ended");
  await other.goto("/mine");
  expect(await wordsOf(other.locator("main"))).not.toContain(said);
  expect(await other.locator(".acting-for").count()).toBe(0);
  const receipt = await other.goto(`/say/receipt/${said}`);
  expect(receipt?.status(), "nor the receipt he was given himself").toBe(404);
  await other.goto(`/follow/${said}`);
  expect(new URL(other.url()).pathname).toBe("/follow");
  await other.locator("#number").fill(said);
  await other.locator("#phone").fill(employee);
  await other.getByRole("button", { name: "查看" }).click();
  expect(await wordsOf(other.locator("#errors")), "number and phone do not open it either").toContain("以企业身份");
  await page.goto(`/follow/${said}`);
  expect(await wordsOf(page.locator("h1"))).toContain("菜场");
  // The browser counts a refused form, which is shown with its reason, as an error.
  expect(faults.filter((fault) => !/422|404/u.test(fault))).toEqual([]);
}, 120_000);

/** On the provider's own pages: sign in, agree. */
async function verifyName(page: Page): Promise<void> {
  await page.getByRole("link", { name: "账号与登录记录" }).click();
  await page.getByRole("link", { name: "去实名" }).click();
  await page.locator("input[name=login]").fill("zhong");
  await page.locator("input[name=password]").fill("any");
  await page.locator("button[type=submit]").click();
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/mine/account?done=realName");
  await look(page);
}

async function saySomething(page: Page): Promise<string> {
  const next = () => page.locator("button[name=go].button:not(.quiet)").click();
  await page.goto("/say");
  await page.locator("#text").fill("菜场门口的下水道堵了，污水漫到路上。");
  await next();
  await page.locator("#topic").selectOption({ index: 1 });
  await page.locator("#district").selectOption("360302");
  await next();
  expect(await page.locator("#phone").inputValue(), "filled in, masked").toBe(`139****${employee.slice(7)}`);
  await page.locator("#consent").check();
  await next();
  await next();
  await page.waitForURL("**/say/receipt/*");
  return page.url().split("/").at(-1) ?? "";
}

test("the pages of an account as they are sent have no accessibility fault", async () => {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await signIn(page, "13900008803");
  for (const path of ["/mine", "/mine/account", "/mine/account/phone", "/mine/firms"]) {
    await page.goto(path);
    expect(await accessibilityFaults(page), path).toEqual([]);
  }
});
