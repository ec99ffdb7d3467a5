import { dayOf } from "@wuxing/kernel/calendar";
import { amountOf, compileMatcher, eachBit } from "@wuxing/kernel/policies";
import { Refusal, systemActor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { facts } from "./facts.ts";
import { openClaim } from "./fileClaim.ts";
import { type PolicyRow, policiesInForce } from "./findPolicies.ts";
import { eachFirmBlock } from "./firmFiles.ts";
import { matchFirm } from "./matchFirm.ts";

/**
 * 免申即享: finds the firms that are entitled to what nobody has to ask for, and opens a claim for each, which the firm
 * confirms or declines. A firm that ever had a claim to a clause is not found for it again. Returns how many it opened.
 */
export async function openFound(platform: Platform): Promise<number> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const policies = await policiesInForce(pool, today, "unasked");
  const clauses = policies.flatMap((policy) => policy.clauses.map((clause, place) => ({ policy, clause, place })));
  if (clauses.length === 0) return 0;
  const had = await claimsThatWere(platform, policies);
  const matcher = compileMatcher(
    facts,
    clauses.map(({ clause }) => clause.condition),
  );
  let opened = 0;
  await eachFirmBlock(pool, matcher.blockSize, async (firms) => {
    const found: { readonly firm: (typeof firms)[number]; readonly of: (typeof clauses)[number] }[] = [];
    matcher.match(
      firms.map((firm) => firm.facts),
      today,
      (i, { yes }) => {
        const of = clauses[i];
        eachBit(yes, (place) => {
          const firm = firms[place];
          if (of && firm && !had.has(keyOf(of.policy.series, of.clause.number, firm.uscc))) found.push({ firm, of });
        });
      },
    );
    for (const { firm, of } of found) {
      const amount = amountOf(of.clause.benefit, firm.facts, facts, today);
      const match = "fen" in amount && amount.fen > 0 ? matchFirm([of.policy], firm.facts, today)[of.place] : undefined;
      if (match && (await open(platform, firm, match))) opened++;
    }
  });
  return opened;
}

const keyOf = (series: string, clause: number, uscc: string): string => `${series} ${uscc} ${clause}`;

async function claimsThatWere({ pool }: Platform, policies: readonly PolicyRow[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ series: string; clause: number; uscc: string }>(
    `SELECT p.series, (p.clauses->c.clause->'number')::int AS clause, c.uscc
     FROM policy_claims c JOIN policy_policies p ON p.number = c.policy WHERE p.series = ANY($1)`,
    [policies.map(({ series }) => series)],
  );
  return new Set(rows.map(({ series, clause, uscc }) => keyOf(series, clause, uscc)));
}

/** Somebody may have opened it meanwhile: then there is nothing to do. */
async function open(
  platform: Platform,
  ...[firm, match]: [Parameters<typeof openClaim>[2], Parameters<typeof openClaim>[3]]
): Promise<boolean> {
  try {
    await openClaim(platform, systemActor, firm, match);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return false;
  }
}
