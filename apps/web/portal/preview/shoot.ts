import { mkdirSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";
import { samples } from "./samples/index.ts";
import { servePreview } from "./servePreview.ts";

/** Pictures of every page at the phone's and the desk's width: `node apps/web/portal/preview/shoot.ts FOLDER [name…]`. */
const [folder = "preview-pictures", ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const preview = await servePreview(path.resolve(import.meta.dirname, "../../dist"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
const variants = [
  { suffix: "phone", width: 375, query: "" },
  { suffix: "wide", width: 1440, query: "" },
  { suffix: "phone-en-large", width: 375, query: "?lang=en&type=large" },
];
for (const { suffix, width, query } of variants) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  for (const { name } of samples.filter((sample) => !names.length || names.includes(sample.name))) {
    await page.goto(`${preview.url}/${name}${query}`);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (overflow > 0) console.warn(`${name} ${suffix}: ${overflow} px too wide`);
    await page.screenshot({ path: path.join(folder, `${name}-${suffix}.png`), fullPage: true });
  }
  await page.close();
}
await browser.close();
await preview.close();
