import type { Actor } from "./Actor.ts";
import type { Case } from "./Case.ts";

/**
 * Whether the reporter's identity is kept from this actor: he holds a post in a unit that it is sealed from (the unit
 * complained about; 北京条例 §8–9, 个人信息保护法 §6). A unit above that one handles the complaint and is not meant.
 */
export const isSealedFrom = (actor: Actor, c: Pick<Case, "sealedFrom">): boolean =>
  actor.posts.some((post) => c.sealedFrom?.includes(post.unit));
