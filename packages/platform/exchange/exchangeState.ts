import type { Pool } from "pg";

export interface ExchangeState {
  /** Why the peer is not reached, since when; null while he is. */
  readonly fault: string | null;
  readonly faultSince: string | null;
  readonly nextAt: string | null;
  readonly waitingOut: number;
  readonly waitingIn: number;
  /** The oldest message that waits to be sent. */
  readonly oldestOut: string | null;
  readonly reconciledAt: string | null;
  readonly compared: number;
  readonly differences: readonly {
    readonly subject: string;
    readonly caseNumber: string | null;
    readonly what: string;
    readonly ours: number;
    readonly theirs: number;
    readonly foundAt: string;
  }[];
}

type PeerRow = Pick<ExchangeState, "fault" | "faultSince" | "nextAt" | "reconciledAt" | "compared">;

/** How the line stands: whether it works, what waits, and what the last comparison found. */
export async function exchangeState(pool: Pool, peer: string): Promise<ExchangeState> {
  const { rows } = await pool.query<PeerRow>(
    `SELECT fault, fault_since AS "faultSince", NULLIF(next_at, '-infinity') AS "nextAt",
       reconciled_at AS "reconciledAt", compared FROM exchange_peers WHERE peer = $1`,
    [peer],
  );
  const waiting = await pool.query<Pick<ExchangeState, "waitingOut" | "waitingIn" | "oldestOut">>(
    `SELECT (SELECT count(*)::int FROM exchange_in WHERE peer = $1 AND state = 'waiting') AS "waitingIn",
       count(*)::int AS "waitingOut", min(at) AS "oldestOut" FROM exchange_out WHERE peer = $1 AND state = 'waiting'`,
    [peer],
  );
  const differences = await pool.query<ExchangeState["differences"][number]>(
    `SELECT d.subject, s.case_number AS "caseNumber", d.what, d.ours, d.theirs, d.found_at AS "foundAt"
     FROM exchange_differences d LEFT JOIN exchange_subjects s USING (peer, subject)
     WHERE d.peer = $1 ORDER BY d.found_at, d.subject LIMIT 200`,
    [peer],
  );
  const line = rows[0] ?? { fault: null, faultSince: null, nextAt: null, reconciledAt: null, compared: 0 };
  const counts = waiting.rows[0] ?? { waitingOut: 0, waitingIn: 0, oldestOut: null };
  return { ...line, ...counts, differences: differences.rows };
}
