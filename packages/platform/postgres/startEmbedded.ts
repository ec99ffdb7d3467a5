import { type ChildProcess, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { asUnprivileged, postgresFolder } from "./binaries.ts";
import { endWithUs } from "./endWithUs.ts";
import { ensureCluster, ensureFreePort } from "./ensureCluster.ts";
import { claim, endLeftOver } from "./leftOver.ts";

/** How long a start may take, for a recovery after a crash, in ms; and how often we ask. */
const patience = 60_000;
const step = 15;

export interface EmbeddedPostgres {
  readonly url: (database?: string) => string;
  readonly pid: number;
  readonly port: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly gone: Promise<void>;
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

/** For a small machine. Durability is never given up: fsync and synchronous_commit stay on. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  shared_buffers: "256MB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  max_connections: "100",
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
 * A server left over by a process that was killed is ended first, and this one ends when this process does, however
 * that happens. Throws, naming the process, where another process still uses the folder.
 */
export async function startEmbedded({ dir, settings: more = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = resolve(dir);
  const folder = postgresFolder();
  const kept = await ensureCluster(folder, home);
  const cluster = realpathSync(join(home, "cluster"));
  await endLeftOver(home, cluster);
  claim(home);
  const { port, password } = await ensureFreePort(home, kept);
  const url = (database = "wuxing"): string => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
  const server = await launch(folder, cluster, port, { ...settings, ...more }, url("postgres"));
  await ensureDatabase(url("postgres"));
  const gone = new Promise<void>((end) => {
    server.once("exit", () => end());
  });
  const end = (signal: NodeJS.Signals) => async (): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) server.kill(signal);
    await gone;
  };
  return { url, pid: server.pid ?? 0, port, gone, stop: end("SIGINT"), kill: end("SIGKILL") };
}

/** The backends of a server that was killed hold its memory for a moment; until they are gone the next one cannot start. */
async function launch(
  folder: string,
  cluster: string,
  port: number,
  configuration: Readonly<Record<string, string>>,
  url: string,
): Promise<ChildProcess> {
  for (let tries = 1; ; tries++) {
    const launched = spawnServer(folder, cluster, port, configuration);
    try {
      await untilReady(launched, url);
      return launched.process;
    } catch (error) {
      if (tries === 50 || !launched.log.join("").includes("pre-existing shared memory")) throw error;
      await sleep(100);
    }
  }
}

interface Launched {
  readonly process: ChildProcess;
  /** The last lines it said. */
  readonly log: string[];
}

function spawnServer(
  folder: string,
  cluster: string,
  port: number,
  configuration: Readonly<Record<string, string>>,
): Launched {
  const options = Object.entries(configuration).flatMap(([key, value]) => ["-c", `${key}=${value}`]);
  const child = spawn(join(folder, "bin", "postgres"), ["-D", cluster, "-p", String(port), ...options], {
    ...asUnprivileged(),
    stdio: ["ignore", "ignore", "pipe"],
    // A group of its own: Ctrl-C reaches us, and we end the database after the last request.
    detached: true,
  });
  endWithUs(child);
  const log: string[] = [];
  child.stderr?.on("data", (chunk: Buffer) => {
    log.push(chunk.toString());
    if (log.length > 50) log.shift();
  });
  return { process: child, log };
}

async function untilReady(server: Launched, url: string): Promise<void> {
  let ended: string | undefined;
  server.process.once("error", (error) => {
    ended = error.message;
  });
  // "close" comes when its last words are read, "exit" may come before.
  server.process.once("close", (code, signal) => {
    ended ??= String(code ?? signal);
  });
  for (let waited = 0; waited < patience; waited += step) {
    if (ended !== undefined)
      throw new Error(`数据库启动失败。PostgreSQL ended at its start (${ended}): ${server.log.join("")}`);
    if (await answers(url)) return;
    await sleep(step);
  }
  server.process.kill("SIGKILL");
  throw new Error(`数据库一分钟内没有就绪。PostgreSQL did not answer within a minute: ${server.log.join("")}`);
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
