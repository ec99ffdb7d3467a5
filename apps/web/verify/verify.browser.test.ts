import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { renderSVG } from "uqr";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { builtInPlace } from "./oneFile.ts";
import { samplePolicyText, samples } from "./testing/samples.ts";

/** As from a USB stick: the built file in a folder, opened by file://, the network off. */
const built = join(import.meta.dirname, "../dist/verify/verify.html");
let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
let files: Awaited<ReturnType<typeof samples>>;
const said: string[] = [];

beforeAll(async () => {
  browser = await chromium.launch(await findChromium());
  folder = await mkdtemp(join(tmpdir(), "wuxing-verify-"));
  files = await samples();
  const html = await readFile(built, "utf8");
  const builtIn = { city: { zh: "萍乡市", en: "Pingxiang" }, policy: samplePolicyText, words: {} };
  await writeFile(join(folder, "bare.html"), html);
  await writeFile(
    join(folder, "verify.html"),
    html.replace(
      builtInPlace,
      builtInPlace.replace("></", () => `>${JSON.stringify(builtIn)}</`),
    ),
  );
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, "policy"), samplePolicyText);
  const cut = files.receipt.replace("路灯坏了一周", "路灯坏了一月");
  await writeFile(join(folder, "changed"), cut);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 375, height: 800 }, offline: true });
  context.setDefaultTimeout(15_000);
  page = await context.newPage();
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (fault) => said.push(String(fault)));
});
afterEach(async () => {
  await context.close();
  expect(said.splice(0)).toEqual([]);
});

const open = (name: string, hash = "") => page.goto(`${pathToFileURL(join(folder, name)).href}${hash}`);
/** Focus comes back to the results once they are there. */
async function put(...names: string[]): Promise<void> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  const paths = names.map((name) => join(folder, name));
  await page.setInputFiles("#files", paths);
}
const verdicts = async (): Promise<(string | null)[]> => {
  await page.locator("#results:focus").waitFor();
  return Promise.all((await page.locator("article").all()).map((one) => one.getAttribute("data-verdict")));
};

async function assertGood(): Promise<void> {
  for (const width of [375, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    expect(await accessibilityFaults(page)).toEqual([]);
  }
}

test("right files are proven, in both languages, from a file and without a network", async () => {
  await open("verify.html");
  expect(await page.title()).toBe("五型核验 · 萍乡市");
  await put("receipt", "draw", "unannounced", "checkpoint", "proof", "record");
  expect(await verdicts()).toEqual(["proven", "proven", "proven", "proven", "proven"]);
  const text = await page.locator("main").textContent();
  expect(text).toContain("回执里的记录是日志的第 2 条，一字未改");
  expect(text).toContain("不能证明所说的事情属实");
  expect(text).not.toContain("13900001234");
  await assertGood();
  await page.click("#language");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("#language").evaluate((button) => button === document.activeElement)).toBe(true);
  expect(await page.locator("main").textContent()).toContain("It does not prove that what was said is true");
  await assertGood();
}, 120_000);

test("wrong files are not relied on, strangers are told, and nothing stops", async () => {
  await open("verify.html", "#en");
  await put("changed", "strangersReceipt", "unwitnessedReceipt", "bare.html");
  expect(await verdicts()).toEqual(["wrong", "wrong", "open", "unknown"]);
  await assertGood();
  await put("checkpoint", "forked");
  expect(await verdicts()).toEqual(["wrong", "wrong"]);
  expect(await page.locator("main").textContent()).toContain("two different roots");
}, 120_000);

test("a copy without keys proves nothing until keys are given, by the keyboard alone", async () => {
  await open("bare.html", "#en");
  await put("receipt");
  expect(await verdicts()).toEqual(["open"]);
  await page.locator("#keys").focus();
  await page.keyboard.type("no key");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await page.locator("#keys-fault").textContent()).toContain("No key can be read");
  await assertGood();
  await page.locator("#keys").fill(samplePolicyText);
  await page.locator("#keys").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await verdicts()).toEqual(["proven"]);
  expect(await page.locator("#trust + .card").textContent()).toContain("You have given the keys yourself");
}, 120_000);

test("pasted content is checked; a file dropped anywhere too; keys among the files are not trusted by themselves", async () => {
  await open("verify.html", "#en");
  await page.getByText("Or paste the content").click();
  await page.getByRole("button", { name: "Check what was pasted" }).click();
  expect(await page.locator("#pasted-fault").textContent()).toContain("Nothing is pasted yet");
  await page.fill("#pasted", files.checkpoint);
  await page.getByRole("button", { name: "Check what was pasted" }).click();
  expect(await verdicts()).toEqual(["proven"]);
  // The codes of a long receipt, one after the other, the second first.
  for (const [code, verdict] of [
    [files.code, "proven"],
    [files.secondCode, "open"],
    [files.firstCode, "proven"],
  ] as const) {
    await page.fill("#pasted", code);
    await page.getByRole("button", { name: "Check what was pasted" }).click();
    expect(await verdicts()).toEqual([verdict]);
  }
  await page.evaluate(
    ([receipt, policy]) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([receipt ?? ""], "receipt.json"));
      dropped.items.add(new File([policy ?? ""], "policy"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
    },
    [files.strangersReceipt, samplePolicyText] as const,
  );
  await page.locator("article").nth(1).waitFor();
  expect(await verdicts()).toEqual(["wrong", "unknown"]);
}, 120_000);

test("a photo of a code is read where the browser can, and else it is said what to do", async () => {
  await open("verify.html", "#en");
  const paper = await context.newPage();
  await paper.setContent(renderSVG(files.code, { pixelSize: 3, border: 4 }));
  const picture = await paper.locator("svg").screenshot();
  await page.setInputFiles("#files", { name: "code.png", mimeType: "image/png", buffer: picture });
  const reads = await page.evaluate(() => "BarcodeDetector" in globalThis);
  expect(await verdicts()).toEqual([reads ? "proven" : "unknown"]);
  expect(await page.locator("article").textContent()).toContain(
    reads ? "unchanged to the letter" : "This browser cannot read codes in pictures: scan the code with a phone",
  );
}, 120_000);

test("the file is small and lets nothing else run or be fetched", async () => {
  const html = await readFile(built, "utf8");
  expect(gzipSync(html).length).toBeLessThan(200_000);
  const style = /<style>([\s\S]*?)<\/style>/u.exec(html)?.[1] ?? "url(";
  expect(style).not.toMatch(/@import|url\(/u);
  expect(html).not.toMatch(/<script[^>]+src=|<link /u);
  await open("verify.html");
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "globalThis.strange = true";
    document.body.append(script);
    const fetched = await fetch("https://elsewhere.example/").then(
      () => true,
      () => false,
    );
    return [Reflect.get(globalThis, "strange"), fetched];
  });
  expect(ran).toEqual([undefined, false]);
  // The browser says in its console that it let neither happen.
  expect(said.splice(0).join("\n")).toContain("Content Security Policy");
});
