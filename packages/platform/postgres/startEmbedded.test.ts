import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbedded } from "./startEmbedded.ts";

const dir = mkdtempSync(join(tmpdir(), "wuxing-embedded-"));
const settings = { shared_buffers: "16MB" };
let server: EmbeddedPostgres;

beforeAll(async () => {
  server = await startEmbedded({ dir, settings });
  await query("CREATE TABLE kept (what text)");
});
afterAll(async () => {
  await server.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function query(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: server.url() });
  // A server that is killed breaks the connection; the query itself reports it.
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

test("is PostgreSQL 18 in UTF-8, whose letters include Chinese, and is as durable as it can be", async () => {
  const [row] = await query(
    `SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding,
            current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit, '汉' ~ '[[:alpha:]]' AS letter`,
  );
  expect(row).toEqual({ version: 18, encoding: "UTF8", fsync: "on", commit: "on", letter: true });
});

test("listens on this machine alone and lets nobody in without the password", async () => {
  expect(await query("SHOW listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  const url = new URL(server.url());
  url.password = "wrong";
  await expect(new pg.Client({ connectionString: url.href }).connect()).rejects.toThrow(/password authentication/u);
  expect(statSync(join(dir, "access.json")).mode & 0o777).toBe(0o600);
});

test("keeps every committed row through a kill -9 of the server", async () => {
  await query("INSERT INTO kept VALUES ('before the kill')");
  await server.kill();
  await expect(query("SELECT 1")).rejects.toThrow();
  server = await startEmbedded({ dir, settings });
  expect(await query("SELECT what FROM kept WHERE what = 'before the kill'")).toHaveLength(1);
});

test("keeps its rows and its port through an orderly stop", async () => {
  const { port } = server;
  await query("INSERT INTO kept VALUES ('before the stop')");
  await server.stop();
  await server.gone;
  server = await startEmbedded({ dir, settings });
  expect(server.port).toBe(port);
  expect(await query("SELECT what FROM kept WHERE what = 'before the stop'")).toHaveLength(1);
});

test("a second server on the same folder is refused, naming who uses it, and the first one goes on", async () => {
  await expect(startEmbedded({ dir, settings })).rejects.toThrow(new RegExp(`\\b${server.pid}\\b`, "u"));
  expect(await query("SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
});

test("the file of a dead server whose number now belongs to another process does not stop a start", async () => {
  await server.kill();
  const file = join(dir, "cluster", "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
  server = await startEmbedded({ dir, settings });
  expect(await query("SELECT 1 AS alive")).toEqual([{ alive: 1 }]);
});

test("a lost password file is told, and the rows are not overwritten", async () => {
  await server.stop();
  const file = join(dir, "access.json");
  const access = readFileSync(file);
  rmSync(file);
  await expect(startEmbedded({ dir, settings })).rejects.toThrow(/access\.json/u);
  writeFileSync(file, access, { mode: 0o600 });
  server = await startEmbedded({ dir, settings });
  expect(await query("SELECT what FROM kept WHERE what = 'before the stop'")).toHaveLength(1);
});

test("after its process was killed a start at once finds what was committed", async () => {
  await server.stop();
  const { child, pid } = await startInChild();
  child.kill("SIGKILL");
  server = await startEmbedded({ dir, settings });
  expect(server.pid).not.toBe(pid);
  expect(await query("SELECT what FROM kept WHERE what = 'by the child'")).toHaveLength(1);
});

test("ends by itself when its process is killed", async () => {
  await server.stop();
  const { child } = await startInChild();
  const file = join(dir, "cluster", "postmaster.pid");
  expect(existsSync(file)).toBe(true);
  child.kill("SIGKILL");
  await expect.poll(() => existsSync(file), { timeout: 20_000 }).toBe(false);
  server = await startEmbedded({ dir, settings });
});

/** Another process that starts the server, commits a row and says the server's process number. */
async function startInChild(): Promise<{ child: ChildProcess; pid: number }> {
  const script = `
    import pg from "pg";
    import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, "startEmbedded.ts"))};
    const server = await startEmbedded(${JSON.stringify({ dir, settings })});
    const client = new pg.Client({ connectionString: server.url() });
    await client.connect();
    await client.query("INSERT INTO kept VALUES ('by the child')");
    console.log(server.pid);
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    cwd: import.meta.dirname,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = await new Promise<number>((found, failed) => {
    child.stdout?.once("data", (chunk: Buffer) => found(Number(chunk.toString())));
    child.once("exit", (code) => failed(new Error(`the child ended with ${code}`)));
  });
  return { child, pid };
}
