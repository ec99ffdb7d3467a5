import type { Instant } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";
import type { Operation, Service } from "@wuxing/platform/gateway";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** A service as lists and pages know it. */
export interface AttachedService extends Service {
  readonly caseId: number;
  readonly number: string;
  readonly title: Text;
  readonly unit: string;
  readonly state: string;
  readonly operations: readonly Operation[];
  readonly live: boolean;
  readonly attachedAt: Instant | null;
}

const columns = `case_id AS "caseId", number, name, title, unit, state, COALESCE(server, '') AS server,
  answer_keys AS "answerKeys", operations, live, attached_at AS "attachedAt"`;

/** All services, or those that serve people now, by unit. */
export async function attachedServices(db: Db, liveOnly: boolean): Promise<AttachedService[]> {
  const { rows } = await db.query<AttachedService>(
    `SELECT ${columns} FROM attached_services WHERE live OR NOT $1 ORDER BY unit, name, case_id`,
    [liveOnly],
  );
  return rows;
}

/** The service of this name that has not been withdrawn. */
export async function findAttached(db: Db, name: string): Promise<AttachedService | undefined> {
  const { rows } = await db.query<AttachedService>(
    `SELECT ${columns} FROM attached_services WHERE name = $1 AND state <> 'withdrawn'`,
    [name],
  );
  return rows[0];
}

/** A department's duty to attach, and how it stands. */
export interface CoverageLine {
  readonly unit: string;
  readonly number: string;
  readonly services: string;
  readonly state: string;
  readonly due: string;
  readonly dueAt: Instant | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** Every duty there was, what is still owed first and by its day. */
export async function coverage(db: Db): Promise<CoverageLine[]> {
  const { rows } = await db.query<CoverageLine>(
    `SELECT unit, number, data ->> 'services' AS services, state, data ->> 'due' AS due, due_at AS "dueAt",
       opened_at AS "openedAt", closed_at AS "closedAt"
     FROM cases WHERE type = 'attached.duty' ORDER BY closed_at IS NOT NULL, data ->> 'due', unit, id`,
  );
  return rows;
}

/** The duty that a department's new service would fulfil: the one due first. */
export async function openDutyOf(db: Db, unit: string): Promise<number | undefined> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT id FROM cases WHERE type = 'attached.duty' AND unit = $1 AND closed_at IS NULL ORDER BY due_at, id LIMIT 1`,
    [unit],
  );
  return rows[0]?.id;
}
