import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

/** Whether packages can be installed here without asking: as root where apt-get is. */
export const canInstall = (): boolean => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

/**
 * Installs Debian's packages by their names and says so. Throws where apt-get fails or takes longer than `patience`
 * (milliseconds) in one of its two steps.
 */
export function installFromDebian(what: string, packages: readonly string[], patience?: number): void {
  console.log(`${what} 未安装，正在用 apt-get 安装。 ${what} is missing: installing it with apt-get.`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const words of [["update"], ["install", "-y", "--no-install-recommends", ...packages]])
    execFileSync("apt-get", ["-qq", ...words], { env, stdio: ["ignore", "ignore", "inherit"], timeout: patience });
}
