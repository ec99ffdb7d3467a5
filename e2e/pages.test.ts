import { gzipSync } from "node:zlib";
import { accessibilityFaults, visit } from "@wuxing/platform/testing/chromium";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Browsing } from "./Browsing.ts";
import { ServerProcess } from "./ServerProcess.ts";
import { wordsOf } from "./wordsOf.ts";

const server = new ServerProcess({}, inject("demoYear"));
let browsing: Browsing;
const publicPages = ["/", "/say", "/follow", "/services", "/cases", "/figures", "/points", "/about", "/sign-in"];
publicPages.push("/search?q=%E8%B7%AF%E7%81%AF", "/mine/sign-in", "/no-such-page");
publicPages.push("/appointments", "/appointments/px-hall", "/appointments/px-hall/called");
publicPages.push("/inspections", "/draws", "/supervision", "/oversight", "/log", "/ratings");
publicPages.push("/policies", "/policies/notices");
publicPages.push("/attached", "/attached/coverage", "/attached/water/outages", "/attached/fund/balance");
const deskPages = [
  "/desk",
  "/desk?list=open",
  "/desk/cases?q=%E8%B7%AF%E7%81%AF",
  "/desk/requests/new",
  "/desk/figures",
];
deskPages.push("/desk/notices", "/desk/notices/import", "/desk/delegations", "/desk/no-such-page");
deskPages.push("/desk/oversight", "/desk/figures/rates", "/desk/figures/alarms", "/desk/windows", "/desk/province");
deskPages.push("/desk/windows/line", "/desk/appointments", "/desk/appointments/px-hall");
deskPages.push("/desk/appointments/px-hall/book");
deskPages.push(
  "/desk/items",
  "/desk/items/import",
  "/desk/items/new",
  "/desk/items/bundles",
  "/desk/items/bundles/food-shop",
  "/desk/attached",
  "/desk/certificates",
  "/desk/certificates/register",
);
deskPages.push("/desk/policies", "/desk/policies/new", "/desk/policies/claims", "/desk/policies/payments");
deskPages.push("/desk/policies/firms", "/desk/attached", "/desk/attached/new");

beforeAll(async () => {
  await server.start();
  browsing = await Browsing.begin(server.origin);
  const page = await browsing.citizen();
  await page.goto("/cases");
  publicPages.push((await page.locator("a[href^='/cases/RX']").first().getAttribute("href")) ?? "");
});
afterAll(async () => {
  await browsing?.end();
  await server.remove();
});

/** What is wrong with the page shown: accessibility where that is asked for, and sideways scrolling. */
async function faultsOf(page: Page, isThorough = true): Promise<string[]> {
  const violations = isThorough ? await accessibilityFaults(page) : [];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const at = new URL(page.url());
  return [
    ...violations.map((fault) => `${at.pathname}${at.search}: ${fault}`),
    ...(wide > 0 ? [`${at.pathname}${at.search}: ${wide} px too wide`] : []),
  ];
}

/** Looks at pages in two windows at a time, for half of what it takes is waiting, and closes both. Gives what was found wrong. */
async function inTwoWindows(
  first: Page,
  paths: readonly string[],
  look: (page: Page, path: string) => Promise<string[]>,
): Promise<string[]> {
  const left = [...paths];
  const faults: string[] = [];
  const lookOn = async (page: Page): Promise<void> => {
    for (let path = left.shift(); path !== undefined; path = left.shift()) faults.push(...(await look(page, path)));
  };
  const second = await first.context().newPage();
  await Promise.all([first, second].map(lookOn));
  await first.context().close();
  return faults;
}

/** Each page at both sizes and in both languages; where neither is new to a page, only its words may be too wide. */
const visits = [
  { width: 375, locale: "zh", isThorough: true },
  { width: 1440, locale: "en", isThorough: true },
  { width: 375, locale: "en", isThorough: false },
  { width: 1440, locale: "zh", isThorough: false },
] as const;
const whatIsTried = (isThorough: boolean): string =>
  isThorough ? "no accessibility fault and no sideways scrolling" : "no sideways scrolling";

