import type { Locator, Page } from "playwright-core";

/** What is put into the fields of an action: words, the value of a choice, part of a unit's name, true, or a file. */
export type Filling = Readonly<Record<string, string | true | { readonly name: string; readonly text: string }>>;

/** Opens a case by its number as the search field of the desk does: with the key / and Enter. */
export async function openCase(page: Page, number: string): Promise<void> {
  if (new URL(page.url()).pathname === `/desk/cases/${number}`) {
    await page.reload();
  } else {
    await page.locator("main h1").waitFor();
    await page.locator("body").press("/");
    await page.locator("#desk-q:focus").waitFor();
    await page.keyboard.insertText(number);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/desk/cases/${number}`);
  }
  await page.locator(".case-number", { hasText: number }).waitFor();
}

/** Takes an action on the opened case by keyboard alone (files apart, which the system's own dialogue gives). */
export async function act(page: Page, action: string, filling: Filling = {}): Promise<void> {
  await page.locator(`[data-action="${action}"]`).focus();
  await page.keyboard.press("Enter");
  const sheet = page.locator("form.action-sheet");
  await sheet.waitFor();
  for (const [name, value] of Object.entries(filling)) await fill(sheet, `${action}-${name}`, value);
  await page.keyboard.press("Control+Enter");
  await sheet.or(page.locator("[role=alert]")).first().waitFor({ state: "detached" });
}

/** The names of the actions offered on the opened case. */
export const offered = (page: Page): Promise<string[]> =>
  page
    .locator("[data-action]")
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute("data-action") ?? ""));

async function fill(sheet: Locator, id: string, value: Filling[string]): Promise<void> {
  const page = sheet.page();
  const control = sheet.locator(`#${id}`);
  if (typeof value === "object") {
    await control.setInputFiles({ name: value.name, mimeType: "text/plain", buffer: Buffer.from(value.text) });
    await sheet.locator(".sent-files button", { hasText: value.name }).waitFor();
    await control.focus();
    return;
  }
  if (value === true) {
    await control.focus();
    return page.keyboard.press("Space");
  }
  const kind = await control.evaluate(
    (element) => `${element.tagName} ${element.getAttribute("role") ?? element.getAttribute("type")}`,
  );
  if (kind.startsWith("FIELDSET")) {
    await sheet.locator(`#${id}-${value}`).focus();
    return page.keyboard.press("Space");
  }
  if (kind === "INPUT date") return control.fill(value);
  await control.focus();
  if ((await control.inputValue()) === value) return;
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(value);
  if (kind.endsWith("combobox")) await page.keyboard.press("Enter");
}
