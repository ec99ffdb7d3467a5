import type { Instant } from "@wuxing/kernel/calendar";
import { dayOf } from "@wuxing/kernel/calendar";
import type { Case } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";
import type { Citizen } from "./Citizen.ts";
import { actsFor } from "./firmAccess.ts";
import type { World } from "./World.ts";

type Db = Pick<Pool, "query">;

/** A case as a citizen's list shows it. */
export interface OwnLine {
  readonly id: number;
  readonly number: string;
  readonly type: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly dueAt: string | null;
  readonly dueCertain: boolean;
  readonly stopped: boolean;
}

const columns = `c.id, c.number, c.type, c.title, c.state, c.unit, c.division, c.opened_at AS "openedAt",
  c.closed_at AS "closedAt", c.due_at AS "dueAt", c.due_certain AS "dueCertain", c.stopped`;
/** The entry that opened the case: what was said for a firm is the firm's, whoever's phone stands in it. */
const opening = "JOIN entries e ON e.case_id = c.id AND e.seq = 1";
const forFirm = "(e.actor_kind = 'citizen' AND e.actor_unit IS NOT NULL)";

/** SQL: what a citizen said signed in, whatever his phone was then. As its index has it (db/migrations/0012). */
const saidBy = (citizen: string): string =>
  `(e.seq = 1 AND e.actor_kind = 'citizen' AND e.actor_id NOT IN ('anonymous', 'citizen') AND e.actor_id = ${citizen})`;

/** SQL: the reporters who gave the phone that a citizen's account has now, none from before it was his. */
const withPhoneOf = (citizen: string): string =>
  `citizens me JOIN people_keys k ON k.phone_hash = me.phone_hash AND me.id = ${citizen} JOIN reporters r USING (person)
   JOIN cases said ON said.id = r.case_id AND (me.cases_since IS NULL OR said.opened_at >= me.cases_since)`;

/** SQL: cases of a citizen, none for a firm, opened before a moment. */
export const caseBefore = (citizen: string, moment: string): string =>
  `SELECT 1 FROM (
     SELECT case_id FROM ${withPhoneOf(`${citizen}::uuid`)} UNION SELECT case_id FROM entries e WHERE ${saidBy(citizen)}
   ) own JOIN cases c ON c.id = own.case_id ${opening}
   WHERE c.parent_id IS NULL AND NOT ${forFirm} AND c.opened_at < ${moment}`;

/**
 * The cases of an account: said by it, or with its phone, also before there was an account. None that was opened for a
 * firm. Newest first.
 */
export async function casesOfCitizen(db: Db, citizen: Pick<Citizen, "id">, page: Page): Promise<readonly OwnLine[]> {
  const { rows } = await db.query<OwnLine>(
    `SELECT ${columns} FROM (
       SELECT case_id FROM ${withPhoneOf("$1::text::uuid")} UNION SELECT case_id FROM entries e WHERE ${saidBy("$1::text")}
     ) own JOIN cases c ON c.id = own.case_id ${opening}
     WHERE c.parent_id IS NULL AND NOT ${forFirm} ORDER BY c.id DESC LIMIT $2 OFFSET $3`,
    [citizen.id, page.size, page.from],
  );
  return rows;
}

/** The cases in which the citizen himself stands as the reporter, the last 200; what he said for a firm is not among them. */
export async function casesNaming(db: Db, citizen: Pick<Citizen, "id">): Promise<readonly number[]> {
  const { rows } = await db.query<{ id: number }>(
    `SELECT c.id FROM ${withPhoneOf("$1::uuid")} JOIN cases c ON c.id = r.case_id ${opening}
     WHERE NOT ${forFirm} ORDER BY c.id DESC LIMIT 200`,
    [citizen.id],
  );
  return rows.map(({ id }) => id);
}

/** Who the phone of a citizen's account is kept as where somebody called or wrote with it, and since when it is his; undefined where nobody did. */
export async function callerOfCitizen(
  db: Db,
  citizen: Pick<Citizen, "id">,
): Promise<{ readonly person: string; readonly since: Instant | null } | undefined> {
  const { rows } = await db.query<{ person: string; since: Instant | null }>(
    `SELECT k.person, me.cases_since AS since FROM citizens me JOIN people_keys k ON k.phone_hash = me.phone_hash
     WHERE me.id = $1::uuid`,
    [citizen.id],
  );
  return rows[0];
}

