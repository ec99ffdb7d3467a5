import { existsSync } from "node:fs";
import { canInstall, installFromDebian } from "@wuxing/platform/testing/debian";

const patience = 120_000;
const debianArch = process.arch === "arm64" ? "aarch64" : "x86_64";

/** Real programs that tests use where they can be had quickly; where not, a test uses a stand-in or says why it is left out. */
const programs: readonly { what: string; paths: readonly string[]; packages: readonly string[] }[] = [
  // Quicker than the whole browser, which the tests use else.
  {
    what: "Chromium headless shell",
    paths: ["/usr/bin/chromium-headless-shell"],
    packages: ["chromium-headless-shell"],
  },
  // The quarantine of files.
  { what: "ClamAV", paths: ["/usr/sbin/clamd"], packages: ["clamav-daemon"] },
  // Notifications all the way to a screen: playwright's Firefox is one of its own, Debian's takes a push service of ours.
  { what: "Firefox", paths: ["/usr/bin/firefox-esr"], packages: ["firefox-esr"] },
  // A telephone and an exchange for the agent's desk; its module that tells by HTTP comes in a package of its own.
  {
    what: "SIP",
    paths: ["/usr/sbin/kamailio", "/usr/bin/sipp", `/usr/lib/${debianArch}-linux-gnu/kamailio/modules/http_client.so`],
    packages: ["kamailio", "kamailio-utils-modules", "sip-tester"],
  },
];

export function ensureOptional(): void {
  if (!canInstall()) return;
  for (const { what, paths, packages } of programs) {
    if (paths.every((path) => existsSync(path))) continue;
    try {
      installFromDebian(what, packages, patience);
    } catch (reason) {
      console.log(`没有装上，测试不用它。 Not installed, the tests go without: ${(reason as Error).message}`);
    }
  }
}
