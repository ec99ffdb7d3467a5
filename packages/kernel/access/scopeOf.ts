import type { Actor, Post, PostRole } from "@wuxing/kernel/procedure";

/** Which cases somebody may read of his own accord. A case is within it by any of these. */
export interface Scope {
  /** Every case of the city. */
  readonly everything: boolean;
  /** Codes of the divisions whose cases are within it, those of their townships too. */
  readonly divisions: readonly string[];
  /** Units whose cases are within it. */
  readonly units: readonly string[];
  /** Cases that somebody has shown to be his own; their child cases are within it too. */
  readonly cases: readonly number[];
  /** Whether it holds the cases that every member of the staff may read. */
  readonly staff: boolean;
}

/** Posts that serve the whole city, or the whole of their county or township. An administrator keeps the registers and reads no cases. */
const serving: ReadonlySet<PostRole> = new Set(["agent", "dispatcher", "coordinator", "leader"]);
const inUnit: ReadonlySet<PostRole> = new Set(["officer", "head"]);

export const wholeCity: Scope = { everything: true, divisions: [], units: [], cases: [], staff: true };
const nothing: Scope = { everything: false, divisions: [], units: [], cases: [], staff: false };

/**
 * What an actor may read. The one place that says so: lists, counts, search, figures, files, the API and the database's
 * own policies all go by it.
 */
export function scopeOf(actor: Actor): Scope {
  const visits = actor.kind === "staff" && actor.posts.some((post) => post.role === "supervisor");
  const proven = actor.kind === "citizen" || visits ? (actor.proven ?? []) : [];
  const through = actor.kind === "staff" || (actor.kind === "client" && actor.scopes?.includes("requests:read"));
  if (!through) return { ...nothing, cases: proven };
  const wide = actor.posts.filter((post) => serving.has(post.role));
  const narrow = actor.posts.filter((post) => inUnit.has(post.role));
  return {
    everything: wide.some((post) => !post.division),
    divisions: distinct(wide.flatMap((post) => post.division ?? [])),
    units: distinct([...narrow.flatMap(unitsOf), ...wide.map((post) => post.unit)]),
    cases: proven,
    staff: wide.length + narrow.length > 0,
  };
}

const unitsOf = (post: Post): string[] => [post.unit, ...(post.role === "head" ? (post.below ?? []) : [])];
const distinct = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
