import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { areas } from "@wuxing/areas";
import { openRequestCase } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { openPool } from "@wuxing/platform/postgres";
import { accessibilityFaults, findChromium } from "@wuxing/platform/testing/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seedYear } from "../../demo/seedYear.ts";
import { requestCommand, type TestServer, testServer } from "../../testServer.ts";
import { browserOf, hiddenOf } from "../testing/browserOf.ts";
import { type FoundPage, findPages } from "./testing/findPages.ts";

const now = "2026-11-02T02:00:00.000Z";
const phone = "13900009903";
const client = join(import.meta.dirname, "../../../web/dist/client");
const kilobyte = 1024;

let server: TestServer;
let browser: Browser;
let origin: string;
/** Every page as a citizen gets it who is signed in and has large type. */
let pages: readonly FoundPage[];
let cookies: Map<string, string>;

beforeAll(async () => {
  server = await testServer(now);
  const owner = openPool(server.database.url, { max: 2 });
  const { casework, city } = server.platform;
  await seedYear({ pool: owner, casework: { ...casework, pool: owner }, city }, areas, 20, 2);
  await owner.end();
  const { input, commandId } = requestCommand();
  await openRequestCase(server.platform, anonymous, commandId, input, { phone });
  await server.settle();
  await server.http.listen({ host: "127.0.0.1", port: 0 });
  origin = `http://127.0.0.1:${(server.http.server.address() as AddressInfo).port}`;
  cookies = await signedIn();
  pages = await findPages(server.http, cookieLine(cookies));
  browser = await chromium.launch(await findChromium());
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.end();
});

const cookieLine = (held: Map<string, string>): string =>
  [...held].map(([name, value]) => `${name}=${value}`).join("; ");

async function signedIn(): Promise<Map<string, string>> {
  const telephone = browserOf(server.http);
  const sent = await telephone.post("/mine/sign-in", { phone });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  await telephone.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
  return telephone.cookies.set("type", "large");
}

/** The telephone of the citizen, with scripts. */
async function telephone(): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 }, serviceWorkers: "block" });
  await context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value: decodeURIComponent(value), url: origin })),
  );
  return context.newPage();
}

const heading = (html: string): string =>
  (/<h1[^>]*>([\s\S]*?)<\/h1>/u.exec(html)?.[1] ?? "").replace(/<[^>]+>/gu, "").replace(/\s+/gu, "");

/** What is touched and is smaller than 44 px, but for links within a sentence and inputs whose label is large enough. */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isWithinWords = (one: Element): boolean =>
      getComputedStyle(one).display === "inline" &&
      (one.parentElement?.textContent ?? "").trim() !== one.textContent?.trim();
    return [...document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary")]
      .filter(
        (one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(".skip") && !isWithinWords(one),
      )
      .filter((one) => {
        const touched = one.closest("label") ?? one;
        const { width, height } = touched.getBoundingClientRect();
        const wide = getComputedStyle(touched).display === "inline" || width >= 43.5;
        return height < 43.5 || !wide;
      })
      .map((one) => `${one.outerHTML.slice(0, 120)} ${one.getBoundingClientRect().height}`);
  });

test("every page of the portal in large type on a telephone: nothing sideways, nothing too small to be touched, no accessibility fault, and no other words than without scripts", async () => {
  expect(pages.length).toBeGreaterThan(28);
  const page = await telephone();
  const faults: string[] = [];
  for (const { path, html } of pages) {
    await page.goto(origin + path);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) faults.push(`${path}: ${wide} px too wide`);
    for (const small of await smallTargets(page)) faults.push(`${path}: small ${small}`);
    faults.push(...(await accessibilityFaults(page)).map((fault) => `${path}: ${fault}`));
    if (heading(html) === "" || heading(html) !== heading(await page.content()))
      faults.push(`${path}: another heading`);
  }
  await page.context().close();
  expect(faults).toEqual([]);
}, 180_000);

/** Bytes of a file of the build as they travel. */
const weigh = (file: string): number => gzipSync(readFileSync(join(client, file))).length;

test("no page weighs more than 30 kB of scripts, and 60 kB in all, before its pictures", () => {
  const sizes = new Map<string, number>();
  for (const { path, html } of pages) {
    const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/gu)].map((found) => found[1] ?? "");
    expect(files.length, path).toBeGreaterThan(0);
    for (const file of files) sizes.set(file, sizes.get(file) ?? weigh(file));
    const sum = (ending: string) =>
      files.filter((file) => file.endsWith(ending)).reduce((bytes, file) => bytes + (sizes.get(file) ?? 0), 0);
    expect(sum(".js"), path).toBeLessThanOrEqual(30 * kilobyte);
    expect(sum(".js") + sum(".css") + gzipSync(html).length, path).toBeLessThanOrEqual(60 * kilobyte);
  }
});