for (const { width, locale, isThorough } of visits)
  test(`public pages have ${whatIsTried(isThorough)}: ${width} px, ${locale}`, async () => {
    const first = await browsing.citizen({ width, locale, scripts: true });
    const faults = await inTwoWindows(first, publicPages, async (page, path) => {
      await page.goto(path);
      expect(await page.locator("html").getAttribute("lang")).toBe(locale === "zh" ? "zh-CN" : "en");
      return faultsOf(page, isThorough);
    });
    expect(faults).toEqual([]);
  });

/** The desk's pages with one case and one notice that are in the lists. */
async function deskPagesOf(page: Page): Promise<string[]> {
  const hrefs: string[] = [];
  for (const [list, link] of [
    ["/desk?list=open", "a.case-link"],
    ["/desk/notices", ".notice-list h2 a"],
  ] as const) {
    await page.goto(list);
    hrefs.push((await page.locator(link).first().getAttribute("href")) ?? "");
  }
  return [...deskPages, ...hrefs];
}

for (const { width, locale, isThorough } of visits)
  test(`desk pages have ${whatIsTried(isThorough)}: ${width} px, ${locale}`, async () => {
    const first = await browsing.staff("coordinator1", { width, locale });
    const faults = await inTwoWindows(first, await deskPagesOf(first), async (page, path) => {
      await visit(page, path);
      await page.locator("main h1").first().waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe(locale === "zh" ? "zh-CN" : "en");
      return faultsOf(page, isThorough);
    });
    expect(faults).toEqual([]);
  });

const administrationPages = ["units", "units/px-cgj", "units/new", "people", "people/head-cgj", "people/new"];
administrationPages.push("holidays?year=2026", "holidays?year=2028", "rules", "rules/hotline.dispatch");
administrationPages.push("templates", "import", "entries");
const keptPages = ["/desk/duties", "/desk/duties/roads.lamp", "/desk/duties/import"];

for (const { width, locale } of visits.slice(0, 2))
  test(`the administration's pages have no accessibility fault and no sideways scrolling: ${width} px, ${locale}`, async () => {
    const first = await browsing.staff("admin1", { width, locale });
    const paths = [...administrationPages.map((one) => `/desk/administration/${one}`), ...keptPages];
    const faults = await inTwoWindows(first, paths, async (page, path) => {
      await visit(page, path);
      await page.locator("main h1").first().waitFor();
      return faultsOf(page);
    });
    expect(faults).toEqual([]);
  });

test("the language chosen on a public page holds on the desk, which can change it", async () => {
  const page = await browsing.staff("coordinator1");
  await page.goto("/?lang=en");
  await page.goto("/desk");
  expect(await wordsOf(page.locator(".desk-name"))).toContain("Wuxing desk");
  await page.locator("button[lang='zh-CN']").click();
  await page.locator("html[lang='zh-CN']").waitFor();
  expect(await wordsOf(page.locator(".desk-name"))).toContain("五型工作台");
});

test("public pages load at most 30 kB of compressed scripts, and say the same without them", async () => {
  const page = await browsing.citizen({ scripts: true });
  const bare = await browsing.citizen({ scripts: false });
  for (const path of publicPages) {
    const scripts: Promise<Buffer>[] = [];
    const keep = (response: Awaited<ReturnType<Page["goto"]>>) => {
      if (response?.request().resourceType() === "script") scripts.push(response.body());
    };
    page.on("response", keep);
    await page.goto(path, { waitUntil: "networkidle" });
    page.off("response", keep);
    const bytes = (await Promise.all(scripts)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes, path).toBeLessThanOrEqual(30 * 1024);
    await bare.goto(path);
    expect(await bare.locator("h1").allTextContents(), path).toEqual(await page.locator("h1").allTextContents());
  }
});

