import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, testServer } from "../testServer.ts";
import { PolicyWorld } from "./testing/policyWorld.ts";

let world: PolicyWorld;
let browser: Browser;
let origin = "";
const faults: string[] = [];

beforeAll(async () => {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  origin = `http://127.0.0.1:${port}`;
  world = new PolicyWorld(await testServer("2026-11-02T02:00:00.000Z", { origin }));
  await world.server.http.listen({ host: "127.0.0.1", port });
  browser = await chromium.launch(await findChromium());
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.server.end();
});

/** A page of somebody whose cookies these are; what the browser complains of is kept. */
async function pageOf(
  width: number,
  cookies: Iterable<readonly [string, string]>,
  javaScriptEnabled: boolean,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 800 }, javaScriptEnabled });
  context.setDefaultTimeout(15_000);
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  return page;
}

async function look(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${page.url()} is too wide`).toBeLessThanOrEqual(0);
  expect(await accessibilityFaults(page), page.url()).toEqual([]);
}

test("a firm claims on a phone without scripts; an officer enters a policy by keyboard and is told what cannot be read", async () => {
  const uscc = await world.firm(1, { aboveSize: true, revenue: 5200, abnormal: false });
  const policy = await world.policy();
  const representative = await world.citizen("13900007901", uscc);
  const phone = await pageOf(375, representative.cookies, false);
  const looked = await pageOf(375, representative.cookies, true);
  await looked.goto(`/policies/${policy}`);
  await look(looked);
  await phone.goto("/mine/space");
  await phone.getByLabel("开户银行").fill("江西银行萍乡分行");
  await phone.getByLabel("账号").fill("6200123456789012");
  await phone.getByRole("button", { name: "保存账户" }).click();
  await phone.getByText("收款账户已保存").waitFor();
  await phone.getByRole("button", { name: /申请兑现/u }).click();
  await phone.getByText("待审核").waitFor();
  await looked.goto("/mine/space");
  await look(looked);

  const [name = "", value = ""] = (await signedIn(world.server, "officer-gxj")).split(/=(.*)/su);
  const desk = await pageOf(1440, [[name, value]], true);
  await desk.goto("/desk/policies/new");
  const text = desk.getByRole("textbox", { name: "条款" });
  await text.fill("条款：上规模\n条件：营业收入 ≥ 2000 万元\n兑现：定额 5 万元");
  await desk.getByText("是不是想写：上年度营业收入").first().waitFor();
  // What cannot be read is told in whole sentences, which fit a phone too.
  await desk.setViewportSize({ width: 375, height: 800 });
  await look(desk);
  await desk.setViewportSize({ width: 1440, height: 800 });
  await text.fill("条款：上规模\n条件：上年度营业收入 ≥ 2000 万元 且 上年度营业收入 < 500 万元\n兑现：定额 5 万元");
  await desk.getByText("条款 1：“上年度营业收入 ≥ 2000 万元”和“上年度营业收入 < 500 万元”不能同时成立").waitFor();
  await desk.setViewportSize({ width: 375, height: 800 });
  await look(desk);
  await desk.setViewportSize({ width: 1440, height: 800 });
  await text.fill("条款：上规模\n条件：上年度营业收入 ≥ 2000 万元\n兑现：定额 5 万元");
  await desk.getByRole("button", { name: /^试算/u }).press("Enter");
  await desk.getByText("在 1 家企业的档案上试算").waitFor();
  await look(desk);
  await desk.goto(`/desk/policies/claims/${(await world.claims(policy))[0]?.number}`);
  await desk.getByRole("button", { name: "审核通过" }).waitFor();
  await look(desk);
  expect(faults).toEqual([]);
}, 120_000);

test("the second of two editors sees what stands there now beside what was typed, chooses field by field, and saves", async () => {
  faults.length = 0;
  const { body } = await world.send<{ number: string }>("officer-gxj", "/api/policies", {
    ...{ commandId: randomUUID(), unit: "px-gxj", payer: "px-czj", title: "两人同改的政策", summary: "一句话说明" },
    ...{ source: "测试文件第一条", kind: "instant", noticeDays: "3", budget: 1, text: "条款：\n条件：\n兑现：" },
    ...{ validFrom: "2026-12-01", validUntil: "2027-12-31" },
  });
  const editor = async (who: string, width: number) => {
    const [name = "", value = ""] = (await signedIn(world.server, who)).split(/=(.*)/su);
    const page = await pageOf(width, [[name, value]], true);
    await page.goto(`/desk/policies/${body.number}`);
    await page.getByRole("button", { name: "修改" }).click();
    return page;
  };
  const [first, second] = [await editor("officer-gxj", 1440), await editor("head-gxj", 375)];
  for (const label of ["有效期自", "有效期至", "预算（万元）"])
    expect(await second.locator(".action-sheet").getByLabel(label).count(), label).toBe(1);
  await first.getByLabel("一句话说明").fill("第一个人写的");
  await second.getByLabel("一句话说明").fill("第二个人写的");
  await second.getByLabel("政策名称").fill("第二个人起的名称");
  await first.locator(".action-sheet button[type=submit]").click();
  await first.locator(".action-sheet").waitFor({ state: "detached" });
  await second.locator(".action-sheet button[type=submit]").click();
  await second.locator(".meanwhile").getByText("第一个人写的").waitFor();
  expect(await second.getByLabel("一句话说明").inputValue(), "what was typed is still there").toBe("第二个人写的");
  await look(second);
  await second.getByRole("button", { name: /这一项用现在的内容\s*政策名称/u }).click();
  await second.locator(".action-sheet button[type=submit]").click();
  await second.locator(".action-sheet").waitFor({ state: "detached" });
  const saved = await world.send<object>("officer-gxj", `/api/policies/${body.number}`);
  expect(saved.body).toMatchObject({ title: "两人同改的政策", summary: "第二个人写的" });
  // The browser itself tells of the answer that was a conflict.
  expect(faults.filter((fault) => !fault.includes("409"))).toEqual([]);
}, 120_000);
