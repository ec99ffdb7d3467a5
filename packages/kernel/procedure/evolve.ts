import type { Case, Entry } from "./Case.ts";

/**
 * The case after an entry. Needs no procedure: the entry says all. Folding the entries of a case in order gives its
 * row, which is what the nightly replay compares. Throws if the entry does not follow on the case.
 */
export function evolve(c: Case | null, entry: Entry): Case {
  if (c === null) {
    if (!entry.opening || entry.seq !== 1) throw new Error(`case ${entry.caseId} does not begin with its opening`);
    const sealedFrom = [...new Set([...(entry.head.sealedFrom ?? []), ...(entry.opening.sealedFrom ?? [])])];
    return {
      id: entry.caseId,
      number: entry.opening.number,
      type: entry.type,
      state: entry.to,
      title: entry.head.title ?? "",
      unit: entry.head.unit ?? null,
      division: entry.head.division ?? null,
      parentId: entry.opening.parentId,
      openedAt: entry.at,
      closedAt: entry.final ? entry.at : null,
      clock: entry.clock,
      clocks: entry.clocks,
      data: entry.changes,
      ...(sealedFrom.length > 0 ? { sealedFrom } : {}),
      version: 1,
    };
  }
  if (entry.caseId !== c.id || entry.seq !== c.version + 1)
    throw new Error(`entry ${entry.caseId}/${entry.seq} does not follow case ${c.id}/${c.version}`);
  return {
    ...c,
    ...entry.head,
    state: entry.to,
    closedAt: entry.final ? (c.closedAt ?? entry.at) : null,
    clock: entry.clock,
    clocks: entry.clocks,
    data: { ...c.data, ...entry.changes },
    version: entry.seq,
  };
}

/** The case that a history adds up to. Throws on an empty history. */
export function replay(entries: readonly Entry[]): Case {
  let c: Case | null = null;
  for (const entry of entries) c = evolve(c, entry);
  if (!c) throw new Error("a case has at least its opening");
  return c;
}