/** Every visible control that has no place in the order of Tab, or shows no ring when it has the focus. */
async function unreached(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>("a[href], button, input, select, textarea, summary");
    // Tab goes to a group of radio buttons as to one; the arrow keys move within it.
    const first = (one: HTMLElement) =>
      !(one instanceof HTMLInputElement && one.type === "radio") ||
      one === document.querySelector(`input[type=radio][name="${one.name}"]`);
    const shown = [...all].filter((one) => one.checkVisibility() && !one.matches(":disabled") && first(one));
    shown.forEach((one, index) => {
      one.dataset.tab = String(index);
    });
    document.body.focus();
  });
  const wanted = await page.locator("[data-tab]").count();
  const unseen: string[] = [];
  for (let step = 0, left = wanted; step < wanted + 20 && left > 0; step++) {
    await page.keyboard.press("Tab");
    const { plain, remaining } = await page.evaluate(() => {
      const [at, remaining] = [document.activeElement, () => document.querySelectorAll("[data-tab]").length];
      if (!(at instanceof Element) || at === document.body) return { plain: null, remaining: remaining() };
      const style = getComputedStyle(at);
      const ringed = style.outlineStyle !== "none" || style.boxShadow !== "none" || at.matches(":has(:focus-visible)");
      const html = at.outerHTML.slice(0, 120);
      at.removeAttribute("data-tab");
      const hit = at.querySelector(".hit, .tile");
      const isSeen = ringed || (hit && getComputedStyle(hit).strokeWidth !== "0px");
      return { plain: isSeen ? null : html, remaining: remaining() };
    });
    if (plain) unseen.push(plain);
    left = remaining;
  }
  const left = await page.locator("[data-tab]").evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 120)));
  return [...unseen.map((html) => `no ring: ${html}`), ...left.map((html) => `not reached: ${html}`)];
}

test("by keyboard alone everything is reached, and where one is can be seen", async () => {
  const citizen = await browsing.citizen({ scripts: true });
  for (const path of ["/", "/say", "/follow", "/figures"]) {
    await citizen.goto(path);
    expect(await unreached(citizen), path).toEqual([]);
  }
  const staff = await browsing.staff("coordinator1");
  for (const path of ["/desk/figures", "/desk/requests/new", "/desk/notices/import"]) {
    await staff.goto(path, { waitUntil: "networkidle" });
    expect(await unreached(staff), path).toEqual([]);
  }
});

test("marks of the desk's charts open lists of as many cases as they show", async () => {
  const page = await browsing.staff("leader1");
  await page.goto("/desk/figures", { waitUntil: "networkidle" });
  await page.locator(".chart").first().waitFor();
  // A rate opens the cases it is about, not as many of them.
  const counting = page.locator(".chart").filter({ hasNotText: "按时答复率" });
  const marks = counting.locator("table td a").or(page.locator(".tile-value a"));
  expect(await page.locator(".chart svg:not([aria-hidden]) > *").count()).toBeGreaterThan(12);
  const shown = await marks.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute("href") ?? "",
      number: (link.textContent ?? "").replace(/\s/gu, ""),
    })),
  );
  const several = shown.filter(({ number }) => /^\d+$/u.test(number)).filter((_, index) => index % 6 === 0);
  expect(several.length).toBeGreaterThan(4);
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  for (const { href, number } of several)
    expect([await countOf(href, cookie), href].join(" ")).toBe(`${number} ${href}`);
});

/** How many cases the list at this address of the desk has, all its pages together. */
async function countOf(href: string, cookie: string): Promise<number> {
  let count = 0;
  let cursor: string | null = "";
  while (cursor !== null) {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : "";
    const answer = await fetch(`${server.origin}${href.replace("/desk/", "/api/desk/")}${more}`, {
      headers: { cookie },
    });
    const page = (await answer.json()) as { lines: unknown[]; next: string | null };
    count += page.lines.length;
    cursor = page.next;
  }
  return count;
}

test("no page complained", () => {
  expect(browsing.faults.filter((fault) => !fault.includes("/no-such-page"))).toEqual([]);
});
