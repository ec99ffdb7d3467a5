import type { Pool, PoolClient } from "pg";

/**
 * Runs `work` in one transaction: committed if it resolves, rolled back if it throws, the connection given back either
 * way, or thrown away if it is broken. Also throws where a statement failed and `work` went on, for PostgreSQL then
 * answers the commit by rolling back. Nothing is tried again.
 */
export async function transaction<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    const { command } = await client.query("COMMIT");
    if (command !== "COMMIT") throw new Error("the transaction was rolled back: a statement in it had failed");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch((fault: Error) => {
      broken = fault;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}
