import { existsSync } from "node:fs";
import { canInstall, installFromDebian } from "@wuxing/platform/testing/debian";

const patience = 120_000;

/** For the tests of the quarantine: a real ClamAV where it can be had quickly; else they use a stand-in, and this says why. */
export function ensureClamd(): void {
  if (existsSync("/usr/sbin/clamd") || !canInstall()) return;
  try {
    installFromDebian("ClamAV", ["clamav-daemon"], patience);
  } catch (reason) {
    console.log(`没有装上，测试改用替身。 Not installed, the tests use a stand-in: ${(reason as Error).message}`);
  }
}
