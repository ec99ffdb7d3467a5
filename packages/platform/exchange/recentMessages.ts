import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";

/** A message that was exchanged, without its content. */
export interface RecentMessage {
  readonly direction: "out" | "in";
  readonly id: string;
  readonly subject: string;
  readonly caseNumber: string | null;
  readonly seq: number;
  readonly kind: string;
  readonly at: Instant;
  readonly state: "waiting" | "delivered" | "applied" | "dead" | "settled";
}

const shown = 30;

/** The messages that were posted or came last, the newest first. */
export async function recentMessages(pool: Pool, peer: string): Promise<RecentMessage[]> {
  const of = (direction: "out" | "in") =>
    `(SELECT '${direction}' AS direction, id, subject, seq, kind, at, state FROM exchange_${direction}
      WHERE peer = $1 ORDER BY n DESC LIMIT ${shown})`;
  const { rows } = await pool.query<RecentMessage>(
    `SELECT m.*, s.case_number AS "caseNumber" FROM (${of("out")} UNION ALL ${of("in")}) m
     LEFT JOIN exchange_subjects s ON s.peer = $1 AND s.subject = m.subject ORDER BY m.at DESC, m.seq DESC LIMIT ${shown}`,
    [peer],
  );
  return rows;
}
