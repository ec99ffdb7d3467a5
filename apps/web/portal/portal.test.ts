import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { samples } from "./preview/samples/index.ts";
import { type Preview, servePreview } from "./preview/servePreview.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const vite = path.join(root, "node_modules/vite/bin/vite.js");
const kilobytes = 1024;
const phone = { width: 375, height: 800 };
const plain = { javaScriptEnabled: false };

let dist: string;
let preview: Preview;
let browser: Browser;

function build(...args: string[]): void {
  execFileSync(process.execPath, [
    vite,
    "build",
    path.join(root, "apps/web"),
    "--mode",
    "portal",
    "--emptyOutDir",
    "--logLevel",
    "warn",
    ...args,
  ]);
}

beforeAll(async () => {
  dist = mkdtempSync(path.join(tmpdir(), "wuxing-portal-"));
  build("--outDir", path.join(dist, "client"));
  build("--ssr", "portal/server.ts", "--outDir", path.join(dist, "server"));
  preview = await servePreview(dist);
  browser = await chromium.launch(await findChromium());
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await preview?.close();
  if (dist) rmSync(dist, { recursive: true });
});

/** Opens a page in a context of its own, looks at it, and closes it. */
async function open<T>(
  address: string,
  look: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
): Promise<T> {
  const context = await browser.newContext({ viewport: phone, ...options });
  try {
    const page = await context.newPage();
    await page.goto(`${preview.url}/${address}`);
    return await look(page);
  } finally {
    await context.close();
  }
}

async function scan(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
  return accessibilityFaults(page);
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Chinese words on an English page that are not marked as Chinese data. */
const leftInChinese = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll("body *")]
      .filter((element) => !element.closest("[lang=zh-CN]"))
      .map((element) => {
        const own = [...element.childNodes]
          .filter((node) => node.nodeType === Node.TEXT_NODE)
          .map((node) => node.textContent);
        return [
          ...own,
          element.getAttribute("aria-label"),
          element.getAttribute("data-copied"),
          element.getAttribute("data-uploading"),
        ]
          .join("")
          .trim();
      })
      .filter((said) => /\p{Script=Han}/u.test(said)),
  );

const headings = (page: Page): Promise<number[]> =>
  page.locator("h1, h2, h3, h4").evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));

/** What the browser reports of a page, script and policy errors above all. */
function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}

describe.each(samples.map((sample) => sample.name))("page %s", (name) => {
  it("has no accessibility fault in Chinese on a phone, and none in English on a wide screen", async () => {
    const context = await browser.newContext({ viewport: phone });
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    await page.goto(`${preview.url}/${name}?lang=zh`);
    expect(await scan(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${preview.url}/${name}?lang=en`);
    expect(await scan(page)).toEqual([]);
    expect(await leftInChinese(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);

  it("fits a phone in large English type, with headings in order and nothing inline", async () => {
    const seen = await open(`${name}?lang=en&type=large`, async (page) => ({
      overflow: await overflow(page),
      levels: await headings(page),
      inline: await page.locator("[style], style, script:not([src])").count(),
    }));
    expect(seen.overflow).toBe(0);
    expect(seen.levels.filter((level) => level === 1)).toHaveLength(1);
    expect(seen.levels.filter((level, index) => index > 0 && level - (seen.levels[index - 1] ?? 0) > 1)).toEqual([]);
    expect(seen.inline).toBe(0);
  }, 60_000);
});

describe("the form without JavaScript", () => {
  it("carries what was typed in other steps", async () => {
    const seen = await open("say-4", (page) => page.locator("form [name=text]").inputValue(), plain);
    expect(seen).toContain("跃进北路");
  });

  it("names each wrong field and leads to it", async () => {
    const seen = await open(
      "say-3-wrong",
      async (page) => {
        await page.locator("#errors a").first().click();
        return {
          described: await page.locator("#phone").getAttribute("aria-describedby"),
          hash: new URL(page.url()).hash,
        };
      },
      plain,
    );
    expect(seen).toEqual({ described: "phone-help phone-error", hash: "#phone" });
  });
});

describe("conveniences", () => {
  it("keeps the words on this device, but never the phone number", async () => {
    const seen = await open("say-1", async (page) => {
      await page.fill("#text", "井盖破了");
      const kept = await page.evaluate(() => localStorage.getItem("wuxing.say"));
      await page.reload();
      return { kept, text: await page.inputValue("#text") };
    });
    expect(seen.text).toBe("井盖破了");
    expect(seen.kept).not.toContain("phone");
  });

  it("offers the townships of the chosen district only", async () => {
    const seen = await open("say-2", async (page) => {
      await page.selectOption("#district", "360323");
      return page
        .locator("#township optgroup")
        .evaluateAll((groups) => groups.map((group) => group.getAttribute("label")));
    });
    expect(seen).toEqual(["芦溪县"]);
  });

  it("weigh at most 6 kB of script and 12 kB of style, gzipped", () => {
    const assets = path.join(dist, "client/assets");
    const weigh = (ending: string) =>
      readdirSync(assets)
        .filter((file) => file.startsWith("portal-") && file.endsWith(ending))
        .reduce((sum, file) => sum + gzipSync(readFileSync(path.join(assets, file))).length, 0);
    expect(weigh(".js")).toBeLessThanOrEqual(6 * kilobytes);
    expect(weigh(".css")).toBeLessThanOrEqual(12 * kilobytes);
    expect(weigh(".js")).toBeGreaterThan(0);
  });
});
