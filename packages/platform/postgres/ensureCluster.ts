import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { asUnprivileged, canEnter, isRoot, unprivilegedIds } from "./binaries.ts";

/** How to reach a cluster; kept beside it, readable by its owner alone. */
export interface Access {
  readonly port: number;
  readonly password: string;
}

/**
 * Makes the cluster of `home` if it has none, and tells how to reach it: UTF-8 with C.UTF-8, so that trigrams know
 * Chinese; SCRAM passwords only. It gets its name when it is whole, so a start that was cut off is begun anew and a
 * whole cluster is never overwritten.
 */
export async function ensureCluster(folder: string, home: string): Promise<Access> {
  if (existsSync(join(home, "cluster"))) return readAccess(home);
  mkdirSync(home, { recursive: true });
  const access = { port: await freePort(), password: randomBytes(18).toString("base64url") };
  openWay(home);
  const place = canEnter(home) ? home : placeElsewhere(home);
  const [cluster, passwordFile] = [join(place, "cluster.new"), join(place, "password")];
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  writeFileSync(passwordFile, access.password, { mode: 0o600 });
  giveAway(cluster, passwordFile);
  try {
    initdb(folder, cluster, passwordFile);
  } catch (error) {
    const said = String((error as { stderr?: Buffer }).stderr || error);
    throw new Error(`数据库初始化失败。initdb failed in ${home}: ${said}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  keepAccess(home, access);
  renameSync(cluster, join(place, "cluster"));
  if (place !== home) symlinkSync(join(place, "cluster"), join(home, "cluster"));
  return access;
}

/** The kept port, or a new one where somebody else listens on it now. */
export async function ensureFreePort(home: string, access: Access): Promise<Access> {
  if (await isFree(access.port)) return access;
  const moved = { ...access, port: await freePort() };
  keepAccess(home, moved);
  return moved;
}

function readAccess(home: string): Access {
  try {
    return JSON.parse(readFileSync(join(home, "access.json"), "utf8")) as Access;
  } catch (cause) {
    throw new Error(
      `无法读取 ${home}/access.json（其中有数据库口令）：请从备份恢复该文件，或另选 DATA_DIR。` +
        ` ${home}/access.json, which holds the database password, cannot be read: restore it, or choose another DATA_DIR.`,
      { cause },
    );
  }
}

function keepAccess(home: string, access: Access): void {
  writeFileSync(join(home, "access.json"), JSON.stringify(access), { mode: 0o600 });
}

/** A home under a closed folder such as /root is out of the unprivileged user's reach: the cluster then lies under /var/lib. */
function placeElsewhere(home: string): string {
  const place = mkdtempSync("/var/lib/wuxing-");
  openWay(place);
  console.warn(
    `用户 nobody 无法进入 ${home}，数据库文件存放于 ${place}。` +
      ` User nobody cannot enter ${home}: the files of the database lie in ${place}.`,
  );
  return place;
}

/** Lets the unprivileged user walk through `folder` to his cluster, without reading what else is in it. */
function openWay(folder: string): void {
  if (!canEnter(folder)) chmodSync(folder, statSync(folder).mode | 0o011);
}

function initdb(folder: string, cluster: string, passwordFile: string): void {
  const access = ["-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const locale = ["-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--lc-messages=C"];
  execFileSync(join(folder, "bin", "initdb"), ["-D", cluster, ...access, ...locale, "--no-instructions"], {
    ...asUnprivileged(),
    stdio: ["ignore", "ignore", "pipe"],
  });
}

function giveAway(...paths: readonly string[]): void {
  if (!isRoot()) return;
  const { uid, gid } = unprivilegedIds();
  for (const path of paths) chownSync(path, uid, gid);
}

const freePort = (): Promise<number> => listenOnce(0);

async function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
}
