import { accessibilityFaults, findChromium, visit } from "@wuxing/platform/testing/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../testing/freePort.ts";
import { InspectionWorld } from "./inspectionWorld.ts";

let world: InspectionWorld;
let browser: Browser;
let origin = "";
const faults: string[] = [];

beforeAll(async () => {
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  world = await InspectionWorld.open("2026-03-02T02:00:00.000Z", { origin });
  await world.server.http.listen({ host: "127.0.0.1", port });
  await world.fill();
  browser = await chromium.launch(await findChromium());
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await world?.server.end();
});

/** A page on a screen of this width, of an officer or of nobody; what the browser complains of is kept. */
async function pageOf(width: number, who?: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: origin, viewport: { width, height: 800 }, javaScriptEnabled });
  context.setDefaultTimeout(15_000);
  if (who) {
    const [name = "", value = ""] = (await world.cookie(who)).split(/=(.*)/su);
    await context.addCookies([{ name, value, url: origin }]);
  }
  const page = await context.newPage();
  page.on("console", (message) => {
    // A record that is refused is part of the story.
    if (message.type() === "error" && !message.text().includes("422")) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.message));
  return page;
}

async function look(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `${page.url()} is too wide`).toBeLessThanOrEqual(0);
  expect(await accessibilityFaults(page), page.url()).toEqual([]);
}

test("an officer inspects on the phone: signs for it, fills the list, loses nothing by a reload, has the firm sign, publishes", async () => {
  const number = await world.openVisit("2026-04-30", "px-scj");
  const page = await pageOf(375, "officer-scj");
  await page.goto(`/desk/inspections/visits/${number}`);
  await page.getByRole("button", { name: "签收" }).click();
  await page
    .getByRole("group", { name: /许可证有效/u })
    .getByText("不合格")
    .click();
  await page.getByLabel("不合格的情况").fill("许可证已过期");
  await look(page);
  await page.reload();
  expect(await page.getByLabel("不合格的情况").inputValue(), "what was filled in is still there").toBe("许可证已过期");
  await page.getByRole("button", { name: "其余都合格" }).click();
  await page.getByLabel("检查结果", { exact: true }).selectOption({ label: "未发现问题" });
  await page.getByRole("button", { name: "提交检查记录" }).click();
  await page.getByText("结果不能是“未发现问题”").waitFor();
  await page.getByLabel("检查结果", { exact: true }).selectOption({ label: "发现问题已责令改正" });
  await page.getByLabel("责令改正期限").fill("2026-03-20");
  await page.getByRole("button", { name: "提交检查记录" }).click();
  await page.getByLabel("签字人身份").selectOption({ label: "现场负责人" });
  const confirm = page.getByRole("button", { name: "确认签字" });
  expect(await confirm.isDisabled(), "no signature yet").toBe(true);
  const box = await page.locator(".signature-pad").boundingBox();
  if (!box) throw new Error("there is no box to sign in");
  await page.mouse.move(box.x + 40, box.y + 60);
  await page.mouse.down();
  await page.mouse.move(box.x + 160, box.y + 120, { steps: 8 });
  await page.mouse.up();
  await look(page);
  await confirm.click();
  await page.getByRole("button", { name: "公示结果" }).click();
  await page.getByRole("button", { name: "公示结果" }).waitFor({ state: "detached" });
  // The button goes as it is pressed; the case is public a moment later.
  const isPublic = "SELECT published FROM cases WHERE number = $1";
  await expect
    .poll(async () => (await world.server.platform.pool.query(isPublic, [number])).rows[0]?.published, {
      timeout: 20_000,
    })
    .toBe(true);
  const { rows } = await world.server.platform.pool.query<{ media_type: string; size: number }>(
    "SELECT f.media_type, f.size FROM files f JOIN cases c ON c.id = f.case_id WHERE c.number = $1",
    [number],
  );
  expect(
    rows.map(({ media_type }) => media_type),
    "the drawn signature is a picture of the case",
  ).toEqual(["image/png"]);
  expect(Number(rows[0]?.size)).toBeGreaterThan(500);
}, 120_000);

test("anybody reads the result, without scripts, and finds whether the firm was on a frame; the desk's pages are sound", async () => {
  const phone = await pageOf(375, undefined, false);
  await phone.goto("/inspections");
  await phone.getByRole("link", { name: "萍乡市样例餐饮店1号" }).click();
  const text = await phone.locator("main").textContent();
  expect(text).toContain("发现问题已责令改正");
  expect(text, "what exactly was wrong is the firm's to read").not.toContain("过期");
  await phone.goto("/inspections/firm");
  await phone.getByRole("searchbox").fill("萍乡市样例餐饮店1号");
  await phone.getByRole("button", { name: "查询" }).click();
  expect(await phone.locator("main").textContent()).toContain("还没有对这类对象的抽取");
  for (const width of [375, 1440]) {
    const page = await pageOf(width, "coordinator1");
    for (const path of ["", "/visits", "/items", "/objects", "/officers", "/import"]) {
      await visit(page, `/desk/inspections${path}`);
      await look(page);
    }
    const outside = await pageOf(width);
    for (const path of ["/inspections", "/inspections/firm?q=萍乡市样例餐饮店2号"]) {
      await outside.goto(path);
      await look(outside);
    }
  }
  expect(faults).toEqual([]);
}, 180_000);
