import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

const lock = 7_204_001;

/**
 * Brings a database up to date: each numbered file of `folder` once, in order, in its own transaction. Two servers may
 * start at once: the second waits. Returns the names applied now. Throws if a file that was applied has changed since.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const files = (await readdir(folder)).filter((name) => /^\d{4}_.+\.sql$/u.test(name)).sort();
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
    const now: string[] = [];
    for (const name of files) if (await apply(client, folder, name, applied)) now.push(name);
    return now;
  } finally {
    await client.end();
  }
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
      `${name} was changed after it had been applied; write a new migration instead of changing an old one`,
    );
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query("INSERT INTO migrations (name, sha256) VALUES ($1, $2)", [name, sha256]);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw new Error(`migration ${name} failed: ${(error as Error).message}`, { cause: error });
  }
  return true;
}
