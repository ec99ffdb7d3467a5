import type { Fact, FirmFile } from "@wuxing/kernel/policies";

/** What becomes of facts that are told of a firm beside those that are known. */
export interface MergedFacts {
  readonly file: FirmFile;
  /** Written into the file. */
  readonly newer: Readonly<Record<string, Fact>>;
  /** Of an earlier day than what is known: kept in the file's history, and nowhere else. */
  readonly older: Readonly<Record<string, Fact>>;
}

/**
 * Each fact has its day, and the file says what is known of the latest: a table that came late does not undo a newer one. Of
 * the same day the one that comes last corrects the other. What is told again as it stands is neither. Pure.
 */
export function mergeFacts(known: FirmFile, told: FirmFile): MergedFacts {
  const newer: Record<string, Fact> = {};
  const older: Record<string, Fact> = {};
  for (const [code, fact] of Object.entries(told)) {
    const before = known[code];
    if (!fact || (before && sameFact(before, fact))) continue;
    if (before && before.day > fact.day) older[code] = fact;
    else newer[code] = fact;
  }
  return { file: { ...known, ...newer }, newer, older };
}

const sameFact = (a: Fact, b: Fact): boolean => a.value === b.value && a.day === b.day && a.source === b.source;
