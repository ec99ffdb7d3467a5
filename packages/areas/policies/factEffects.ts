import { dayOf } from "@wuxing/kernel/calendar";
import { type Clause, compileMatcher, evaluate, type FirmFile, factsOf, type Verdict } from "@wuxing/kernel/policies";
import type { Platform } from "@wuxing/platform/area";
import { facts } from "./facts.ts";
import { policiesInForce } from "./findPolicies.ts";

/** A firm's file before and after some facts changed. */
export interface ChangedFile {
  readonly uscc: string;
  readonly name: string;
  readonly before: FirmFile;
  readonly after: FirmFile;
  /** The codes of the facts that changed. */
  readonly codes: readonly string[];
}

/** What changed facts do: to which clauses firms come or no longer are entitled, and whose claims under way it touches. */
export interface FactEffects {
  readonly gained: number;
  readonly lost: number;
  /** The first of them. */
  readonly matches: readonly {
    readonly uscc: string;
    readonly firm: string;
    readonly policy: string;
    readonly title: string;
    readonly clause: string;
    readonly entitled: boolean;
  }[];
  readonly claims: readonly {
    readonly number: string;
    readonly firm: string;
    readonly title: string;
    readonly before: Verdict;
    readonly after: Verdict;
  }[];
}

const named = 100;

/** What follows of the changed facts today, in the policies in force and in the claims under way. */
export async function factEffects(platform: Platform, changed: readonly ChangedFile[]): Promise<FactEffects> {
  const today = dayOf(platform.casework.now());
  const codes = new Set(changed.flatMap((one) => one.codes));
  const policies = changed.length > 0 ? await policiesInForce(platform.pool, today) : [];
  const clauses = policies
    .flatMap((policy) => policy.clauses.map((clause) => ({ policy, clause })))
    .filter(({ clause }) => factsOf(clause.condition).some((code) => codes.has(code)));
  const matcher = compileMatcher(
    facts,
    clauses.map(({ clause }) => clause.condition),
  );
  const entitled = (files: readonly FirmFile[]): readonly Uint32Array[] => {
    const found: Uint32Array[] = [];
    matcher.match(files, today, (i, { yes }) => {
      found[i] = yes.slice();
    });
    return found;
  };
  const counts = { gained: 0, lost: 0 };
  const matches: FactEffects["matches"][number][] = [];
  for (let from = 0; from < changed.length; from += matcher.blockSize) {
    const block = changed.slice(from, from + matcher.blockSize);
    const [was, is] = [entitled(block.map(({ before }) => before)), entitled(block.map(({ after }) => after))];
    for (const [i, { policy, clause }] of clauses.entries())
      for (const [place, { uscc, name }] of block.entries()) {
        const [old, now] = [isSet(was[i], place), isSet(is[i], place)];
        if (old === now) continue;
        counts[now ? "gained" : "lost"]++;
        if (matches.length < named)
          matches.push({
            ...{ uscc, firm: name, policy: policy.number, title: policy.title, clause: clause.title, entitled: now },
          });
      }
  }
  return { ...counts, matches, claims: await claimsTouched(platform, changed, today) };
}

const isSet = (bits: Uint32Array | undefined, place: number): boolean =>
  (((bits?.[Math.floor(place / 32)] ?? 0) >>> (place % 32)) & 1) === 1;

/** Claims under way to which the file says something else than before; each is held to the version it was filed under. */
async function claimsTouched(
  { pool }: Platform,
  changed: readonly ChangedFile[],
  today: string,
): Promise<FactEffects["claims"]> {
  const files = new Map(changed.map((one) => [one.uscc, one]));
  const { rows } = await pool.query<{
    number: string;
    uscc: string;
    firm: string;
    title: string;
    clause: Clause | null;
  }>(
    `SELECT c.number, c.uscc, c.firm_name AS firm, p.title, p.clauses->c.clause AS clause
     FROM policy_claims c JOIN policy_policies p ON p.number = c.policy
     WHERE c.uscc = ANY($1) AND c.state IN ('found', 'filed', 'noticed', 'objected', 'payable', 'ordered', 'bounced')
     ORDER BY c.case_id`,
    [[...files.keys()]],
  );
  return rows.flatMap(({ uscc, clause, ...claim }) => {
    const file = files.get(uscc);
    if (!file || !clause) return [];
    const [before, after] = [file.before, file.after].map((one) => evaluate(clause.condition, one, facts, today));
    return before && after && before !== after ? [{ ...claim, before, after }] : [];
  });
}
