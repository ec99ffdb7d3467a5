import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool, PoolClient } from "pg";

/** A checkpoint as it is kept: `signed` by the log alone, or `witnessed`, with cosignatures enough for the policy. */
export interface LogHead {
  readonly origin: string;
  readonly kind: "signed" | "witnessed";
  readonly size: number;
  readonly root: Buffer;
  /** The signed note, with what cosignatures there are. */
  readonly note: string;
  readonly at: Instant;
}

type Db = Pool | PoolClient;

/** The newest checkpoint of a kind, or undefined. */
export async function findHead(db: Db, origin: string, kind: LogHead["kind"]): Promise<LogHead | undefined> {
  const { rows } = await db.query<LogHead>(
    "SELECT origin, kind, size, root, note, at FROM log_heads WHERE origin = $1 AND kind = $2",
    [origin, kind],
  );
  return rows[0];
}

/** Keeps a checkpoint as the newest of its kind. Throws where one is kept that is larger, or of the same size with another root. */
export async function keepHead(db: Db, { origin, kind, size, root, note, at }: LogHead): Promise<void> {
  const { rowCount } = await db.query(
    `INSERT INTO log_heads AS h (origin, kind, size, root, note, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (origin, kind) DO UPDATE SET size = $3, root = $4, note = $5, at = $6
     WHERE h.size < $3 OR (h.size = $3 AND h.root = $4)`,
    [origin, kind, size, root, note, at],
  );
  if (rowCount !== 1) throw new Error(`a checkpoint of ${origin} is kept that does not go with one of size ${size}`);
}
