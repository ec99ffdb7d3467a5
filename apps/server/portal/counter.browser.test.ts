import type { AddressInfo } from "node:net";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
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
const kept = (page: Page) => page.evaluate(() => JSON.parse(localStorage.getItem("counter-ratings") ?? "[]").length);

/** A tablet that has opened its window's page once, so that the worker has kept it. */
async function tablet(): Promise<{ context: BrowserContext; page: Page }> {
  const { port } = server.http.server.address() as AddressInfo;
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  // The server's clock stands at ten o'clock.
  await context.clock.setSystemTime("2026-11-02T01:59:00Z");
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/counter/A12`);
  const isKept = () =>
    page.evaluate(async () => (await caches.match("/counter/A12", { cacheName: "wuxing-counter-page" })) !== undefined);
  await expect.poll(isKept, { timeout: 10_000 }).toBe(true);
  return { context, page };
}
const choose = async (page: Page, level: string): Promise<void> => {
  await page.locator(`[name="level"][value="${level}"]`).check();
  await page.locator(".counter-send").click();
};

test("a tablet takes ratings without a network, also after it was started anew, and sends each once when it is back", async () => {
  const { context, page } = await tablet();
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await context.setOffline(true);
  await choose(page, "verySatisfied");
  await page.getByText("网络恢复后自动送达").waitFor();
  await page.reload();
  await page.getByText("还有 1 条评价待送达").waitFor();
  await choose(page, "dissatisfied");
  await page.getByText("网络恢复后自动送达").waitFor();
  // What the browser let through while the page was opened anew is kept all the same: no answer came.
  expect(await kept(page)).toBe(2);
  await context.setOffline(false);
  await expect.poll(rated, { timeout: 10_000 }).toEqual([1, 4]);
  await expect.poll(() => kept(page)).toBe(0);
  const { rows } = await server.platform.pool.query(
    "SELECT count(DISTINCT device)::int AS devices, count(said_at)::int AS said FROM rating_devices",
  );
  expect(rows).toEqual([{ devices: 1, said: 2 }]);
  await page.locator(".counter-send").waitFor({ timeout: 10_000 });
  await page.locator(".counter-send").click();
  await page.getByText("请选择一个评价").first().waitFor();
  await context.close();
});

test("cut in the middle of sending and started anew, a rating is neither lost nor doubled, whether it had arrived or not", async () => {
  const before = await rated();
  const { context, page } = await tablet();
  let arrives = false;
  // The server takes the first, but its answer is lost; of the second not even the question arrives.
  await context.route("**/counter/A12", async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    if (arrives) await route.fetch({ maxRedirects: 0 });
    return route.abort("connectionreset");
  });
  for (const [level, comes] of [
    ["satisfied", true],
    ["veryDissatisfied", false],
  ] as const) {
    arrives = comes;
    await choose(page, level);
    await page.getByText("网络恢复后自动送达").waitFor();
    await page.reload();
    await page.locator(".counter-send").waitFor();
  }
  expect([await rated(), await kept(page)]).toEqual([[...before, 2], 2]);
  await context.unroute("**/counter/A12");
  await page.reload();
  await expect.poll(() => kept(page), { timeout: 10_000 }).toBe(0);
  expect(await rated()).toEqual([...before, 2, 5]);
  await context.close();
});
