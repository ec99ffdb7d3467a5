import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { pages } from "./pages.ts";
import { servePreview } from "./servePreview.ts";

/** Pictures of every page of the desk, wide and narrow, light and dark: `node apps/web/desk/preview/shoot.ts FOLDER [name…]`. */
const [folder = "preview-pictures", ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const preview = await servePreview(
  path.resolve(process.env.DIST ?? path.join(import.meta.dirname, "../../dist/client")),
);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const variants = [
  { suffix: "wide", width: 1440, height: 900, dark: false, lang: "zh" },
  { suffix: "phone", width: 375, height: 800, dark: false, lang: "zh" },
  { suffix: "dark-en", width: 1440, height: 900, dark: true, lang: "en" },
];
for (const { suffix, width, height, dark, lang } of variants) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? "dark" : "light" });
  await context.addCookies([{ name: "lang", value: lang, url: preview.url }]);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") console.warn(`${suffix}: ${message.text()}`);
  });
  page.on("pageerror", (error) => console.warn(`${suffix}: ${error.message}`));
  for (const { name, address, prepare } of pages.filter((one) => !names.length || names.includes(one.name))) {
    await page.goto(preview.url + address, { waitUntil: "networkidle" });
    await prepare?.(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) console.warn(`${name} ${suffix}: ${overflow} px too wide`);
    await page.screenshot({ path: path.join(folder, `${name}-${suffix}.png`), fullPage: width < 1200 });
  }
  await context.close();
}
await browser.close();
await preview.close();
