import type { Clause } from "@wuxing/kernel/policies";

/** A clause of a policy that was entered: it has a number. */
export type NumberedClause = Clause & { readonly number: number };

/**
 * The clauses with the numbers by which they are known in all versions of a policy: the one that the text gives, else that of
 * the clause of the same name in a version before (the newest first), else the next that no version has had. So a clause
 * that is called otherwise stays the same, and whoever had it does not have it again. Pure.
 */
export function numberClauses(
  clauses: readonly Clause[],
  before: readonly (readonly NumberedClause[])[],
): readonly NumberedClause[] {
  const taken = new Set(clauses.flatMap(({ number }) => number ?? []));
  const had = before.flat();
  let last = Math.max(0, ...taken, ...had.map(({ number }) => number));
  return clauses.map((clause) => {
    const same = had.find(({ title, number }) => title === clause.title && !taken.has(number))?.number;
    const number = clause.number ?? same ?? ++last;
    taken.add(number);
    return { ...clause, number };
  });
}
