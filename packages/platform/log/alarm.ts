import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool, PoolClient } from "pg";

/**
 * Why the log signs nothing any more: a checkpoint is known (from the head file beside the database, from a witness or
 * from the database itself) that what is here does not lead to. `here` and `known` are sizes; equal ones: a fork. Of a head file that cannot be read
 * nothing is known: 0.
 */
export interface LogAlarm {
  readonly here: number;
  readonly known: number;
  readonly source: "file" | "unreadableFile" | "witness" | "database";
  readonly at: Instant;
}

export async function findAlarm(db: Pool | PoolClient, origin: string): Promise<LogAlarm | undefined> {
  const { rows } = await db.query<LogAlarm>("SELECT here, known, source, at FROM log_alarms WHERE origin = $1", [
    origin,
  ]);
  return rows[0];
}

/** Raises the alarm; the first one stays, for it says how it began. */
export async function raiseAlarm(db: Pool | PoolClient, origin: string, alarm: LogAlarm): Promise<void> {
  await db.query(
    "INSERT INTO log_alarms (origin, here, known, source, at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    [origin, alarm.here, alarm.known, alarm.source, alarm.at],
  );
}
