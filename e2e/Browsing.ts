import { findChromium } from "@wuxing/platform/testing/chromium";
import { demoCode, demoPassword } from "@wuxing/platform/testing/city";
import { type Browser, type BrowserContext, chromium, type Page, type Response } from "playwright-core";

export interface Visitor {
  readonly width?: number;
  readonly scripts?: boolean;
  readonly locale?: "zh" | "en";
}

/** People in a real Chromium at one server: what their pages complain of, and what they were sent, is kept. */
export class Browsing {
  /** Errors of any page: of scripts, of the console, of the content security policy, and answers of 5xx. */
  readonly faults: string[] = [];
  readonly #origin: string;
  readonly #browser: Browser;
  readonly #sent: Promise<string>[] = [];

  private constructor(origin: string, browser: Browser) {
    this.#origin = origin;
    this.#browser = browser;
  }

  static async begin(origin: string): Promise<Browsing> {
    return new Browsing(origin, await chromium.launch(await findChromium()));
  }

  /** A citizen's browser, by default a telephone without scripts. */
  async citizen({ width = 375, scripts = false, locale = "zh" }: Visitor = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.#origin,
      viewport: { width, height: 800 },
      javaScriptEnabled: scripts,
    });
    await context.addCookies([{ name: "lang", value: locale, url: this.#origin }]);
    return this.#watched(context);
  }

  /** A signed-in person of the staff, by keyboard; what the server sends there is kept for `everythingSent`. */
  async staff(username: string, { width = 1440, locale = "zh" }: Visitor = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      baseURL: this.#origin,
      viewport: { width, height: 900 },
      acceptDownloads: true,
    });
    await context.addCookies([{ name: "lang", value: locale, url: this.#origin }]);
    const page = await this.#watched(context);
    context.on("response", (response) => this.#sent.push(bodyOf(response)));
    await page.goto("/sign-in?next=/desk");
    await page.locator("#username").focus();
    await page.keyboard.insertText(username);
    await page.keyboard.press("Tab");
    await page.keyboard.insertText(demoPassword);
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.pathname === "/desk" || url.pathname === "/sign-in/code");
    if (new URL(page.url()).pathname === "/sign-in/code") {
      await page.locator("#code").focus();
      await page.keyboard.insertText(await demoCode(new Date().toISOString()));
      await page.keyboard.press("Enter");
    }
    await page.waitForURL((url) => url.pathname === "/desk");
    return page;
  }

  /** Every page and answer that the staff was sent so far. */
  async everythingSent(): Promise<readonly string[]> {
    return (await Promise.all(this.#sent)).filter((body) => body !== "");
  }

  async end(): Promise<void> {
    await this.#browser.close();
  }

  async #watched(context: BrowserContext): Promise<Page> {
    context.setDefaultTimeout(10_000);
    context.on("weberror", (error) => this.faults.push(`${error.page()?.url()}: ${error.error().message}`));
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning")
        this.faults.push(`${message.page()?.url()}: ${message.text()}`);
    });
    return context.newPage();
  }
}

/** The text of a page or an answer; nothing for scripts, styles and pictures, and for what the browser did not keep. */
const bodyOf = (response: Response): Promise<string> =>
  /html|json/u.test(response.headers()["content-type"] ?? "") ? response.text().catch(() => "") : Promise.resolve("");
