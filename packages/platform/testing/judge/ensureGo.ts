import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { canInstall, installFromDebian } from "../debian/index.ts";

/** Where Debian lays the sources of Go's libraries. */
const debianSources = "/usr/share/gocode";

/**
 * Where the judge's Go sources lie (a GOPATH), once Go and golang.org/x/mod are there: found, or, as root on Debian,
 * installed. Throws with what is missing.
 */
export function ensureGo(): string {
  const found = findSources();
  if (found !== undefined && hasGo()) return found;
  if (canInstall()) installFromDebian("Go", ["golang-go", "golang-golang-x-mod-dev"]);
  const sources = findSources();
  if (sources !== undefined && hasGo()) return sources;
  throw new Error(
    "缺少 Go 或其 golang.org/x/mod 源码：请运行 apt-get install -y golang-go golang-golang-x-mod-dev，或用 GOPATH 指明其位置。" +
      " Go or its golang.org/x/mod is missing: run “apt-get install -y golang-go golang-golang-x-mod-dev”, or name its place in GOPATH.",
  );
}

const findSources = (): string | undefined =>
  [process.env.GOPATH, debianSources].find(
    (path) => path !== undefined && existsSync(join(path, "src/golang.org/x/mod/sumdb/tlog")),
  );

function hasGo(): boolean {
  try {
    execFileSync("go", ["version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
