import { dayOf } from "@wuxing/kernel/calendar";
import {
  amountOf,
  type Clause,
  compileMatcher,
  countBits,
  eachBit,
  type PolicyFault,
  parseClauses,
} from "@wuxing/kernel/policies";
import type { Platform } from "@wuxing/platform/area";
import { facts } from "./facts.ts";
import { eachFirmBlock } from "./firmFiles.ts";
import { type GainsAndLosses, gatherChanges } from "./gainsAndLosses.ts";

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

export interface Trial {
  readonly faults: readonly PolicyFault[];
  readonly firms: number;
  readonly clauses: readonly ClauseTrial[];
  /** Whom it gives more, and whom less, than the version that it is held against; null where it is held against none. */
  readonly changes: GainsAndLosses | null;
}

/** Tries clauses in the readable form against every firm's file; or says what cannot be read in them. */
export async function tryClauses(
  { pool, casework }: Platform,
  text: string,
  against: readonly Clause[] | null = null,
): Promise<Trial> {
  const { clauses, faults } = parseClauses(text, facts);
  if (faults.length > 0) return { faults, firms: 0, clauses: [], changes: null };
  const today = dayOf(casework.now());
  const both = [...clauses, ...(against ?? [])];
  const matcher = compileMatcher(
    facts,
    both.map(({ condition }) => condition),
  );
  const counts = clauses.map(({ title }) => ({ title, matched: 0, refused: 0, costFen: 0, withoutAmount: 0 }));
  const changes = gatherChanges();
  let firms = 0;
  await eachFirmBlock(pool, matcher.blockSize, (block) => {
    firms += block.length;
    const [before, after] = [new Float64Array(block.length), new Float64Array(block.length)];
    matcher.match(
      block.map((firm) => firm.facts),
      today,
      (i, { yes, no }) => {
        const [clause, count, worth] = [both[i], counts[i], i < clauses.length ? after : before];
        if (!clause) return;
        if (count) count.matched += countBits(yes);
        if (count) count.refused += countBits(no);
        eachBit(yes, (place) => {
          const amount = amountOf(clause.benefit, block[place]?.facts ?? {}, facts, today);
          if (!("fen" in amount)) {
            if (count) count.withoutAmount++;
            return;
          }
          if (count) count.costFen += amount.fen;
          worth[place] = (worth[place] ?? 0) + amount.fen;
        });
      },
    );
    if (against)
      for (const [place, { uscc, name }] of block.entries())
        changes.add({ uscc, name, beforeFen: before[place] ?? 0, afterFen: after[place] ?? 0 });
  });
  return {
    ...{ faults, firms, changes: against && changes.all() },
    clauses: counts.map((count) => ({ ...count, unknown: firms - count.matched - count.refused })),
  };
}
