import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isRoot, postgresFolder, unprivilegedIds } from "./binaries.ts";

export interface EmbeddedPostgres {
  readonly url: (database?: string) => string;
  readonly pid: number;
  readonly port: number;
  /** Ends it in order (fast shutdown); nothing that was committed is lost. */
  readonly stop: () => Promise<void>;
  /** SIGKILL, for tests of what survives it. */
  readonly kill: () => Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of the cluster; made on the first start. */
  readonly dir: string;
  readonly settings?: Readonly<Record<string, string>>;
}

interface Access {
  readonly port: number;
  readonly password: string;
}

/** For a small machine. Durability is never given up: fsync and synchronous_commit stay on. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_connections: "60",
  wal_compression: "on",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  random_page_cost: "1.1",
  jit: "off",
  log_min_messages: "warning",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
};

/**
 * Starts PostgreSQL on a folder of its own, making the cluster on the first start, and waits until it answers.
 * A server left over by a process that was killed is ended first. Throws where another process of ours still uses it.
 */
export async function startEmbedded({ dir, settings: more = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = resolve(dir);
  const cluster = join(home, "cluster");
  const folder = postgresFolder();
  const access = existsSync(join(cluster, "PG_VERSION")) ? readAccess(home) : await initialise(folder, home, cluster);
  await endLeftOver(home, cluster);
  const server = launch(folder, home, cluster, access.port, { ...settings, ...more });
  const url = (database = "wuxing"): string =>
    `postgres://postgres:${access.password}@127.0.0.1:${access.port}/${database}`;
  await untilReady(server, url("postgres"));
  await ensureDatabase(url("postgres"));
  const gone = new Promise<void>((end) => {
    server.process.once("exit", () => end());
  });
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    server.process.kill(signal);
    await gone;
  };
  return { url, pid: server.process.pid ?? 0, port: access.port, stop: end("SIGINT"), kill: end("SIGKILL") };
}

function readAccess(home: string): Access {
  return JSON.parse(readFileSync(join(home, "access.json"), "utf8")) as Access;
}

async function initialise(folder: string, home: string, cluster: string): Promise<Access> {
  mkdirSync(home, { recursive: true });
  const access = { port: await freePort(), password: randomBytes(18).toString("base64url") };
  const passwordFile = join(home, "password");
  writeFileSync(passwordFile, access.password, { mode: 0o600 });
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  own(cluster, passwordFile);
  const how = ["-D", cluster, "-U", "postgres", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  const locale = ["-E", "UTF8", "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions"];
  try {
    execFileSync(join(folder, "bin", "initdb"), [...how, ...locale], { ...asUnprivileged(), stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    throw new Error(`initdb failed in ${home}: ${String((error as { stderr?: Buffer }).stderr ?? error)}`, { cause: error });
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(home, "access.json"), JSON.stringify(access), { mode: 0o600 });
  return access;
}

/** As root, hands files to the unprivileged user and opens the way to them. */
function own(...paths: readonly string[]): void {
  if (!isRoot()) return;
  const { uid, gid } = unprivilegedIds();
  for (const path of paths) chownSync(path, uid, gid);
}

const asUnprivileged = () => (isRoot() ? { ...unprivilegedIds(), cwd: "/" } : {});

interface Launched {
  readonly process: ChildProcess;
  readonly log: string[];
}

function launch(
  folder: string,
  home: string,
  cluster: string,
  port: number,
  configuration: Readonly<Record<string, string>>,
): Launched {
  if (isRoot()) chmodSync(home, 0o755);
  const options = Object.entries(configuration).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const child = spawn(join(folder, "bin", "postgres"), ["-D", cluster, "-p", String(port), ...options], {
    ...asUnprivileged(),
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C reaches us, and we end the database after the last request.
    detached: true,
  });
  const log: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => {
    log.push(chunk.toString());
    if (log.length > 50) log.shift();
  });
  writeFileSync(join(home, "supervisor.pid"), String(process.pid));
  return { process: child, log };
}

async function untilReady(server: Launched, url: string): Promise<void> {
  let exited: number | null | undefined;
  server.process.once("exit", (code) => {
    exited = code;
  });
  for (let tries = 0; tries < 1200; tries++) {
    if (exited !== undefined) throw new Error(`PostgreSQL ended at start (${exited}): ${server.log.join("")}`);
    if (await answers(url)) return;
    await sleep(25);
  }
  server.process.kill("SIGKILL");
  throw new Error(`PostgreSQL did not answer within 30 seconds: ${server.log.join("")}`);
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'wuxing'");
  if (rows.length === 0) await client.query("CREATE DATABASE wuxing");
  await client.end();
}

/** A process that was killed leaves its database running. If its supervisor is gone, the database is ended; else we refuse. */
async function endLeftOver(home: string, cluster: string): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!alive(pid)) return;
  const supervisor = Number(readFileSync(join(home, "supervisor.pid"), "utf8"));
  if (supervisor !== process.pid && alive(supervisor))
    throw new Error(`the data in ${home} are in use by process ${supervisor}: stop it first, or choose another DATA_DIR`);
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 400 && existsSync(pidFile); tries++) await sleep(25);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const freePort = (): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });
