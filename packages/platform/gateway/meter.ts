import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { CallOutcome } from "./ServiceFault.ts";

type Db = Pick<Pool, "query">;

/** A call that has ended, whatever became of it. */
export interface EndedCall {
  readonly service: string;
  readonly operation: string;
  readonly caseId: number | null;
  readonly trace: string;
  readonly at: Instant;
  readonly ms: number;
  readonly attempts: number;
  readonly outcome: CallOutcome;
  readonly status: number | undefined;
}

/** `counted`: it adds to the figures. */
interface RecordedCall extends EndedCall {
  readonly counted: boolean;
}

const right = new Set<CallOutcome>(["answered", "declined"]);
const unsent = new Set<CallOutcome>(["open", "full"]);

/** Adds a call to its hour and leaves its trace, in one statement: figures and traces never part. */
export async function recordCall(db: Db, call: RecordedCall): Promise<void> {
  const { service, operation, caseId, trace, at, ms, attempts, outcome, status, counted } = call;
  await db.query(
    `WITH trace AS (
       INSERT INTO gateway_traces (service, operation, case_id, trace, at, ms, attempts, outcome, status)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))
     INSERT INTO gateway_meter AS m (service, operation, hour, calls, failures, unsent, ms, slowest)
     SELECT $1, $2, date_trunc('hour', $5::timestamptz), 1, $10, $11, $6, $6 WHERE $12
     ON CONFLICT (service, operation, hour) DO UPDATE SET calls = m.calls + 1, failures = m.failures + excluded.failures,
       unsent = m.unsent + excluded.unsent, ms = m.ms + excluded.ms, slowest = greatest(m.slowest, excluded.slowest)`,
    [
      ...[service, operation, caseId, trace, at, Math.round(ms), attempts, outcome, status ?? null],
      ...[right.has(outcome) ? 0 : 1, unsent.has(outcome) ? 1 : 0, counted],
    ],
  );
}

/** How a service's calls went in a period: all of them, its health's among them. Times in milliseconds. */
export interface Health {
  readonly calls: number;
  readonly failures: number;
  /** Of the calls that left; null where none did. */
  readonly ms: number | null;
  readonly slowest: number | null;
}

/** The health of each service since a moment (to the hour). A service that nobody called is not in it. */
export async function healthSince(db: Db, since: Instant): Promise<ReadonlyMap<string, Health>> {
  const { rows } = await db.query<Health & { service: string }>(
    `SELECT service, sum(calls)::int AS calls, sum(failures)::int AS failures, max(slowest) AS slowest,
       round(sum(ms)::numeric / nullif(sum(calls - unsent), 0))::int AS ms
     FROM gateway_meter WHERE hour >= date_trunc('hour', $1::timestamptz) GROUP BY service`,
    [since],
  );
  return new Map(rows.map(({ service, ...health }) => [service, health]));
}

/** Calls of an operation on a day of China Standard Time. */
export interface DayLine extends Health {
  readonly operation: string;
  readonly day: string;
}

/** A service's calls by operation and day, the newest day first. */
export async function daysOf(db: Db, service: string, since: Instant): Promise<DayLine[]> {
  const { rows } = await db.query<DayLine>(
    `SELECT operation, (hour AT TIME ZONE 'Asia/Shanghai')::date::text AS day, sum(calls)::int AS calls,
       sum(failures)::int AS failures, max(slowest) AS slowest,
       round(sum(ms)::numeric / nullif(sum(calls - unsent), 0))::int AS ms
     FROM gateway_meter WHERE service = $1 AND hour >= $2 GROUP BY 1, 2 ORDER BY 2 DESC, 1`,
    [service, since],
  );
  return rows;
}

/** How the last call of each service ended, but for tests of its registration. */
export async function lastCalls(db: Db): Promise<ReadonlyMap<string, Pick<EndedCall, "outcome" | "at">>> {
  const { rows } = await db.query<{ service: string; outcome: CallOutcome; at: Instant }>(
    `SELECT s.name AS service, t.outcome, t.at FROM attached_services s CROSS JOIN LATERAL (
       SELECT outcome, at FROM gateway_traces
       WHERE service = s.name AND case_id IS DISTINCT FROM s.case_id ORDER BY id DESC LIMIT 1) t
     WHERE s.state <> 'withdrawn'`,
  );
  return new Map(rows.map(({ service, ...last }) => [service, last]));
}

/** Calls that were made for a case, the newest first, at most 100. Says nothing of what was asked or answered. */
export async function callsForCase(db: Db, caseId: number): Promise<Omit<EndedCall, "caseId">[]> {
  const { rows } = await db.query<Omit<EndedCall, "caseId">>(
    `SELECT service, operation, trace, at, ms, attempts, outcome, status FROM gateway_traces
     WHERE case_id = $1 ORDER BY id DESC LIMIT 100`,
    [caseId],
  );
  return rows;
}

/** Forgets the traces of calls for no case from before a moment; the figures stay. */
export async function forgetTraces(db: Db, before: Instant): Promise<void> {
  await db.query(
    `DELETE FROM gateway_traces WHERE case_id IS NULL AND at < $1
       AND id NOT IN (SELECT max(id) FROM gateway_traces GROUP BY service)`,
    [before],
  );
}
