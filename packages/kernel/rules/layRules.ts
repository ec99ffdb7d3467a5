import type { RuleRow } from "./RuleRow.ts";

/**
 * The rows shipped with the program and those of the city's own register, as one table. From the day on which the
 * register first speaks of a key, the register alone says what holds for it: what was shipped ends on that day, and what
 * was shipped for later days is left out. Rows of earlier days stay, so that a clock finds the row it began with.
 */
export function layRules(shipped: readonly RuleRow[], own: readonly RuleRow[]): readonly RuleRow[] {
  const first = new Map<string, string>();
  for (const { key, from } of own) {
    const known = first.get(key);
    if (known === undefined || from < known) first.set(key, from);
  }
  const base = shipped.flatMap((row) => {
    const day = first.get(row.key);
    if (day === undefined || (row.until !== undefined && row.until <= day)) return [row];
    return row.from < day ? [{ ...row, until: day }] : [];
  });
  return [...base, ...own];
}
