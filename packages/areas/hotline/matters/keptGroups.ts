import type { Pool } from "pg";

/** Ids of requests that belong together. */
type Groups = readonly (readonly number[])[];

/** Milliseconds for which a grouping is good, and of how many readers' scopes one is kept. */
const [goodFor, mostKept] = [60_000, 100];

interface Kept {
  readonly at: number;
  readonly groups: Promise<Groups>;
}
const keptOf = new WeakMap<Pool, Map<string, Kept>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * What `find` found for a scope within the last minute. Asked by several at once it looks once, and for one scope after
 * another: a morning on which everybody opens the page costs one processor a while, not every request its second.
 */
export function keptGroups(pool: Pool, scope: string, find: () => Promise<Groups>): Promise<Groups> {
  const kept = keptOf.get(pool) ?? new Map<string, Kept>();
  keptOf.set(pool, kept);
  const before = kept.get(scope);
  if (before && performance.now() - before.at < goodFor) return before.groups;
  const groups = last.then(find);
  last = groups.catch(() => undefined);
  kept.delete(scope);
  kept.set(scope, { at: performance.now(), groups });
  for (const [oldest] of kept) if (kept.size > mostKept) kept.delete(oldest);
  groups.catch(() => kept.get(scope)?.groups === groups && kept.delete(scope));
  return groups;
}
