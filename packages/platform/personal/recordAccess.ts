import type { Instant } from "@wuxing/kernel/calendar";
import type { ActorRef } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** A look at somebody's personal data in full. */
export interface Access {
  readonly person: string;
  readonly caseId: number | null;
  /** The call whose number or recording was shown. */
  readonly callId?: string;
  readonly actor: ActorRef;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly at: Instant;
  readonly commandId: string;
}

/** What the person concerned is told of a look: the unit answers for it, so no officer is named. */
export interface AccessLine {
  readonly at: Instant;
  readonly caseId: number | null;
  readonly kind: string;
  readonly unit: string | null;
  readonly fields: readonly string[];
  readonly purpose: string;
}

/**
 * Writes down that personal data was shown in full. In the transaction that shows it, or before it is shown: nothing is
 * shown without its record. Records are only added; the same command is written once.
 */
export async function recordAccess(db: Db, { person, caseId, callId, actor, ...access }: Access): Promise<void> {
  await db.query(
    `INSERT INTO access_records (person, case_id, actor_kind, actor_id, actor_unit, fields, purpose, at, command_id, call_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (command_id) DO NOTHING`,
    [
      ...[person, caseId, actor.kind, actor.id, actor.unit, access.fields, access.purpose, access.at],
      ...[access.commandId, callId ?? null],
    ],
  );
}

/** The looks at a person's data, newest first: all of them, or those in one case. */
export async function accessesOf(db: Db, person: string, caseId: number | null = null): Promise<AccessLine[]> {
  const { rows } = await db.query<AccessLine>(
    `SELECT at, case_id AS "caseId", actor_kind AS kind, actor_unit AS unit, fields, purpose FROM access_records
     WHERE person = $1 AND ($2::bigint IS NULL OR case_id = $2) ORDER BY id DESC`,
    [person, caseId],
  );
  return rows;
}

/** The looks at calls, by the call's id, newest first. */
export async function looksAtCalls(
  db: Db,
  callIds: readonly string[],
): Promise<ReadonlyMap<string, readonly AccessLine[]>> {
  const { rows } = await db.query<AccessLine & { readonly callId: string }>(
    `SELECT call_id AS "callId", at, case_id AS "caseId", actor_kind AS kind, actor_unit AS unit, fields, purpose
     FROM access_records WHERE call_id = ANY($1) ORDER BY id DESC`,
    [callIds],
  );
  return Map.groupBy(rows, ({ callId }) => callId);
}
