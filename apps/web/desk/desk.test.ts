import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { accessibilityFaults, findChromium, visit } from "@wuxing/platform/testing";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { pages } from "./preview/pages.ts";
import { type DeskPreview, servePreview } from "./preview/servePreview.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const wide = { width: 1440, height: 900 };
const phone = { width: 375, height: 800 };
const someCase = "RX202611240018";

let dist: string;
let preview: DeskPreview;
let browser: Browser;

beforeAll(async () => {
  dist = mkdtempSync(path.join(tmpdir(), "wuxing-desk-"));
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", path.join(root, "apps/web"), "--outDir", dist, "--emptyOutDir", "--logLevel", "warn"];
  execFileSync(process.execPath, args, { env: { ...process.env, NODE_ENV: "production" } });
  preview = await servePreview(dist);
  browser = await chromium.launch(await findChromium());
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await preview?.close();
  if (dist) rmSync(dist, { recursive: true });
});

beforeEach(() => {
  preview.told.length = 0;
  preview.refuseWith = null;
});

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
});

/** Opens an address in a context of its own, closed after the test. */
async function open(address: string, options: BrowserContextOptions = {}, lang = "zh"): Promise<Page> {
  const context = await browser.newContext({ viewport: wide, ...options });
  await context.addCookies([{ name: "lang", value: lang, url: preview.url }]);
  const page = await context.newPage();
  opened.push(page);
  await visit(page, preview.url + address);
  return page;
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Chinese words on an English page that are not marked as Chinese data. */
const leftInChinese = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("#desk *")]
      .filter((element) => !element.closest("[lang=zh-CN]"))
      .map((element) => {
        const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
        return own.map((node) => node.textContent).join("") + (element.getAttribute("placeholder") ?? "");
      })
      .filter((said) => /\p{Script=Han}/u.test(said)),
  );

const headings = (page: Page): Promise<number[]> =>
  page
    .locator("h1, h2, h3, h4")
    .evaluateAll((all) => all.filter((one) => one.checkVisibility()).map((one) => Number(one.tagName[1])));

function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}

describe.each(pages.map((page) => page.name))("page %s", (name) => {
  const { address = "", prepare } = pages.find((page) => page.name === name) ?? {};

  it("has no accessibility fault, wide and on a phone", async () => {
    const page = await open(address);
    const complaints = complaintsOf(page);
    await prepare?.(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    const levels = await headings(page);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => index > 0 && level - (levels[index - 1] ?? 0) > 1)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await overflow(page)).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(complaints).toEqual([]);
  }, 60_000);

  it("has none in the dark and in English, and leaves nothing in Chinese", async () => {
    const page = await open(address, { colorScheme: "dark" }, "en");
    await prepare?.(page);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await leftInChinese(page)).toEqual([]);
    expect(await page.locator("#desk style, #desk script").count()).toBe(0);
  }, 60_000);
});

it("marks the section that one is in, also where signing in leads to", async () => {
  for (const address of ["/desk", "/desk/", `/desk/cases/${someCase}`]) {
    const page = await open(address);
    expect(await page.locator(".desk-nav a[aria-current=page]").allTextContents(), address).toEqual(["办件"]);
  }
}, 60_000);

const focusedCase = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest("tr")?.dataset.number);

