import type { Pool, PoolClient } from "pg";

/**
 * Gives every row of the registers that has no entry yet its opening entry, so that a replay holds from empty tables:
 * for rows written by a seed. As the owner of the database.
 */
export async function beginRegisters(db: Pick<Pool | PoolClient, "query">, source: string): Promise<void> {
  await db.query("SELECT begin_registers($1)", [source]);
}
