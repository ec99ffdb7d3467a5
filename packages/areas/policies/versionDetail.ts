import { withNumbers } from "@wuxing/kernel/policies";
import type { Platform } from "@wuxing/platform/area";
import { getCaseByNumber } from "@wuxing/platform/casework";
import { findPolicy, type PolicyRow } from "./findPolicies.ts";
import type { PolicyData } from "./policy.ts";
import { type PolicyContent, type PolicyDifference, policyDifferences } from "./policyDifferences.ts";
import { type PolicyVersion, versionsOf } from "./policyVersions.ts";

/** A version of a policy as its page at the desk shows it. */
export interface VersionDetail {
  readonly text: string;
  /** The budget of all versions: of now, or as this one shall have it once it is published. */
  readonly totalFen: number;
  readonly versions: readonly Omit<PolicyVersion, "caseId" | "series">[];
  /** The version whose place it takes, with what is other than there; null for the first. */
  readonly base: { readonly number: string; readonly differences: readonly PolicyDifference[] } | null;
  /** Claims under this version that are not yet decided or paid: they stay with it. */
  readonly claimsUnderWay: number;
}

/** The versions beside a policy, and in what it differs from the one before. */
export async function versionDetail(platform: Platform, policy: PolicyRow): Promise<VersionDetail> {
  const { pool } = platform;
  const [own, versions, claimsUnderWay] = await Promise.all([
    getCaseByNumber(pool, policy.number),
    versionsOf(pool, policy.series),
    claimsUnderWayOf(pool, policy.number),
  ]);
  const base = versions.find(({ caseId }) => caseId === own.parentId);
  const row = base && (await findPolicy(pool, base.number));
  const content = (one: PolicyRow, data: PolicyData, budgetFen: number): PolicyContent => ({
    ...{ ...one, payer: platform.city.unit(one.payer).name, budgetFen, validUntil: data.validUntil },
  });
  const data = own.data as unknown as PolicyData;
  const totalFen = policy.published ? policy.totalFen : data.budgetFen;
  let differences: readonly PolicyDifference[] = [];
  if (row) {
    const before = (await getCaseByNumber(pool, row.number)).data as unknown as PolicyData;
    differences = policyDifferences(
      content(row, { ...before, validUntil: before.ownUntil ?? before.validUntil }, row.totalFen),
      content(policy, data, totalFen),
    );
  }
  return {
    ...{ text: numbered(data.text, policy), totalFen, claimsUnderWay },
    versions: versions.map(({ caseId: _id, series: _series, ...version }) => version),
    base: row ? { number: row.number, differences } : null,
  };
}

/** With the numbers that its clauses have; a draft that cannot be read yet stands as it was typed. */
const numbered = (text: string, { clauses }: PolicyRow): string =>
  clauses.length > 0
    ? withNumbers(
        text,
        clauses.map(({ number }) => number),
      )
    : text;

async function claimsUnderWayOf(pool: Platform["pool"], policy: string): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM policy_claims
     WHERE policy = $1 AND state IN ('found', 'filed', 'noticed', 'objected', 'payable', 'ordered', 'bounced')`,
    [policy],
  );
  return rows[0]?.n ?? 0;
}
