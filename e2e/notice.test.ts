import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ExcelJS from "exceljs";
import { strToU8, zipSync } from "fflate";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { Browsing } from "./Browsing.ts";
import { act, offered, openCase } from "./deskActions.ts";
import { ServerProcess } from "./ServerProcess.ts";
import { testNotice } from "./testNotice.ts";
import { wordsOf } from "./wordsOf.ts";

const server = new ServerProcess({}, inject("demoYear"));
let browsing: Browsing;
let coordinator: Page;
beforeAll(async () => {
  await server.start();
  browsing = await Browsing.begin(server.origin);
  coordinator = await browsing.staff("coordinator1");
});
afterAll(async () => {
  await browsing?.end();
  await server.remove();
});

/** Opens the import page and has a notice read: pasted as text, or given as a file. */
async function read(page: Page, given: string | { readonly name: string; readonly buffer: Buffer }): Promise<void> {
  await page.goto("/desk/notices/import");
  if (typeof given === "string") await page.locator("#notice-text").fill(given);
  else await page.locator("#notice-file").setInputFiles({ ...given, mimeType: "application/octet-stream" });
  await page.locator(".notice-source button[type=submit]").click();
  await page.locator(".item-row").first().waitFor();
}

/** The smallest Word document that has these paragraphs. */
function docx(text: string): Buffer {
  const paragraphs = text.split("\n").map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`);
  const w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  return Buffer.from(
    zipSync({
      "[Content_Types].xml": strToU8(
        `<Types xmlns="${types}"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
      ),
      "word/document.xml": strToU8(`<w:document xmlns:w="${w}"><w:body>${paragraphs.join("")}</w:body></w:document>`),
    }),
  );
}

/** The numbers of the parts of a point on the opened notice, by the name of their unit. */
async function partsOf(page: Page, index: number): Promise<Map<string, string>> {
  const links = page.locator(`#item-${index} .part-head a`);
  await links.first().waitFor();
  const found = await links.evaluateAll((all) =>
    all.map((link): [string, string] => [link.textContent ?? "", link.getAttribute("href")?.split("/").at(-1) ?? ""]),
  );
  return new Map(found);
}

const due = async (page: Page): Promise<string> =>
  (await page.locator(".case-clock time").first().getAttribute("datetime")) ?? "";

let notice = "";
let parts = new Map<string, string>();

test("a pasted notice is mended against its text, its unknown unit matched by hand, and imported", async () => {
  await read(coordinator, testNotice);
  expect(await coordinator.locator(".item-row").count()).toBe(3);
  expect(await wordsOf(coordinator.locator(".full-page"))).toContain("市校园周边整治专班");
  await coordinator.locator("#item-2 .item-line").click();
  const doubtful = coordinator.locator("#item-2 .target-row.unsettled");
  expect(await doubtful.count()).toBe(1);
  await doubtful.locator("input").first().focus();
  expect(await wordsOf(coordinator.locator(".source-text mark"))).toContain("300盏");
  await doubtful.locator("input[id$=-unit]").fill("盏路灯");
  await doubtful.locator(".row-notes button").click();
  await coordinator.locator("#item-2 .target-row.unsettled").waitFor({ state: "detached" });
  await coordinator.locator("#item-1 .item-line").click();
  const picker = coordinator.locator("#item-1-unit-0-code");
  await picker.focus();
  await coordinator.keyboard.insertText("市教育局");
  await coordinator.keyboard.press("Enter");
  await coordinator.locator("#item-1 .chip").waitFor();
  await coordinator.locator(".page-head button.button:not(.danger)").click();
  await coordinator.waitForURL(/\/desk\/notices\/[0-9a-f-]{36}$/u);
  notice = new URL(coordinator.url()).pathname;
  await expect.poll(() => coordinator.locator(".part-head").count(), { timeout: 15_000 }).toBe(4);
  parts = await partsOf(coordinator, 0);
  expect([...parts.keys()].sort()).toEqual(["市城管局", "市教育局"].sort());
});

