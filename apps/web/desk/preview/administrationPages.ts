import type { Page } from "playwright-core";
import type { PreviewPage } from "./PreviewPage.ts";

const openAll = async (page: Page): Promise<void> => {
  await page.locator(".administration details").first().waitFor();
  await page.locator(".administration details").evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });
};
const importing = (text: string) => async (page: Page) => {
  const file = { name: "人员.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.locator("#import-file").setInputFiles(file);
  await page
    .locator("button[type=submit]")
    .filter({ hasText: /检查|Check it/ })
    .click();
  await page.locator(".import-faults, .import-rows").waitFor();
};
const at = (name: string, path: string, prepare?: PreviewPage["prepare"]): PreviewPage => ({
  name,
  address: `/desk/administration/${path}`,
  ...(prepare ? { prepare } : {}),
});

/** The administration's pages, with their forms open. */
export const administrationPages: readonly PreviewPage[] = [
  at("units", "units", openAll),
  at("unit", "units/px-cgj", openAll),
  at("unit-new", "units/new"),
  at("people", "people"),
  at("person", "people/head-cgj", openAll),
  at("person-new", "people/new"),
  at("groups", "groups", openAll),
  at("holidays", "holidays?year=2026", openAll),
  at("holidays-new", "holidays?year=2099"),
  at("rules", "rules"),
  at("rule", "rules/hotline.dispatch", async (page) => {
    await page.locator("#rule-source").fill("市长办公会纪要");
    await page.locator("#rule-source").press("Control+Enter");
    await page.locator(".touched").waitFor();
  }),
  at("templates", "templates", openAll),
  at("certificate-templates", "certificate-templates"),
  at("certificate-template", "certificate-templates/LICENCE", openAll),
  at("certificate-issuers", "certificate-issuers", async (page) => {
    await openAll(page);
    await page.locator("#issuer-address").fill("https://city.example");
    await page.locator("#issuer-address").press("Enter");
    await page.locator("pre").waitFor();
  }),
  at("import-faults", "import", importing("wrong")),
  at("import-rows", "import", importing("right")),
  at("entries", "entries"),
  { name: "delegations", address: "/desk/delegations", prepare: openAll },
];
