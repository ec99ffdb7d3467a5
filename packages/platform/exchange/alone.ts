import type { Pool, PoolClient } from "pg";

/** Does a part of the work for a peer unless another server, or another turn, is at it; then 0. */
export async function alone(
  pool: Pool,
  task: "send" | "apply" | "reconcile",
  peer: string,
  work: (client: PoolClient) => Promise<number>,
): Promise<number> {
  const client = await pool.connect();
  const key = `${task}/${peer}`;
  try {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock(21, hashtext($1)) AS mine", [
      key,
    ]);
    if (!rows[0]?.mine) return 0;
    try {
      return await work(client);
    } finally {
      await client.query("SELECT pg_advisory_unlock(21, hashtext($1))", [key]);
    }
  } finally {
    client.release();
  }
}