describe("keys", () => {
  it("move through the list, open a case beside it, start its first action, and go back", async () => {
    const page = await open("/desk");
    const numbers = await page.locator("tr[data-number]").evaluateAll((rows) => rows.map((row) => row.dataset.number));
    await page.keyboard.press("j");
    expect(await focusedCase(page)).toBe(numbers[0]);
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("k");
    expect(await focusedCase(page)).toBe(numbers[1]);
    await page.keyboard.press("Enter");
    await page.locator(".case-pane .case-head").waitFor();
    expect(new URL(page.url()).searchParams.get("case")).toBe(numbers[1]);
    await page.keyboard.press("a");
    await page.locator(".action-sheet").waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    await page.keyboard.press("Escape");
    await page.locator(".action-sheet").waitFor({ state: "detached" });
    await page.keyboard.press("Escape");
    await page.locator(".case-pane").waitFor({ state: "detached" });
  });

  it("go from page to page, and are told by ?", async () => {
    const page = await open("/desk");
    await page.keyboard.press("?");
    await page.locator(".keys-help[open]").waitFor();
    const told = await page.locator(".keys-help dt").allInnerTexts();
    expect(told.map((one) => one.replaceAll(/\s/g, ""))).toEqual(
      expect.arrayContaining(["j", "k", "a", "/", "n", "gh", "gf", "gw", "?"]),
    );
    await page.keyboard.press("Escape");
    for (const [keys, address] of [
      ["gf", "/desk/figures"],
      ["gw", "/desk/notices"],
      ["gh", "/desk"],
      ["n", "/desk/requests/new"],
    ] as const) {
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForURL(preview.url + address);
      await page.locator("h1").waitFor();
    }
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    await page.keyboard.type("njk?");
    expect(await page.locator("textarea").inputValue()).toBe("njk?");
  });

  it("can be turned off", async () => {
    const page = await open("/desk");
    await page.keyboard.press("?");
    await page.locator(".keys-help input").uncheck();
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    await page.keyboard.press("j");
    expect(await focusedCase(page)).toBeUndefined();
    expect(new URL(page.url()).pathname).toBe("/desk");
  });

  it("open a case as a page of its own where there is no room beside the list", async () => {
    const page = await open("/desk", { viewport: { width: 1100, height: 800 } });
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${preview.url}/desk/cases/${someCase}`);
    await page.locator(".case-head h1").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForURL(`${preview.url}/desk`);
    await page.locator("tr[data-number]").first().waitFor();
    expect(await page.locator("tr[data-number]").count()).toBeGreaterThan(5);
  });
});

describe("a form of an action", () => {
  it("keeps what was typed through a failure and a reload, and sends it under the same command id", async () => {
    const page = await open(`/desk/cases/${someCase}`);
    await page.locator('[data-action="reportProgress"]').click();
    await page.locator("#reportProgress-note").fill("备件已到，今晚更换");
    preview.refuseWith = 500;
    await page.keyboard.press("Control+Enter");
    await page.locator(".action-sheet .failure").waitFor();
    expect(await page.locator(".action-sheet .failure").textContent()).toContain("内容已留在本机");
    expect(await page.locator("#reportProgress-note").inputValue()).toBe("备件已到，今晚更换");
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.locator('[data-action="reportProgress"]').textContent()).toContain("有草稿");
    await page.locator('[data-action="reportProgress"]').click();
    expect(await page.locator("#reportProgress-note").inputValue()).toBe("备件已到，今晚更换");
    preview.refuseWith = null;
    await page.keyboard.press("Control+Enter");
    await page.locator(".action-sheet").waitFor({ state: "detached" });
    const bodies = preview.told.map(({ body }) => body as { commandId: string; input: unknown });
    expect(bodies).toHaveLength(2);
    expect(bodies[1]?.commandId).toBe(bodies[0]?.commandId);
    expect(bodies[1]?.input).toEqual({ note: "备件已到，今晚更换" });
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("action")))).toEqual([]);
  });

  it("begins with a template of the city, put in after what is there", async () => {
    const page = await open(`/desk/cases/${someCase}`);
    await page.locator('[data-action="answer"]').click();
    await page.locator("#answer-answer").fill("您好。");
    await page.locator("#answer-template").selectOption({ label: "路灯已修好" });
    expect(await page.locator("#answer-answer").inputValue()).toMatch(/^您好。\n您反映的路灯已修好/u);
    expect(await page.locator("#answer-template").inputValue()).toBe("");
  });

  it("finds a unit by the letters of its name and uploads files, by keyboard", async () => {
    const page = await open(`/desk/cases/${someCase}`);
    await page.locator('[data-action="requestReturn"]').click();
    await page.keyboard.type("不属本单位职责");
    await page.keyboard.press("Tab");
    await page.keyboard.type("gaj");
    await page.keyboard.press("Enter");
    expect(await page.locator("#requestReturn-rightUnit").inputValue()).toBe("市公安局");
    await page.keyboard.press("Control+Enter");
    await page.locator(".action-sheet").waitFor({ state: "detached" });
    expect(preview.told[0]?.body).toMatchObject({ input: { reason: "不属本单位职责", rightUnit: "px-gaj" } });

    await page.locator('[data-action="answer"]').click();
    await page
      .locator("#answer-files")
      .setInputFiles({ name: "照片.jpg", mimeType: "image/jpeg", buffer: Buffer.from("x") });
    await page.locator(".action-sheet .sent-files button").waitFor();
    expect(await page.locator(".action-sheet .sent-files").textContent()).toContain("照片.jpg");
  });
});

describe("a request taken on the phone", () => {
  it("is suggested a topic and a kind, names what is missing, and is sent once by Ctrl+Enter", async () => {
    const page = await open("/desk/requests/new");
    await page.keyboard.press("Control+Enter");
    await page.locator("#errors").waitFor();
    expect(preview.told).toEqual([]);
    await page.locator("#request-text").fill("后埠街小学门口的路灯不亮");
    await page.locator(".suggestion mark").first().waitFor();
    expect(await page.locator(".suggestion mark").allInnerTexts()).toEqual(expect.arrayContaining(["路灯", "安源区"]));
    await expect.poll(() => page.locator("#request-division").inputValue()).toBe("安源区");
    await page.locator("#request-phone").fill("13900000000");
    await page.keyboard.press("Control+Enter");
    await page.locator(".receipt-number").waitFor();
    expect(preview.told[0]?.body).toMatchObject({
      kind: "help",
      division: "360302",
      topic: "street.lamp",
      channel: "phone",
    });
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("13900000000");
  });
});

describe("a notice", () => {
  it("is mended beside its text, survives a failed import, and is imported", async () => {
    const page = await open("/desk/notices/import");
    await page.locator("#notice-text").fill("通知全文");
    await page.locator(".notice-source button[type=submit]").click();
    await page.locator(".item-line").nth(2).click();
    await page.locator("#item-2-milestone-0-phrase").focus();
    expect(await page.locator(".source-text mark").textContent()).toBe("每季度至少一次");
    await page.locator("#item-2-title").fill("局长走流程");
    await page.locator("#item-2-unit-0-code").fill("市效能中心");
    await page.keyboard.press("Enter");
    preview.refuseWith = 500;
    await page.locator(".page-head .button:not(.danger)").click();
    await page.locator(".failure").waitFor();
    await page.reload({ waitUntil: "networkidle" });
    preview.refuseWith = null;
    await page.locator(".page-head .button:not(.danger)").click();
    await page.waitForURL(/notices\/0192a000/);
    const sent = preview.told.at(-1)?.body as { notice: { items: unknown[] } } | undefined;
    expect(sent?.notice.items[2]).toMatchObject({
      title: "局长走流程",
      units: [{ name: "市效能办", role: "responsible", codes: ["px-xnz"] }],
    });
  });

  it("leads from a sentence to its point and back in one click each", async () => {
    const page = await open("/desk/notices/0192a000-0000-7000-8000-000000000001");
    await page.locator('[data-item="1"]').click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("item-1");
    await page.locator("#item-1 .parts button").first().click();
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.item)).toBe("1");
  });
});

describe("lists", () => {
  it("load more by the cursor, keep their columns, and say what to do where they are empty", async () => {
    const page = await open("/desk?list=open");
    expect(await page.locator("tr[data-number]").count()).toBe(50);
    await page.locator(".list-end button").click();
    await expect.poll(() => page.locator("tr[data-number]").count()).toBe(100);
    await page.locator(".popover summary").click();
    await page.locator(".popover input").first().uncheck();
    await page.reload({ waitUntil: "networkidle" });
    expect(await page.locator("th.col-type").count()).toBe(0);
    await page.locator(".list-waiting").click();
    await page.locator(".empty .button").waitFor();
    expect(await page.locator(".empty").textContent()).toContain("待我办理");
  });

  it("can be tried again after a failure", async () => {
    const page = await open("/desk/notices");
    await page.route("**/api/desk/cases*", (route) => route.abort());
    await page.locator(".desk-name").click();
    await page.locator(".failure button").waitFor();
    await page.unroute("**/api/desk/cases*");
    await page.locator(".failure button").click();
    await page.locator("tr[data-number]").first().waitFor();
    expect(await page.locator(".failure").count()).toBe(0);
  });
});
