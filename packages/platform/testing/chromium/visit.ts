import type { Page } from "playwright-core";

const idle = () => new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 500 }));

/**
 * Goes to an address and waits until the page has come to rest: nothing asked of the server is unanswered, and the page
 * has nothing to do, twice in turn. Playwright's "networkidle" waits half a second for the same.
 */
export async function visit(page: Page, address: string): Promise<void> {
  const unanswered = new Set<unknown>();
  const asked = (request: unknown): void => void unanswered.add(request);
  const answered = (request: unknown): void => void unanswered.delete(request);
  page.on("request", asked).on("requestfinished", answered).on("requestfailed", answered);
  try {
    await page.goto(address);
    for (let quiet = 0; quiet < 2; quiet = unanswered.size === 0 ? quiet + 1 : 0) await page.evaluate(idle);
  } finally {
    page.off("request", asked).off("requestfinished", answered).off("requestfailed", answered);
  }
}
