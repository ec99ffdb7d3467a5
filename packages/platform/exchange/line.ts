import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool, PoolClient } from "pg";
import { delayAfter } from "./delayAfter.ts";
import { type PeerSettings, usualRetry } from "./Exchange.ts";

type Db = Pick<Pool | PoolClient, "query">;

/** Whether the peer may be asked now: at once while the line works, later after a failure. */
export async function lineIsDue(db: Db, peer: string, now: Instant): Promise<boolean> {
  const { rows } = await db.query("SELECT 1 FROM exchange_peers WHERE peer = $1 AND next_at > $2", [peer, now]);
  return rows.length === 0;
}

/** A peer that is not reached makes no dead letters: it is asked again, ever more seldom, and the desk says since when. */
export async function lineWentDown(
  db: Db,
  { peer, retry = usualRetry }: Pick<PeerSettings, "peer" | "retry">,
  now: Instant,
  fault: unknown,
): Promise<void> {
  const said = fault instanceof Error ? `${fault.name}: ${fault.message}`.slice(0, 300) : "unknown";
  const { rows } = await db.query<{ failures: number }>(
    `INSERT INTO exchange_peers (peer, failures, fault, fault_since) VALUES ($1, 1, $2, $3)
     ON CONFLICT (peer) DO UPDATE SET failures = exchange_peers.failures + 1, fault = $2,
       fault_since = COALESCE(exchange_peers.fault_since, $3) RETURNING failures`,
    [peer, said, now],
  );
  const next = new Date(Date.parse(now) + delayAfter(rows[0]?.failures ?? 1, retry)).toISOString();
  await db.query("UPDATE exchange_peers SET next_at = $2 WHERE peer = $1", [peer, next]);
}

export async function lineWorks(db: Db, peer: string): Promise<void> {
  await db.query(
    `UPDATE exchange_peers SET failures = 0, next_at = '-infinity', fault = NULL, fault_since = NULL
     WHERE peer = $1 AND failures > 0`,
    [peer],
  );
}
