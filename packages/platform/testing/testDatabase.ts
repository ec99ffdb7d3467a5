import { randomBytes } from "node:crypto";
import { openPool } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { inject } from "vitest";
import type {} from "./globalSetup.ts";

/** A database of one test file's own, with every migration applied and no rows. */
export interface TestDatabase {
  /** As the owner, who may do everything. */
  readonly url: string;
  /** As the server's role, with the rights the server has and no more. */
  readonly pool: Pool;
  /** Ends the pool and removes the database, even where connections of a tested server are still open. */
  readonly close: () => Promise<void>;
}

export const serverRole = "wuxing_server";

/** Copies the migrated template (some 50 ms): call it in beforeAll, and `close` in afterAll. */
export async function testDatabase({ max = 10 }: { max?: number } = {}): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = inject("testServer");
  // Copying files was measured at half the time of writing them through the log.
  await onServer(server, `CREATE DATABASE ${name} TEMPLATE wuxing STRATEGY file_copy`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const pool = openPool(url.href, { role: serverRole, max });
  const close = async (): Promise<void> => {
    await pool.end();
    await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  };
  return { url: url.href, pool, close };
}

async function onServer(url: string, sql: string): Promise<void> {
  const pool = openPool(url, { max: 1 });
  try {
    await pool.query(sql);
  } finally {
    await pool.end();
  }
}
