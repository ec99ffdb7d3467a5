import {
  type Clause,
  contradictions,
  factCatalogue,
  type PolicyFault,
  parseClauses,
  printBenefit,
  printCondition,
  printContradiction,
} from "@wuxing/kernel/policies";
import type { Text } from "@wuxing/kernel/text";
import { computed, type Ref, shallowRef } from "vue";
import { today } from "../administration/today.ts";
import { ask, tell } from "../api/ask.ts";
import { asFailure, type Failure } from "../api/Failure.ts";
import type { Catalogue, TrialAnswer } from "./contract.ts";

/** What was typed, read while it is typed: each clause in words, or where it cannot be read. */
export interface ReadText {
  readonly faults: readonly PolicyFault[];
  readonly clauses: readonly (Pick<Clause, "number" | "title"> & {
    readonly condition: Text;
    readonly benefit: Text;
    /** What in its condition cannot be together, in words. */
    readonly never: readonly Text[];
  })[];
}

/**
 * Clauses in the readable form: read here as the server reads them, and tried there on every firm's file; `against`: a
 * version to whose place they come.
 */
export function useClauses(text: Ref<string>, against?: string) {
  const catalogue = shallowRef<ReturnType<typeof factCatalogue> | null>(null);
  const trial = shallowRef<TrialAnswer | null>(null);
  const failure = shallowRef<Failure | null>(null);
  const trying = shallowRef(false);
  void ask<Catalogue>("/api/policies/facts").then(
    ({ facts }) => {
      catalogue.value = factCatalogue(facts);
    },
    (thrown) => {
      failure.value = asFailure(thrown);
    },
  );
  const read = computed((): ReadText | null => {
    const known = catalogue.value;
    // Nobody is told what is wrong before anything was written.
    if (!known || /^(?:\s|条款|条件|兑现|[：:])*$/u.test(text.value)) return null;
    const { clauses, faults } = parseClauses(text.value, known);
    const day = today();
    const views = clauses.map(({ number, title, condition, benefit }) => ({
      ...{ number, title },
      condition: printCondition(condition, known),
      benefit: printBenefit(benefit, known),
      never: contradictions(condition, known, day).map((one) => printContradiction(one, known, day)),
    }));
    return { faults, clauses: views };
  });
  async function tryIt(): Promise<void> {
    if (trying.value) return;
    trying.value = true;
    failure.value = null;
    try {
      trial.value = await tell<TrialAnswer>("/api/policies/trial", { text: text.value, against });
    } catch (thrown) {
      failure.value = asFailure(thrown);
    } finally {
      trying.value = false;
    }
  }
  return { catalogue, read, trial, failure, trying, tryIt };
}
