import { accessibilityFaults, findChromium } from "@wuxing/platform/testing";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type AppointmentWorld, appointmentWorld, bookByPhone, placeCode } from "./testing/appointmentWorld.ts";

/** A window's day by keyboard alone, in a real browser at a real server. */
let world: AppointmentWorld;
let browser: Browser;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  world = await appointmentWorld();
  const origin = await world.server.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await chromium.launch(await findChromium());
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  const [name = "", value = ""] = world.officer.split(/=(.*)/su);
  await context.addCookies([{ name, value, url: origin }]);
  page = await context.newPage();
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world.end();
});

const called = (ticket: string) => page.locator(".queue-ticket", { hasText: ticket }).waitFor();
const scan = (): Promise<string[]> => accessibilityFaults(page, "every");

test("numbers are given, called, called again, passed over and done with single keys", async () => {
  const { json } = await bookByPhone(world, { day: "2026-11-26", from: 570 });
  await page.goto(`/desk/appointments/${placeCode}/queue`);
  await page.locator("#booking").waitFor();
  await page.keyboard.press("w");
  await page.locator("h2", { hasText: "等候 1" }).waitFor();
  await page.keyboard.press("a");
  await page.keyboard.insertText(json.number);
  await page.keyboard.press("Enter");
  await page.locator("h2", { hasText: "等候 2" }).waitFor();
  await page.keyboard.press("Escape");
  world.server.setNow("2026-11-26T01:31:00.000Z");
  await page.keyboard.press("n");
  await called("002");
  expect(await scan()).toEqual([]);
  await page.keyboard.press("p");
  await page.locator("td", { hasText: "过号" }).waitFor();
  await page.keyboard.press("n");
  await called("001");
  await page.keyboard.press("n");
  await called("002");
  await page.keyboard.press("f");
  await page.getByText("没有在办的号").waitFor();
  const { rows } = await world.server.platform.pool.query("SELECT state FROM appointment_bookings ORDER BY ticket");
  expect(rows).toEqual([{ state: "served" }, { state: "served" }]);
  expect(faults).toEqual([]);
}, 60_000);

test("the list's page takes a line of hours and shows what the month becomes; a booking is made for who telephones", async () => {
  await page.goto(`/desk/appointments/${placeCode}`);
  await page.locator("summary", { hasText: "某天不开放" }).press("Enter");
  await page.locator("#closed-day").fill("2026-12-10");
  await page.locator("#closed-reason").fill("系统升级");
  await page.locator("#closed-reason").press("Control+Enter");
  await page.locator(".month-preview td", { hasText: "系统升级" }).waitFor();
  expect(await scan()).toEqual([]);
  await page.goto(`/desk/appointments/${placeCode}/book`);
  await page.locator("#book-name").fill("李安宁");
  await page.getByText("13:00–13:30").first().click();
  await page.locator("#book-day").selectOption("2026-11-28");
  await page.locator("#book-name").press("Control+Enter");
  await page.locator(".error-summary, .failure").first().waitFor();
  expect(await page.locator("#book-name").inputValue(), "another day takes nothing away").toBe("李安宁");
  await page.getByText("周末 余 2").first().click();
  await page.locator("#book-phone").fill("13900008888");
  await page.locator("#book-phone").press("Control+Enter");
  await page.locator(".notice.done", { hasText: "已预约：YY-20261126-" }).waitFor();
  expect(await scan()).toEqual([]);
  expect(await page.content()).not.toContain("13900008888");
  await page.goto("/desk/appointments");
  await page.locator("th", { hasText: "市政务服务中心" }).first().waitFor();
  expect(await scan()).toEqual([]);
  expect(faults).toEqual([]);
}, 60_000);
