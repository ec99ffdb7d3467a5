import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

const lock = 7_204_001;

/**
 * Brings a database up to date: each numbered file of `folder` once, in order, in its own transaction. Two servers may
 * start at once: the second waits. Returns the names applied now. Throws, and applies nothing, if a file that was
 * applied is gone or two have one number; throws at a file that has changed since, or fails.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const files = await numberedFiles(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [lock]);
    await client.query(
      `CREATE TABLE IF NOT EXISTS migrations (
         name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
    );
    const { rows } = await client.query<{ name: string; sha256: string }>("SELECT name, sha256 FROM migrations");
    const applied = new Map(rows.map((row) => [row.name, row.sha256]));
    refuseNewerDatabase(files, [...applied.keys()]);
    const now: string[] = [];
    for (const name of files) if (await apply(client, folder, name, applied)) now.push(name);
    return now;
  } finally {
    await client.end();
  }
}

async function numberedFiles(folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/u.test(name)).sort();
  const twice = files.find((name, index) => files[index - 1]?.slice(0, 4) === name.slice(0, 4));
  if (twice)
    throw new Error(`迁移编号重复。Two migrations have the number of ${twice}: give one the next free number.`);
  return files;
}

function refuseNewerDatabase(files: readonly string[], applied: readonly string[]): void {
  const unknown = applied.filter((name) => !files.includes(name));
  if (unknown.length > 0)
    throw new Error(
      `数据库由较新的程序升级过（${unknown.join("、")}）：请使用该版本的程序。` +
        ` The database was brought up to date by a newer program (${unknown.join(", ")}): use that version.`,
    );
}

async function apply(
  client: pg.Client,
  folder: string,
  name: string,
  applied: ReadonlyMap<string, string>,
): Promise<boolean> {
  const sql = await readFile(join(folder, name), "utf8");
  const sha256 = createHash("sha256").update(sql).digest("hex");
  const before = applied.get(name);
  if (before === sha256) return false;
  if (before !== undefined)
    throw new Error(
      `${name} 在执行后被改动：请恢复原文件，改动写入新的迁移文件。` +
        ` ${name} was changed after it had been applied: restore it, and write a new migration instead.`,
    );
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query("INSERT INTO migrations (name, sha256) VALUES ($1, $2)", [name, sha256]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`迁移 ${name} 失败。Migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
  return true;
}
