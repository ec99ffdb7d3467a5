import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { findChromium } from "@wuxing/platform/testing/chromium";

/** Makes sure that browser tests have a browser: finds one, or, as root on Debian, installs it. Throws with what to do. */
export async function ensureChromium(): Promise<void> {
  const first = await findChromium().catch((reason: Error) => reason);
  if (!(first instanceof Error)) return;
  if (process.env.CHROMIUM !== undefined || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) throw first;
  console.log("Chromium 未安装，正在用 apt-get 安装。 Chromium is missing: installing it with apt-get.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const apt = (...args: string[]) =>
    execFileSync("apt-get", ["-qq", ...args], { env, stdio: ["ignore", "ignore", "inherit"] });
  apt("update");
  apt("install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk");
  await findChromium();
}
