import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const patience = 120_000;

/** For the tests of the quarantine: a real ClamAV where it can be had quickly; else they use a stand-in, and this says why. */
export function ensureClamd(): void {
  if (existsSync("/usr/sbin/clamd")) return;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.log("ClamAV 未安装，正在用 apt-get 安装。 ClamAV is missing: installing it with apt-get.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    for (const words of [["update"], ["install", "-y", "--no-install-recommends", "clamav-daemon"]])
      execFileSync("apt-get", ["-qq", ...words], { env, stdio: ["ignore", "ignore", "inherit"], timeout: patience });
  } catch (reason) {
    console.log(`没有装上，测试改用替身。 Not installed, the tests use a stand-in: ${(reason as Error).message}`);
  }
}
