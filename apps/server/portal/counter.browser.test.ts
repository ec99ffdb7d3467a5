import type { AddressInfo } from "node:net";
import AxeBuilder from "@axe-core/playwright";
import { findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  server = await testServer();
  await server.http.listen({ host: "127.0.0.1", port: 0 });
  const cookie = await signedIn(server, "coordinator1");
  const payload = { code: "A12", name: "社保综合窗口", unit: "px-rsj" };
  await server.http.inject({ method: "POST", url: "/api/ratings/windows", payload, headers: { cookie } });
  browser = await chromium.launch(await findChromium());
}, 60_000);
afterAll(async () => {
  await browser.close();
  await server.end();
});

const rated = async (): Promise<number[]> =>
  (await server.platform.pool.query("SELECT code FROM ratings ORDER BY invitation_id")).rows.map((row) => row.code);

test("a tablet takes ratings while the network is away, sends each once when it is back, and is ready for the next", async () => {
  const { port } = server.http.server.address() as AddressInfo;
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/counter/A12`);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await context.setOffline(true);
  const choose = async (level: string): Promise<void> => {
    await page.locator(`[name="level"][value="${level}"]`).check();
    await page.locator(".counter-send").click();
  };
  await choose("verySatisfied");
  await page.getByText("网络恢复后自动送达").waitFor();
  await page.locator(".counter-send").waitFor({ timeout: 10_000 });
  await choose("dissatisfied");
  await page.getByText("网络恢复后自动送达").waitFor();
  expect(await rated()).toEqual([]);
  await context.setOffline(false);
  await expect.poll(rated, { timeout: 10_000 }).toEqual([1, 4]);
  expect(await page.evaluate(() => localStorage.getItem("counter-ratings"))).toBe("[]");
  await page.locator(".counter-send").waitFor({ timeout: 10_000 });
  await page.locator(".counter-send").click();
  await page.getByText("请选择一个评价").first().waitFor();
  await context.close();
});
