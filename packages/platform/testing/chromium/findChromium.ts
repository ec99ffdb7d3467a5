import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";

/** What playwright-core needs to launch a browser: `chromium.launch(await findChromium())`. */
export interface Chromium {
  readonly executablePath: string;
  readonly args: string[];
}

/** Chromium without its windows: pages are drawn the same in a quarter less time, but it shows no notifications. */
const shell = "chromium-headless-shell";
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Quiet: no look-ups of its own, nothing fetched, one process fewer where there is no graphics card. */
const quiet = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/**
 * A Chromium of this machine: the one `CHROMIUM` names, or one on the path, or one that Playwright has fetched, or the
 * package @sparticuz/chromium where it is installed. Debian's headless shell is taken first, unless the `whole` browser
 * is asked for. Throws with what to do where there is none.
 */
export async function findChromium(kind: "any" | "whole" = "any"): Promise<Chromium> {
  const given = process.env.CHROMIUM;
  if (given !== undefined && !existsSync(given))
    throw new Error(`CHROMIUM=${given} 不存在，请改正。 CHROMIUM=${given} does not exist: correct it.`);
  const found = given ?? installed(kind === "any" ? [shell, ...names] : names).find((path) => existsSync(path));
  if (found !== undefined) return { executablePath: found, args: argsFor(quiet) };
  const packed = await findPacked();
  if (packed !== undefined) return packed;
  throw new Error(
    "找不到 Chromium：请运行 apt-get install -y chromium fonts-noto-cjk，或用环境变量 CHROMIUM 指明其路径。" +
      " No Chromium found: run “apt-get install -y chromium fonts-noto-cjk”, or name its path in CHROMIUM.",
  );
}

/** As root Chromium's sandbox cannot be had. */
function argsFor(args: readonly string[]): string[] {
  return process.getuid?.() === 0 ? [...args, "--no-sandbox"] : [...args];
}

function installed(wanted: readonly string[]): string[] {
  const folders = (process.env.PATH ?? "").split(delimiter).concat("/usr/bin");
  const onPath = wanted.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...applications, ...fetched()];
}

function fetched(): string[] {
  const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .filter((name) => name.startsWith("chromium-"))
    .flatMap((name) => ["chrome-linux64", "chrome-linux"].map((folder) => join(cache, name, folder, "chrome")));
}

interface PackedChromium {
  readonly args: string[];
  readonly executablePath: () => Promise<string>;
}

async function findPacked(): Promise<Chromium | undefined> {
  // Not a dependency: named by a variable, so that types and linters do not look for it.
  const name = "@sparticuz/chromium";
  try {
    const { default: packed } = (await import(name)) as { default: PackedChromium };
    return { executablePath: await packed.executablePath(), args: argsFor([...packed.args, ...quiet]) };
  } catch {
    return undefined;
  }
}
