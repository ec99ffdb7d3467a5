import type { Day } from "@wuxing/kernel/calendar";
import type { Pool, PoolClient } from "pg";

/** A version of a policy as the list of its versions tells it. */
export interface PolicyVersion {
  readonly caseId: number;
  readonly number: string;
  readonly series: string;
  readonly version: number;
  readonly state: string;
  readonly validFrom: Day;
  readonly validUntil: Day;
  /** Whether it was ever published: else nobody outside reads it. */
  readonly published: boolean;
}

const columns = `case_id AS "caseId", number, series, version, state, valid_from::text AS "validFrom",
  valid_until::text AS "validUntil", published_at IS NOT NULL AS published`;

/** The versions of a policy, the newest first, drafts among them. */
export async function versionsOf(db: Pick<Pool, "query">, series: string): Promise<readonly PolicyVersion[]> {
  const { rows } = await db.query<PolicyVersion>(
    `SELECT ${columns} FROM policy_policies WHERE series = $1 ORDER BY version DESC, case_id DESC`,
    [series],
  );
  return rows;
}

/** All versions of the policy of which a case is one, locked: whoever else revises or publishes one of them waits. */
export async function lockVersions(client: PoolClient, caseId: number): Promise<readonly PolicyVersion[]> {
  const { rows } = await client.query<PolicyVersion>(
    `SELECT ${columns} FROM policy_policies
     WHERE series = (SELECT series FROM policy_policies WHERE case_id = $1) ORDER BY case_id FOR UPDATE`,
    [caseId],
  );
  return rows;
}
