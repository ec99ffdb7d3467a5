import type { Case } from "@wuxing/kernel/procedure";
import { type CaseRow, caseColumns, caseOf } from "@wuxing/platform/casework";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** A claim as lists show it. */
export interface ClaimRow {
  readonly caseId: number;
  readonly number: string;
  readonly policy: string;
  /** The first version of its policy. */
  readonly series: string;
  readonly policyTitle: string;
  readonly clause: number;
  readonly clauseTitle: string;
  /** By it the clause is known in all versions. */
  readonly clauseNumber: number;
  readonly uscc: string;
  readonly firm: string;
  /** The owner of the policy, and who pays. */
  readonly unit: string;
  readonly payer: string;
  readonly kind: string;
  readonly amountFen: number;
  readonly state: string;
  readonly openedAt: string;
  readonly noticeUntil: string | null;
}

const columns = `c.case_id AS "caseId", c.number, c.policy, p.series, p.title AS "policyTitle", c.clause,
  p.clauses->c.clause->>'title' AS "clauseTitle", (p.clauses->c.clause->'number')::int AS "clauseNumber", c.uscc, c.firm_name AS firm, c.unit, p.payer, c.kind,
  c.amount_fen::float8 AS "amountFen", c.state, c.opened_at AS "openedAt", c.notice_until::text AS "noticeUntil"`;
const from = "policy_claims c JOIN policy_policies p ON p.number = c.policy";

/** A firm's claims, the newest first. */
export async function claimsOfFirm(db: Db, uscc: string): Promise<readonly ClaimRow[]> {
  const { rows } = await db.query<ClaimRow>(
    `SELECT ${columns} FROM ${from} WHERE c.uscc = $1 ORDER BY c.case_id DESC LIMIT 100`,
    [uscc],
  );
  return rows;
}

/** Claims in some states, those that have waited longest first; `units`: only of those that own the policy or pay. */
export async function claimsIn(
  db: Db,
  { states, units }: { readonly states: readonly string[]; readonly units?: readonly string[] | undefined },
  atMost: number,
): Promise<readonly ClaimRow[]> {
  const { rows } = await db.query<ClaimRow>(
    `SELECT ${columns} FROM ${from} WHERE c.state = ANY($1)
       AND ($2::text[] IS NULL OR c.unit = ANY($2) OR p.payer = ANY($2)) ORDER BY c.case_id LIMIT $3`,
    [states, units ?? null, atMost],
  );
  return rows;
}

/** A claim by its number. */
export async function findClaim(db: Db, number: string): Promise<ClaimRow | undefined> {
  const { rows } = await db.query<ClaimRow>(`SELECT ${columns} FROM ${from} WHERE c.number = $1`, [number]);
  return rows[0];
}

/** The recoveries of some claims, the newest first. */
export async function recoveriesOf(db: Db, claims: readonly ClaimRow[]): Promise<readonly Case[]> {
  const { rows } = await db.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE type = 'policies.recovery' AND parent_id = ANY($1) ORDER BY id DESC`,
    [claims.map(({ caseId }) => caseId)],
  );
  return rows.map(caseOf);
}

/** The cases of some claims, in their order, and before them their recoveries, the newest first: all that a firm may act on. */
export async function mattersOf(db: Db, claims: readonly ClaimRow[]): Promise<readonly Case[]> {
  const { rows } = await db.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE id = ANY($1)
     UNION ALL SELECT ${caseColumns} FROM cases WHERE type = 'policies.recovery' AND parent_id = ANY($2)`,
    [claims.slice(0, mostShown).map(({ caseId }) => caseId), claims.map(({ caseId }) => caseId)],
  );
  const cases = rows.map(caseOf);
  const places = new Map(claims.map(({ caseId }, place) => [caseId, place]));
  return cases.toSorted((a, b) => (places.get(a.id) ?? -1) - (places.get(b.id) ?? -1) || b.id - a.id);
}
/** So many claims are shown with their state; of more nobody keeps track on one page. */
const mostShown = 30;

/** How many firms were paid by a policy, in all its versions. */
export async function paidFirmsOf(db: Db, series: string): Promise<number> {
  const { rows } = await db.query<{ n: number }>(
    `SELECT count(DISTINCT c.uscc)::int AS n FROM policy_claims c JOIN policy_policies p ON p.number = c.policy
     WHERE p.series = $1 AND c.paid`,
    [series],
  );
  return rows[0]?.n ?? 0;
}
