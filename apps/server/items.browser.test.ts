import { saveItems } from "@wuxing/areas/seed";
import { openPool, transaction } from "@wuxing/platform/postgres";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppointmentWorld, appointmentWorld, placeCode } from "./appointments/testing/appointmentWorld.ts";
import { addPerson, sessionOf } from "./testSession.ts";

/** From letters typed into the front page to the guide, on paper, and the bundle; and a new item, in a real browser. */
let world: AppointmentWorld;
let browser: Browser;
let origin = "";
const faults: string[] = [];

beforeAll(async () => {
  world = await appointmentWorld();
  const { server, ask, head } = world;
  const owner = openPool(server.database.url, { max: 1 });
  await transaction(owner, (client) => saveItems(client, server.platform.city));
  await owner.end();
  const { items } = (await server.http.inject("/api/items?q=spjyxk&division=360300")).json();
  const service = { code: "food", title: "食品经营", walkIn: false, items: items[0].code };
  await ask(head, `/api/appointments/places/${placeCode}/services`, service);
  await addPerson(server.platform.pool, "drafter", [{ unit: "px-scj", role: "officer" }]);
  origin = await server.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await chromium.launch(await findChromium());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world.end();
});

async function visit(width: number, cookie = ""): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 900 } });
  const [name = "", value = ""] = cookie.split(/=(.*)/su);
  if (name) await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  return page;
}
const fits = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

test("first letters of pinyin lead to the guide with its hall and hours, to paper, and to the bundle", async () => {
  const page = await visit(375);
  const looked = async (): Promise<void> =>
    expect([await accessibilityFaults(page, "every"), await fits(page)]).toEqual([[], true]);
  await page.goto("/search?q=spjyxk");
  await page.getByRole("link", { name: "食品经营许可" }).first().waitFor();
  await looked();
  await page.goto("/");
  await page.locator("#q").fill("spjyxk");
  await page.locator("#q").press("Enter");
  await page.waitForURL((url) => url.pathname === "/items");
  await page.getByRole("link", { name: "食品经营许可" }).first().click();
  await page.getByRole("heading", { level: 1, name: "食品经营许可" }).waitFor();
  const guide = page.url();
  expect(await page.locator("main").textContent()).toMatch(/市政务服务中心[\s\S]*09:00[\s\S]*行政复议法第20条/u);
  await looked();
  await page.getByRole("link", { name: "打印指南" }).click();
  await page.locator("img[src^='data:image/png']").waitFor();
  await looked();
  await page.goto(guide);
  await page.getByRole("link", { name: "开食品店" }).click();
  await page.getByText(/合在一起办：\d+ 个问题/u).waitFor();
  await looked();
  expect(faults).toEqual([]);
}, 60_000);

test("a new item's code is composed while it is typed, and what is written waits for its review", async () => {
  const page = await visit(1440, await sessionOf(world.server.platform.pool, "drafter"));
  await page.goto("/desk/items/new");
  await page.locator("#new-unit").selectOption("px-scj");
  await page.locator("#new-base").fill("0001");
  await page.getByText("基本编码应为 12 位数字").waitFor();
  await page.locator("#new-base").fill("000131999000");
  await page.locator("#new-code strong", { hasText: /3000131999000$/u }).waitFor();
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await page.locator("#new-base").press("Enter");
  const put = (field: string, text: string) => page.locator(`[id="${field}"]`).fill(text);
  await put("name.zh", "夜市摊点备案");
  await put("name.en", "Filing of a night market stall");
  await page.locator('[id="handling"]').selectOption("1");
  await page.locator('[id="audience"]').getByText("自然人").click();
  await put("legalBasis", "本市夜市管理办法（待核）");
  await page.getByText("没有问题，可以送审").waitFor();
  await put("item-because", "新设事项");
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await page.locator("#item-because").press("Control+Enter");
  await page.waitForURL((url) => url.pathname.startsWith("/desk/items/revisions/"));
  await page.locator("h2", { hasText: "夜市摊点备案" }).getByText("新增").waitFor();
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
}, 60_000);

test("a bundle gets another item and another order, and waits for a second person", async () => {
  const page = await visit(1440, await sessionOf(world.server.platform.pool, "drafter"));
  await page.goto("/desk/items/bundles");
  await page.getByRole("link", { name: "开食品店" }).click();
  await page.getByRole("button", { name: "上移" }).first().click();
  await page.locator("#bundle-find").fill("ggcswsxk");
  await page.locator("#bundle-find").press("Enter");
  await page.getByRole("button", { name: "加上 公共场所卫生许可", exact: true }).click();
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await page.locator("#bundle-because").fill("多数店要办卫生许可");
  await page.locator("#bundle-because").press("Control+Enter");
  await page.waitForURL((url) => url.pathname.startsWith("/desk/items/bundle-revisions/"));
  const after = page.locator("section", { hasText: "改为" }).locator("li");
  await after.first().waitFor();
  expect([await after.first().textContent(), await after.last().textContent()]).toEqual([
    ...[expect.stringContaining("食品经营许可"), expect.stringContaining("公共场所卫生许可")],
  ]);
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  expect(faults.filter((fault) => !fault.includes("404"))).toEqual([]);
}, 60_000);
