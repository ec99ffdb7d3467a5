import type { Actor, Post } from "./Actor.ts";
import type { Case } from "./Case.ts";

/** The units for which somebody answers by his posts: their own, and of a head those below his. */
export const lineOf = (posts: readonly Post[]): string[] => [
  ...new Set(posts.flatMap(({ unit, role, below = [] }) => (role === "head" ? [unit, ...below] : [unit]))),
];

/**
 * Whether the reporter's identity is kept from this actor (北京条例 §8–9, 个人信息保护法 §6): he holds a post in a unit that
 * it is sealed from (the unit complained about), or he is the head of a unit above it. The latter learns who reported only
 * where the dispatcher has given the case to his own line, for he then has to handle the complaint.
 */
export function isSealedFrom(actor: Actor, c: Pick<Case, "sealedFrom" | "unit">): boolean {
  const { sealedFrom = [], unit } = c;
  if (sealedFrom.length === 0) return false;
  if (actor.posts.some((post) => sealedFrom.includes(post.unit))) return true;
  const line = lineOf(actor.posts);
  return sealedFrom.some((one) => line.includes(one)) && !(unit !== null && line.includes(unit));
}
