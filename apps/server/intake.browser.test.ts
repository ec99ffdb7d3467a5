import { randomUUID } from "node:crypto";
import { takeCallEvent } from "@wuxing/areas/hotline";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "./testServer.ts";

/** An agent at her telephone, by keyboard alone, in a real browser at a real server. */
let server: TestServer;
let browser: Browser;
let page: Page;
const faults: string[] = [];
const extension = "8001";

beforeAll(async () => {
  server = await testServer();
  const owner = staff("px-cgj", "officer");
  const article = {
    ...{ unit: "px-cgj", title: "路灯不亮多久能修好", text: "接报后 24 小时内修复。", topics: ["roads.lamp"] },
    ...{ public: true, validFrom: "2026-01-01" },
  };
  const { case: c } = await server.platform.intake({
    ...{ type: "knowledge.article", input: article, actor: owner, commandId: randomUUID() },
  });
  const publish = { caseId: c.id, action: "publish", input: {}, actor: owner, commandId: randomUUID() };
  await handle(server.platform.casework, publish);
  await server.platform.intake(requestCommand());
  const cookie = await signedIn(server, "agent1");
  const origin = await server.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await chromium.launch(await findChromium());
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  const cookies = cookie.split("; ").map((one) => one.split(/=(.*)/su));
  await context.addCookies(cookies.map(([name = "", value = ""]) => ({ name, value, url: origin })));
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("/desk");
  await page.locator("#seat").focus();
  await page.keyboard.type(extension);
  await page.keyboard.press("Enter");
  await page.locator(".call-bar", { hasText: "等待来电" }).waitFor();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server.end();
});

/** A call rings, and what is pressed from then on is counted; words are put in as an input method does. */
async function ring(
  from = "13900001234",
): Promise<{ press: (...keys: string[]) => Promise<void>; count: () => number }> {
  const event = { callId: randomUUID(), event: "ringing", at: "2026-11-02T02:00:00Z", extension, from } as const;
  await takeCallEvent(server.platform, "exchange", event);
  await page.locator(".call-bar.ringing").waitFor();
  let pressed = 0;
  return {
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key);
      pressed += keys.length;
    },
    count: () => pressed,
  };
}
const say = (words: string) => page.keyboard.insertText(words);
async function taken(): Promise<string> {
  const number = page.locator(".receipt-number");
  await number.waitFor();
  return ((await number.textContent()) ?? "").trim();
}
const focused = () => page.evaluate(() => document.activeElement?.id ?? "");

test("a call pops up with the caller's open request, and becomes a new one in eight keys beside its words", async () => {
  const { press, count } = await ring();
  await press("F2");
  await page.locator("#request-text").waitFor();
  expect(await page.locator(".call-panel").textContent()).toContain("路灯坏了一周");
  expect(await page.content()).not.toContain("13900001234");
  await say("小区门口的下水道堵了，污水漫出来");
  await page.locator(".suggestion mark").first().waitFor();
  await press("Tab");
  expect(await focused()).toBe("request-topic");
  await press("Tab");
  expect(await focused()).toBe("request-division");
  await press("a", "y", "q", "Enter", "Control+Enter");
  const found = await getCaseByNumber(server.platform.pool, await taken());
  expect(found).toMatchObject({ state: "received", division: "360302" });
  expect(found.data.topic).toBe("water.drain");
  const { rows } = await server.platform.pool.query("SELECT masked_phone FROM reporters WHERE case_id = $1", [
    found.id,
  ]);
  expect(rows).toEqual([{ masked_phone: "139****1234" }]);
  expect(count()).toBe(8);
});

test("where the words name topic and district, two keys do", async () => {
  const { press, count } = await ring("13900005678");
  await press("F2");
  await page.locator("#request-text").waitFor();
  await say("安源区后埠街的路灯不亮");
  await expect.poll(() => page.locator("#request-division").inputValue()).toBe("后埠街街道");
  await press("Control+Enter");
  expect(await getCaseByNumber(server.platform.pool, await taken())).toMatchObject({ state: "received" });
  expect(count()).toBe(2);
});

test("what is sent is not brought back as unsent by a suggestion that comes after it", async () => {
  const { press } = await ring("13900004321");
  await press("F2");
  await page.locator("#request-text").waitFor();
  await say("安源区丹江街的井盖不见了");
  await expect.poll(() => page.locator("#request-division").inputValue()).toBe("丹江街街道");
  const advice = page.waitForResponse(/hotline\/suggest/u);
  await say("，很危险");
  await press("Control+Enter");
  await taken();
  // The pause after typing is over by then, and what it asked for would have been answered.
  await Promise.race([advice, page.waitForTimeout(1500)]);
  await page.reload();
  await page.locator("#request-text").waitFor();
  expect(await page.locator("#request-text").inputValue()).toBe("");
});

test("a question is answered with an article, which is cited, without the mouse", async () => {
  const { press, count } = await ring();
  await press("F2");
  await page.locator("#request-text").waitFor();
  await say("安源区的路灯多久能修好");
  await page.locator(".article-hits summary").first().waitFor();
  await expect.poll(() => page.locator("#request-division").inputValue()).toBe("安源区");
  await press("F4", "ArrowDown", "Enter", "Tab", "Tab", "Enter");
  await expect.poll(() => page.locator("#request-answer").inputValue()).toBe("接报后 24 小时内修复。");
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await press("Control+Enter");
  const found = await getCaseByNumber(server.platform.pool, await taken());
  expect(found.state).toBe("callBack");
  expect(found.data.cites).toEqual([expect.stringMatching(/^ZS-[\d-]+@1$/u)]);
  expect(count()).toBe(8);
});

test("an emergency is shown with the words to say, and one key leads to its log", async () => {
  const { press, count } = await ring();
  await press("F2");
  await page.locator("#request-text").waitFor();
  await say("隔壁着火了，浓烟很大");
  await page.locator(".emergency").waitFor();
  expect(await page.locator(".emergency").textContent()).toContain("不要乘电梯");
  await press("F8");
  await expect.poll(focused).toBe("request-receipt");
  await say("指挥中心 07 号");
  await press("Control+Enter");
  const found = await getCaseByNumber(server.platform.pool, await taken());
  expect(found).toMatchObject({ state: "handedOver", data: { handover: { to: "119", receipt: "指挥中心 07 号" } } });
  expect(count()).toBe(3);
  expect(faults).toEqual([]);
});

test("where no words told the emergency, the key leads to the question whom to call", async () => {
  const { press } = await ring();
  await press("F2");
  await page.locator("#request-text").waitFor();
  await say("楼下吵得很凶，像要出事");
  await press("F8");
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)).toBe("to");
  await press("Space");
  expect(await page.locator("input[name=to]:checked").inputValue()).toBe("110");
});
