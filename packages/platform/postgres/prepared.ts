import { createHash } from "node:crypto";
import type { QueryConfig } from "pg";

const names = new Map<string, string>();
const atMost = 500;

/** A statement that is planned once a session, whatever the database reckons (`platform/access/ScopedQuery`). */
export interface PlannedOnce extends QueryConfig {
  readonly plannedOnce: true;
}

/**
 * A query that each connection parses once. It is planned once too where the database takes a plan for all values to be as
 * good as one for these. For statements of few shapes that run often; not for full-text search.
 */
export function prepared(text: string, values: readonly unknown[]): QueryConfig {
  let name = names.get(text);
  if (name === undefined) {
    name = createHash("sha256").update(text).digest("base64url").slice(0, 22);
    if (names.size >= atMost) names.clear();
    names.set(text, name);
  }
  return { name, text, values: [...values] };
}

/**
 * A query of which one plan is right for all values: a list by the index in whose order it stands. Left to itself the
 * database planned such a list under policies anew every time, which took it four times as long as the list.
 */
export const plannedOnce = (text: string, values: readonly unknown[]): PlannedOnce => ({
  ...prepared(text, values),
  plannedOnce: true,
});