test("units sign, report with evidence, ask for an extension once; the coordinator grants, sends back, verifies, closes", {
  timeout: 120_000,
}, async () => {
  const [school, city] = ["市教育局", "市城管局"].map((name) => parts.get(name) ?? "");
  const teacher = await browsing.staff("officer-jyj");
  await openCase(teacher, school ?? "");
  await act(teacher, "sign");
  const evidence = { name: "复画照片清单.txt", text: "六十所学校" };
  await act(teacher, "reportProgress", { text: "已复画六十所学校门口的斑马线", percent: "50", files: evidence });
  const before = await due(teacher);
  await act(teacher, "requestExtension", { reason: "连日下雨，标线不能施工", until: "2026-12-28" });
  expect(await offered(teacher), "a second extension is not offered").not.toContain("requestExtension");
  await grantExtension(school ?? "");
  await expect
    .poll(async () => {
      await openCase(teacher, school ?? "");
      return due(teacher);
    })
    .toMatch(/^2026-12-28/u);
  expect(before).toMatch(/^2026-12-20/u);
  expect(await offered(teacher)).not.toContain("requestExtension");
  await act(teacher, "reportDone", { text: "一百二十所全部复画完成" });
  await openCase(coordinator, school ?? "");
  await act(coordinator, "sendBack", { reason: "请补两所学校的验收记录" });
  await openCase(teacher, school ?? "");
  await act(teacher, "reportDone", { text: "已补齐验收记录", files: { name: "验收记录.txt", text: "合格" } });
  const cleaner = await browsing.staff("officer-cgj");
  await openCase(cleaner, city ?? "");
  await act(cleaner, "sign");
  await act(cleaner, "reportDone", { text: "配合完成封路", files: { name: "封路方案.txt", text: "夜间施工" } });
  for (const part of [school, city]) {
    await openCase(coordinator, part ?? "");
    await act(coordinator, "verify", { note: "现场核验合格" });
    expect(await wordsOf(coordinator.locator(".case-state"))).toContain("已完成");
  }
  const point = await wordsOf(coordinator.locator(".kin .number").first());
  // The point can be closed once the system has taken note of its last part.
  await expect
    .poll(async () => {
      await openCase(coordinator, point);
      return offered(coordinator);
    })
    .toContain("close");
  await act(coordinator, "close", { summary: "一百二十所学校门口斑马线复画完成" });
  expect(await wordsOf(coordinator.locator(".case-state"))).toContain("已销号");
});

async function grantExtension(part: string): Promise<void> {
  const asked = coordinator.locator(".kin li", { hasText: "延期申请" }).locator(".number");
  await expect
    .poll(async () => {
      await openCase(coordinator, part);
      return asked.count();
    })
    .toBe(1);
  await openCase(coordinator, await wordsOf(asked));
  expect(await wordsOf(coordinator.locator("article.case")), "whoever decides reads why").toContain("连日下雨");
  await act(coordinator, "grantByCoordinator", { note: "同意，抓紧晴天施工" });
}

test("from the sentence of the notice to the evidence and back is one click each", async () => {
  await coordinator.goto(notice);
  await coordinator.locator("[data-item='0']").click();
  const card = coordinator.locator("#item-0.current");
  await card.waitFor();
  for (const file of ["复画照片清单.txt", "验收记录.txt", "封路方案.txt"]) expect(await wordsOf(card)).toContain(file);
  const download = coordinator.waitForEvent("download");
  await card.locator("a", { hasText: "复画照片清单.txt" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toBe("六十所学校");
  await card.locator(".parts button.link").first().click();
  expect(await coordinator.locator("[data-item='0']:focus").count()).toBe(1);
});

test("the ledger has one row for each point and unit", async () => {
  const download = coordinator.waitForEvent("download");
  await coordinator.locator("a[href$='ledger.xlsx']").click();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await (await download).path());
  const rows = (workbook.worksheets[0]?.getSheetValues() ?? []).slice(3) as unknown[][];
  expect(rows.map((row) => `${row[1]} ${row[4]}`).sort()).toEqual(
    ["1 市城管局", "1 市教育局", "2 市教育局", "3 市城管局"].sort(),
  );
  expect(rows.map((row) => row[8]).sort()).toEqual(["已完成", "已完成", "待签收", "待签收"].sort());
});

test("the same notice as a Word document gives the same points", async () => {
  await read(coordinator, { name: "通知.docx", buffer: docx(testNotice) });
  expect(await coordinator.locator(".item-row").count()).toBe(3);
  expect(await coordinator.locator("#notice-documentNumber").inputValue()).toBe("萍府办字〔2026〕998号");
  await coordinator.locator(".page-head button.danger").click();
  await coordinator.locator("#notice-text").waitFor();
});

const real = resolve(import.meta.dirname, "../../shared/notices/dev/pingxiang-2020-wuxing.txt");
const absent = existsSync(real) ? "" : `（没有 / absent: ${real}）`;
test.skipIf(absent !== "")(`the real notice of 2020 gives 23 points ${absent}`, async () => {
  await read(coordinator, { name: "notice.txt", buffer: readFileSync(real) });
  expect(await coordinator.locator(".item-row").count()).toBe(23);
});

test("no page of the journey complained", () => {
  expect(browsing.faults).toEqual([]);
});