/** The cases of a firm that a citizen may see on a day, by who he is to it and in which areas. Newest first. */
export async function casesOfFirm(
  db: Db,
  citizen: Pick<Citizen, "id">,
  uscc: string,
  day: string,
  page: Page,
): Promise<readonly OwnLine[]> {
  const { rows } = await db.query<OwnLine>(
    `SELECT ${columns} FROM entries e JOIN cases c ON c.id = e.case_id JOIN firms f ON f.uscc = e.actor_unit
     WHERE e.seq = 1 AND e.actor_kind = 'citizen' AND e.actor_unit = $1 AND c.parent_id IS NULL
       AND ${actsFor("f", "$2::uuid", "$3", "split_part(c.type, '.', 1)")}
     ORDER BY c.id DESC LIMIT $4 OFFSET $5`,
    [uscc, citizen.id, day, page.size, page.from],
  );
  return rows;
}

/**
 * Whose these cases are, an account each: who said them, or has the phone they were said with; a firm's are of everybody
 * who may act for it in their area today, whoever said them. Children and cases of nobody's account are left out.
 */
export async function accountsOfCases(
  db: Db,
  caseIds: readonly number[],
  day: string,
): Promise<readonly { readonly caseId: number; readonly citizen: string }[]> {
  const { rows } = await db.query<{ caseId: number; citizen: string }>(
    `WITH asked AS (SELECT c.id, c.type, c.opened_at, e.actor_kind, e.actor_id, e.actor_unit FROM cases c ${opening}
       WHERE c.id = ANY($1::bigint[]) AND c.parent_id IS NULL)
     SELECT e.id AS "caseId", me.id AS citizen FROM asked e JOIN citizens me ON e.actor_id = me.id::text
     WHERE e.actor_kind = 'citizen' AND e.actor_unit IS NULL AND me.closed_at IS NULL
     UNION
     SELECT e.id, me.id FROM asked e JOIN firms f ON f.uscc = e.actor_unit
       JOIN citizens me ON me.id = f.representative OR me.id IN (SELECT m.holder FROM mandates m WHERE m.uscc = f.uscc)
     WHERE e.actor_kind = 'citizen' AND me.closed_at IS NULL
       AND ${actsFor("f", "me.id", "$2", "split_part(e.type, '.', 1)")}
     UNION
     SELECT e.id, me.id FROM asked e JOIN reporters r ON r.case_id = e.id JOIN people_keys k USING (person)
       JOIN citizens me ON me.phone_hash = k.phone_hash
     WHERE NOT ${forFirm} AND (me.cases_since IS NULL OR e.opened_at >= me.cases_since)`,
    [caseIds, day],
  );
  return rows;
}

export interface Page {
  readonly size: number;
  readonly from: number;
}

/** The firm that a case was opened for; null where a person spoke for himself. */
export async function firmOfCase(db: Db, caseId: number): Promise<string | null> {
  const { rows } = await db.query<{ uscc: string }>(
    "SELECT actor_unit AS uscc FROM entries WHERE case_id = $1 AND seq = 1 AND actor_kind = 'citizen'",
    [caseId],
  );
  return rows[0]?.uscc ?? null;
}

/**
 * Whether a case (not a child) is a citizen's: said by his account or with his phone, or opened for a firm that he may act for in its
 * area today. Who is no longer the firm's does not see it, even if the phone in it is his.
 */
export async function isOwnCase(
  { pool, now }: Pick<World, "pool" | "now">,
  citizen: Pick<Citizen, "id">,
  c: Pick<Case, "id" | "type">,
): Promise<boolean> {
  const { rows } = await pool.query(
    `SELECT 1 FROM cases c ${opening} LEFT JOIN firms f ON f.uscc = e.actor_unit
     WHERE c.id = $1 AND CASE WHEN ${forFirm}
       THEN f.uscc IS NOT NULL AND ${actsFor("f", "$2::text::uuid", "$3", "$4")}
       ELSE ${saidBy("$2::text")} OR EXISTS (SELECT 1 FROM ${withPhoneOf("$2::text::uuid")} WHERE r.case_id = c.id) END`,
    [c.id, citizen.id, dayOf(now()), c.type.split(".")[0]],
  );
  return rows.length > 0;
}
