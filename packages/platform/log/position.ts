import type { Pool, PoolClient } from "pg";

type Db = Pool | PoolClient;

/** How far the log has read in the order of commit; kept beside the followers', and set back with theirs after a restore. */
export interface Position {
  readonly xid: string;
  readonly id: number;
}

export async function positionOf(db: Db): Promise<Position> {
  const { rows } = await db.query<Position>("SELECT xid, id FROM followers WHERE name = 'log'");
  return rows[0] ?? { xid: "0", id: 0 };
}

export async function movePosition(db: Db, { xid, id }: Position): Promise<void> {
  await db.query(
    "INSERT INTO followers (name, xid, id) VALUES ('log', $1, $2) ON CONFLICT (name) DO UPDATE SET xid = $1, id = $2",
    [xid, id],
  );
}

/** Whether entries or records stand there that were not read yet, be it that they may not be read before another has ended. */
export async function isBehind(db: Db): Promise<boolean> {
  const { xid, id } = await positionOf(db);
  const { rows } = await db.query<{ behind: boolean }>(
    `SELECT EXISTS (SELECT FROM entries WHERE (xid, id) > ($1, $2))
       OR EXISTS (SELECT FROM log_records WHERE (xid, id) > ($1, $2)) AS behind`,
    [xid, id],
  );
  return rows[0]?.behind === true;
}
