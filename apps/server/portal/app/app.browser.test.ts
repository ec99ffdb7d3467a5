import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRequestCase } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freePort } from "../../testing/freePort.ts";
import { requestCommand, type TestServer, testServer } from "../../testServer.ts";

const phone = "13900009901";
let server: TestServer;
let context: BrowserContext;
let folder: string;
let origin: string;
let now = Date.parse("2026-11-02T02:00:00.000Z");

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  server = await testServer(undefined, { origin });
  await server.http.listen({ host: "127.0.0.1", port });
  folder = await mkdtemp(join(tmpdir(), "wuxing-browser-"));
  // An ordinary profile: in one without traces nothing can be installed.
  const options = { baseURL: origin, viewport: { width: 375, height: 800 } };
  context = await chromium.launchPersistentContext(folder, { ...(await findChromium("whole")), ...options });
  context.setDefaultTimeout(10_000);
}, 60_000);
// One that fails without a network leaves it to those after it.
afterEach(() => context.setOffline(false));
afterAll(async () => {
  await context?.close();
  await server?.end();
  await rm(folder, { recursive: true, force: true });
});

async function said(number: string): Promise<string> {
  const { input, commandId } = requestCommand("跃进北路公交站旁三盏路灯不亮。");
  return (await openRequestCase(server.platform, anonymous, commandId, input, { phone: number })).case.number;
}

async function signIn(page: Page, number: string): Promise<void> {
  now += 120_000;
  server.setNow(new Date(now).toISOString());
  await page.goto("/mine/sign-in");
  await page.locator("#phone").fill(number);
  await page.keyboard.press("Enter");
  await page.locator("#code").fill((await page.locator("[data-code]").textContent()) ?? "");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/mine");
}

/** A page of somebody who is not signed in, with the worker in charge of it. */
async function opened(): Promise<Page> {
  await context.clearCookies({ name: "citizen" });
  const page = await context.newPage();
  await page.goto("/");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  return page;
}

const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    if (!(await caches.has("wuxing-own"))) return [];
    const kept = await (await caches.open("wuxing-own")).keys();
    return kept.map(({ url }) => new URL(url).pathname).filter((path) => path !== "/account-mark");
  });

test("the browser finds nothing that keeps the site from being installed, and its manifest in both languages", async () => {
  const page = await opened();
  const session = await context.newCDPSession(page);
  for (const [language, name] of [
    ["zh", "五型办事 · 萍乡市"],
    ["en", "Wuxing · Pingxiang"],
  ]) {
    await page.goto(`/?lang=${language}`);
    const { data, errors } = await session.send("Page.getAppManifest");
    expect([errors, JSON.parse(data ?? "{}").name]).toEqual([[], name]);
    expect((await session.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  }
  await page.goto("/?lang=zh");
  await page.close();
});

test("without a network a page of everybody's says so, and one's own opens with its hour and cannot be sent", async () => {
  const number = await said(phone);
  const page = await opened();
  await signIn(page, phone);
  await page.goto("/mine/bookings");
  // As one is led there by what one has just done.
  await page.goto(`/follow/${number}?done=add`);
  await page.goto("/cases");
  await expect.poll(() => keptPages(page)).toEqual(expect.arrayContaining(["/mine", `/follow/${number}`]));
  await context.setOffline(true);
  await page.goto("/figures");
  await page.getByRole("heading", { name: "现在没有网络" }).waitFor();
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  const named = (await page.locator("[data-kept-pages] li").allTextContents()).sort();
  expect(named, "by their titles, a case by what it is about too").toEqual([
    ...["我的", "我的预约", `进度 ${number} · 跃进北路公交站旁三盏路灯不亮。`],
  ]);
  await page.getByRole("link", { name: number }).click();
  await page.waitForURL(`**/follow/${number}`);
  await page.getByText("没有网络：这是").waitFor();
  expect(await page.locator("main").textContent()).toContain("路灯");
  expect(await page.locator("form[method=post] button:enabled").count()).toBe(0);
  await page.reload();
  await page.getByText("没有网络：这是").waitFor();
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await age(page, `/follow/${number}`);
  await page.reload();
  await page.getByRole("heading", { name: "现在没有网络" }).waitFor();
  expect(await keptPages(page), "what is old does not stay").toEqual(["/mine", "/mine/bookings"]);
  await context.setOffline(false);
  await page.goto(`/follow/${number}`);
  expect(await page.getByText("没有网络：这是").count()).toBe(0);
  await page.close();
});

/** Makes a kept page eight days old. */
const age = (page: Page, path: string): Promise<void> =>
  page.evaluate(async (at) => {
    const cache = await caches.open("wuxing-own");
    const found = await cache.match(at, { ignoreVary: true });
    const headers = new Headers(found?.headers);
    headers.set("x-kept-at", new Date(Date.now() - 8 * 86_400_000).toISOString());
    await cache.put(at, new Response(await found?.text(), { headers }));
  }, path);

test("what was kept goes when one signs out, or when another signs in on the same telephone", async () => {
  const number = await said(phone);
  const page = await opened();
  await signIn(page, phone);
  await page.goto(`/follow/${number}`);
  await expect.poll(() => keptPages(page)).toContain(`/follow/${number}`);
  await page.goto("/mine");
  await page.getByRole("button", { name: "退出登录" }).click();
  await page.waitForURL(`${origin}/`);
  await expect.poll(() => keptPages(page)).toEqual([]);
  await context.setOffline(true);
  await page.goto(`/follow/${number}`);
  await page.getByRole("heading", { name: "现在没有网络" }).waitFor();
  await context.setOffline(false);

  await signIn(page, phone);
  await page.goto(`/follow/${number}`);
  await expect.poll(() => keptPages(page)).toContain(`/follow/${number}`);
  await context.clearCookies({ name: "citizen" });
  await signIn(page, "13900009902");
  await expect.poll(() => keptPages(page)).toEqual(["/mine"]);
  await page.close();
});

test("nothing of the account page, of other people's cases or of the desk is kept", async () => {
  const page = await opened();
  await signIn(page, phone);
  for (const path of ["/mine/account", "/cases", "/my-data", "/mine/firms", "/sign-in", "/desk"]) await page.goto(path);
  await expect.poll(() => keptPages(page)).toEqual(["/mine"]);
  await page.close();
});

test("switched on in the account page, a message is shown with its number alone; the button tells what did not work", async () => {
  const page = await opened();
  await signIn(page, phone);
  await page.goto("/mine/account");
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await page.getByRole("button", { name: "在这台设备上开启" }).click();
  await page.getByText("没有开启：").waitFor();
  await context.grantPermissions(["notifications"], { origin });
  const shown = await showMessage(page, { title: "您的办件有结果了", body: "RX-1", path: "/follow/RX-1" });
  expect(shown).toEqual([{ title: "您的办件有结果了", body: "RX-1", data: "/follow/RX-1" }]);
  await page.close();
});

/** A message as from the push service, and what the worker shows of it. */
async function showMessage(page: Page, message: object) {
  const session = await context.newCDPSession(page);
  const registrationId = new Promise<string>((done) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
      if (own) done(own.registrationId);
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.deliverPushMessage", {
    ...{ origin, registrationId: await registrationId, data: JSON.stringify(message) },
  });
  const shown = () =>
    page.evaluate(async () => {
      const all = await (await navigator.serviceWorker.ready).getNotifications();
      return all.map(({ title, body, data }) => ({ title, body, data: data as unknown }));
    });
  await expect.poll(async () => (await shown()).length).toBe(1);
  return shown();
}
