import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "@wuxing/platform/testing/chromium";
import { chromium } from "playwright-core";

/**
 * The icons of the installed app, drawn from the one picture `apps/web/public/assets/icon.svg`: `node scripts/icons.ts`.
 * A maskable one fills its square, with the sign inside the safe circle of 80 %, since telephones cut it to their own form.
 */
const folder = join(import.meta.dirname, "../apps/web/public/assets");
const picture = readFileSync(join(folder, "icon.svg"), "utf8");
const filled = picture
  .replace('rx="7" ', "")
  .replace(/<path /u, '<path transform="translate(16 16) scale(0.72) translate(-16 -16)" ');

const files = [
  { name: "icon-180.png", side: 180, svg: filled },
  { name: "icon-192.png", side: 192, svg: picture },
  { name: "icon-512.png", side: 512, svg: picture },
  { name: "icon-maskable-512.png", side: 512, svg: filled },
];
const browser = await chromium.launch(await findChromium());
for (const { name, side, svg } of files) {
  const page = await browser.newPage({ viewport: { width: side, height: side } });
  const sized = svg.replace("<svg ", `<svg width="${side}" height="${side}" style="display:block" `);
  await page.setContent(`<body style="margin:0">${sized}</body>`);
  writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
  await page.close();
}
await browser.close();
