import { itemsToApplyFor, saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../../testServer.ts";
import { type Browser as Citizen, signedInCitizen } from "../testing/browserOf.ts";

const [foodItem] = itemsToApplyFor as [Item];
const url = `/apply/${foodItem.code}`;
let server: TestServer;
let browser: Browser;
let citizen: Citizen;
let page: Page;
beforeAll(async () => {
  server = await testServer();
  const owner = openPool(server.database.url, { max: 1 });
  await saveItems(owner, itemsToApplyFor);
  await owner.end();
  citizen = await signedInCitizen(server.http, "13900007801");
  const origin = await server.http.listen({ port: 0, host: "127.0.0.1" });
  browser = await chromium.launch(await findChromium());
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 } });
  context.setDefaultTimeout(15_000);
  const cookies = (await signedIn(server, "officer-scj")).split("; ").map((one) => one.split("="));
  await context.addCookies(cookies.map(([name = "", ...value]) => ({ name, value: value.join("="), url: origin })));
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server.end();
});

async function apply(): Promise<string> {
  await citizen.post(url, { step: "1", go: "2", "q.place": "跃进北路 88 号", "q.area": "46", "q.kind": "shop" });
  const ways = { "by.form": "counter", "by.licence": "counter", "by.rules": "counter" };
  await citizen.post(url, { step: "2", go: "3", ...ways });
  const sent = await citizen.post(url, { step: "3", go: "send", delivery: "counter" });
  return sent.to.match(/\/follow\/([^?]+)/u)?.[1] ?? "";
}

/** Goes on by Tab until what has the focus is called so. */
async function tabTo(name: RegExp): Promise<void> {
  for (let turn = 0; turn < 60; turn++) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const one = document.activeElement;
      return `${one?.tagName} ${one?.closest("label")?.textContent ?? one?.textContent ?? ""}`;
    });
    if (name.test(focused)) return;
  }
  expect.fail(`${name} is never reached`);
}

test("a notice is ticked from the item's own pieces, each with what is wrong, by keyboard alone; what is brought is ticked too", async () => {
  const number = await apply();
  await page.goto(`/desk/cases/${number}`);
  await page.locator('[data-action="tellCorrection"]').press("Enter");
  await page.getByRole("checkbox", { name: "申请书（还没有收到）" }).waitFor();
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  const boxes = await page
    .getByRole("checkbox")
    .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked));
  expect(boxes.filter(Boolean), "what has not come is ticked").toHaveLength(3);
  // The licence is not asked for after all; the area is wrong.
  await page.getByRole("checkbox", { name: "营业执照" }).press("Space");
  // Ticked anew, a piece stands where the list has it.
  await page.getByRole("checkbox", { name: "申请书（还没有收到）" }).press("Space");
  await page.getByRole("checkbox", { name: "申请书（还没有收到）" }).press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("没有签名");
  await page.getByRole("checkbox", { name: "场所面积（平方米）（表里填的）" }).press("Space");
  await page.keyboard.press("Tab");
  await page.keyboard.type("和图纸不一致，请改");
  // Kept on the device with its boxes, as every form of the desk is.
  await page.reload();
  await page.locator('[data-action="tellCorrection"]').press("Enter");
  expect(await page.getByRole("checkbox", { name: "营业执照" }).isChecked()).toBe(false);
  await tabTo(/^BUTTON 一次告知补正/u);
  await page.keyboard.press("Enter");
  await page.getByText("待补正").first().waitFor();
  const { rows } = await server.platform.pool.query(
    "SELECT input->>'pieces' AS pieces FROM entries WHERE action = 'tellCorrection'",
  );
  expect(rows[0].pieces.split("\n")).toEqual([
    ...["申请书：没有签名", "食品安全制度：没有提交，请补交", "场所面积（平方米）：和图纸不一致，请改"],
  ]);
  expect((await citizen.get(`/applications/${number}/mend`)).html).toContain('name="q.area"');

  await page.locator('[data-action="recordBrought"]').press("Enter");
  await page.getByRole("checkbox", { name: "食品安全制度" }).press("Space");
  expect(await accessibilityFaults(page, "every")).toEqual([]);
  await page.keyboard.press("Control+Enter");
  // The checklist beside it is read anew.
  await page.getByText("2026年11月2日 周一 窗口收到").waitFor();
  const brought = await server.platform.pool.query(
    "SELECT input->>'pieces' AS pieces FROM entries WHERE action = 'recordBrought'",
  );
  expect(brought.rows).toEqual([{ pieces: "食品安全制度" }]);
}, 90_000);
