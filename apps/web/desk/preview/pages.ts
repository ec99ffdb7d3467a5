import type { Page } from "playwright-core";
import { administrationPages } from "./administrationPages.ts";
import type { PreviewPage } from "./PreviewPage.ts";

const openAction = (name: string) => async (page: Page) => {
  await page.locator(`[data-action="${name}"]`).click();
  await page.locator(".action-sheet").waitFor();
};

const openDetails = async (page: Page): Promise<void> => {
  await page.locator("table").waitFor();
  await page.locator(".sheet details").evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
};

export const pages: readonly PreviewPage[] = [
  ...administrationPages,
  { name: "home", address: "/desk" },
  { name: "home-open", address: "/desk?list=open&case=RX202611240018" },
  { name: "home-empty", address: "/desk?list=waiting" },
  { name: "case", address: "/desk/cases/RX202611240018" },
  { name: "case-sealed", address: "/desk/cases/RX202611240099" },
  { name: "case-form", address: "/desk/cases/RX202611240018", prepare: openAction("answer") },
  { name: "search", address: "/desk/cases?q=路灯&month=2026-11&unit=px-cgj" },
  {
    name: "request",
    address: "/desk/requests/new",
    prepare: async (page) => {
      await page.locator("textarea").fill("后埠街小学门口的路灯不亮，已经三个晚上了");
      await page.locator(".suggestion mark").first().waitFor();
    },
  },
  {
    name: "request-refused",
    address: "/desk/requests/new",
    prepare: async (page) => {
      await page.locator("textarea").fill("法院判了不服，要求热线处理");
      await page.locator('input[name="ending"][value="refuse"]').check();
      await page.locator("#request-ground").selectOption("court");
    },
  },
  { name: "knowledge", address: "/desk/knowledge" },
  { name: "knowledge-new", address: "/desk/knowledge/new" },
  { name: "article", address: "/desk/knowledge/ZS-20260901-0000012-3?version=1" },
  {
    name: "request-sent",
    address: "/desk/requests/new",
    prepare: async (page) => {
      await page.locator("textarea").fill("后埠街小学门口的路灯不亮，已经三个晚上了");
      await page.locator("#request-division").fill("安源");
      await page.locator("#request-division").press("Enter");
      await page.locator(".suggestion mark").first().waitFor();
      await page.locator("textarea").press("Control+Enter");
      await page.locator(".receipt").waitFor();
    },
  },
  { name: "items", address: "/desk/items" },
  {
    name: "item-edit",
    address: "/desk/items/11360300MB9000022A3000131024000",
    prepare: async (page) => {
      await page.locator("summary").nth(1).click();
      await page.locator("#item-because").fill("压缩时限");
      await page.locator('[id="visits"]').fill("1");
      await page.locator(".item-checks ins").first().waitFor();
    },
  },
  { name: "item-import", address: "/desk/items/import" },
  { name: "item-revision", address: "/desk/items/revisions/RX202611240018" },
  {
    name: "certificate-uses",
    address: "/desk/certificates",
    prepare: async (page) => {
      await openDetails(page);
      await page.locator("tbody button").nth(0).click();
      await page.locator("svg[role=img]").waitFor();
      await page.locator("tbody button").nth(1).click();
      await page.locator("dl.facts").waitFor();
    },
  },
  {
    name: "certificate-register",
    address: "/desk/certificates/register",
    prepare: async (page) => {
      await openDetails(page);
      await page.locator("tbody button").first().click();
      await page.locator("#correct-title").waitFor();
    },
  },
  { name: "figures", address: "/desk/figures?month=2026-11" },
  { name: "topics", address: "/desk/topics" },
  { name: "topics-one", address: "/desk/topics?topic=street.lamp" },
  { name: "notices", address: "/desk/notices" },
  { name: "notice-import", address: "/desk/notices/import" },
  {
    name: "notice-mend",
    address: "/desk/notices/import",
    prepare: async (page) => {
      await page.locator("#notice-text").fill("通知");
      await page.locator(".notice-source button[type=submit]").click();
      await page.locator(".item-line").nth(2).click();
      await page.locator(".item-editor").waitFor();
      await page.locator("#item-2-milestone-0-phrase").focus();
    },
  },
  {
    name: "notice",
    address: "/desk/notices/0192a000-0000-7000-8000-000000000001",
    prepare: async (page) => {
      await page.locator('[data-item="2"]').click();
    },
  },
  { name: "draws", address: "/desk/draws" },
  { name: "draw", address: "/desk/draws/food-2026-q4" },
  { name: "draw-running", address: "/desk/draws/visits-2026-11" },
  { name: "draw-new", address: "/desk/draws/new" },
  { name: "supervisor", address: "/desk?as=supervisor" },
  { name: "clients", address: "/desk/clients?as=administrator" },
  {
    name: "clients-told",
    address: "/desk/clients?as=administrator",
    prepare: async (page) => {
      await page.locator("li.card button").first().click();
      await page.locator("#told").waitFor();
    },
  },
  {
    name: "keys",
    address: "/desk",
    prepare: async (page) => {
      await page.keyboard.press("?");
      await page.locator(".keys-help[open]").waitFor();
    },
  },
];
