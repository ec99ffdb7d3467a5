import { findChromium } from "@wuxing/platform/testing/chromium";
import { canInstall, installFromDebian } from "@wuxing/platform/testing/debian";

/** Makes sure that browser tests have a browser: finds one, or, as root on Debian, installs it. Throws with what to do. */
export async function ensureChromium(): Promise<void> {
  const first = await findChromium("whole").catch((reason: Error) => reason);
  if (!(first instanceof Error)) return;
  if (process.env.CHROMIUM !== undefined || !canInstall()) throw first;
  installFromDebian("Chromium", ["chromium", "fonts-noto-cjk"]);
  await findChromium("whole");
}
