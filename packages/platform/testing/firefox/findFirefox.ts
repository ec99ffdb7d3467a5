import { existsSync } from "node:fs";

const programs = ["/usr/bin/firefox-esr", "/usr/bin/firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];

/** A Firefox of this machine, or the one that `FIREFOX` names; undefined where there is none: what needs one is then left out. */
export const findFirefox = (): string | undefined =>
  [process.env.FIREFOX, ...programs].find((path) => path !== undefined && existsSync(path));

/** Said where a test is left out for want of one. */
export const noFirefox =
  "没有 Firefox，以下未测：请运行 apt-get install -y firefox-esr，或用环境变量 FIREFOX 指明其路径。" +
  " No Firefox, this was not tried; run “apt-get install -y firefox-esr”, or name its path in FIREFOX: ";
