import type { Day } from "@wuxing/kernel/calendar";
import { queryWords } from "@wuxing/platform/search";
import { Conditions } from "@wuxing/platform/worklists";
import type { Pool } from "pg";
import type { NumberedClause } from "./numberClauses.ts";
import type { PolicyKind } from "./policyKinds.ts";

type Db = Pick<Pool, "query">;

/** What a policy says. */
export interface PolicyTerms {
  readonly caseId: number;
  readonly number: string;
  /** The number of its first version: versions share a budget, and a clause of one is that of the others of its number. */
  readonly series: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly source: string;
  readonly unit: string;
  readonly payer: string;
  readonly kind: PolicyKind;
  readonly clauses: readonly NumberedClause[];
  readonly validFrom: Day;
  readonly validUntil: Day;
  readonly noticeDays: number;
  readonly state: string;
  /** Whether it was ever published: else nobody outside reads it. */
  readonly published: boolean;
}

/** A policy as it stands, with what is left of its budget, in 分. */
export interface PolicyRow extends PolicyTerms {
  readonly totalFen: number;
  readonly setAsideFen: number;
  readonly paidFen: number;
}

// Sums of 分 stay below 2^53: the greatest budget is 1e13.
const terms = `case_id AS "caseId", p.number, series, version, published_at IS NOT NULL AS published, title, summary, source, unit, payer, kind, clauses, valid_from::text AS "validFrom",
  valid_until::text AS "validUntil", notice_days AS "noticeDays", state`;
const columns = `${terms}, b.total_fen::float8 AS "totalFen", b.set_aside_fen::float8 AS "setAsideFen", b.paid_fen::float8 AS "paidFen"`;
const from = "policy_policies p JOIN policy_budgets b ON b.number = p.series";

export interface PolicyFilter {
  readonly q?: string | undefined;
  readonly kind?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: string | undefined;
  /** Published and in force on this day alone. */
  readonly inForce?: Day | undefined;
}

/** Policies that were asked for, the newest first. */
export async function findPolicies(
  db: Db,
  filter: PolicyFilter,
  page: { readonly size: number; readonly number: number },
): Promise<{ readonly total: number; readonly policies: readonly PolicyRow[] }> {
  const conditions = new Conditions();
  if (filter.q?.trim()) {
    const words = queryWords(filter.q);
    conditions.add(words.length > 0 ? "words @> ?" : "false", ...(words.length > 0 ? [words] : []));
  }
  if (filter.kind) conditions.add("kind = ?", filter.kind);
  if (filter.unit) conditions.add("unit = ?", filter.unit);
  if (filter.state) conditions.add("state = ?", filter.state);
  if (filter.inForce) conditions.add("state = 'published' AND ? BETWEEN valid_from AND valid_until", filter.inForce);
  const { rows } = await db.query<PolicyRow & { total: number }>(
    `SELECT ${columns}, count(*) OVER ()::int AS total FROM ${from} WHERE ${conditions.sql}
     ORDER BY moved_at DESC, p.number LIMIT ${page.size} OFFSET ${page.size * (page.number - 1)}`,
    [...conditions.values],
  );
  return { total: rows[0]?.total ?? 0, policies: rows };
}

/** Every policy that is published and in force on a day, of one kind or of all. */
export async function policiesInForce(db: Db, day: Day, kind?: PolicyKind): Promise<readonly PolicyRow[]> {
  const { rows } = await db.query<PolicyRow>(
    `SELECT ${columns} FROM ${from} WHERE state = 'published' AND $1 BETWEEN valid_from AND valid_until
       AND ($2::text IS NULL OR kind = $2) ORDER BY p.number`,
    [day, kind ?? null],
  );
  return rows;
}

/** A policy by its number, in whatever state. */
export async function findPolicy(db: Db, number: string): Promise<PolicyRow | undefined> {
  const { rows } = await db.query<PolicyRow>(`SELECT ${columns} FROM ${from} WHERE p.number = $1`, [number]);
  return rows[0];
}

/** What every policy in force on a day says. */
export async function termsInForce(db: Db, day: Day): Promise<readonly PolicyTerms[]> {
  const { rows } = await db.query<PolicyTerms>(
    `SELECT ${terms} FROM policy_policies p WHERE state = 'published' AND $1 BETWEEN valid_from AND valid_until
     ORDER BY p.number`,
    [day],
  );
  return rows;
}
