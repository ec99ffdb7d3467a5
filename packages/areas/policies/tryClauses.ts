import { dayOf } from "@wuxing/kernel/calendar";
import { amountOf, compileMatcher, countBits, eachBit, type PolicyFault, parseClauses } from "@wuxing/kernel/policies";
import type { Platform } from "@wuxing/platform/area";
import { facts } from "./facts.ts";
import { eachFirmBlock } from "./firmFiles.ts";

/** What clauses would do today, before anybody publishes them. */
export interface ClauseTrial {
  readonly title: string;
  /** Firms that are entitled; that are not; of which it is not known. */
  readonly matched: number;
  readonly refused: number;
  readonly unknown: number;
  /** What it would cost if all that are entitled were paid, in 分. */
  readonly costFen: number;
  /** Entitled, but the amount cannot be told. */
  readonly withoutAmount: number;
}

/** Tries clauses in the readable form against every firm's file; or says what cannot be read in them. */
export async function tryClauses(
  { pool, casework }: Platform,
  text: string,
): Promise<{
  readonly faults: readonly PolicyFault[];
  readonly firms: number;
  readonly clauses: readonly ClauseTrial[];
}> {
  const { clauses, faults } = parseClauses(text, facts);
  if (faults.length > 0) return { faults, firms: 0, clauses: [] };
  const today = dayOf(casework.now());
  const matcher = compileMatcher(
    facts,
    clauses.map(({ condition }) => condition),
  );
  const counts = clauses.map(() => ({ matched: 0, refused: 0, costFen: 0, withoutAmount: 0 }));
  let firms = 0;
  await eachFirmBlock(pool, matcher.blockSize, (block) => {
    firms += block.length;
    matcher.match(
      block.map((firm) => firm.facts),
      today,
      (i, { yes, no }) => {
        const count = counts[i];
        const clause = clauses[i];
        if (!count || !clause) return;
        count.matched += countBits(yes);
        count.refused += countBits(no);
        eachBit(yes, (place) => {
          const amount = amountOf(clause.benefit, block[place]?.facts ?? {}, facts, today);
          if ("fen" in amount) count.costFen += amount.fen;
          else count.withoutAmount++;
        });
      },
    );
  });
  return {
    ...{ faults, firms },
    clauses: counts.map((count, i) => ({
      ...{ title: clauses[i]?.title ?? "", ...count },
      unknown: firms - count.matched - count.refused,
    })),
  };
}
