import type { Actor, Case, PostRole } from "@wuxing/kernel/procedure";

const seesAll: ReadonlySet<PostRole> = new Set(["agent", "dispatcher", "coordinator", "leader", "administrator"]);

/** The units whose cases a member of the staff may see; "all" for those who work for the whole city. */
export function unitsSeen(actor: Actor): "all" | readonly string[] {
  if (actor.kind !== "staff") return [];
  if (actor.posts.some((post) => seesAll.has(post.role))) return "all";
  return [...new Set(actor.posts.map((post) => post.unit))];
}

/** Whether an actor may see a case of his own accord: his unit's, or one he has shown to be his. */
export function maySee(actor: Actor, c: Pick<Case, "id" | "unit">): boolean {
  if (actor.proven?.includes(c.id)) return true;
  const units = unitsSeen(actor);
  return units === "all" || (c.unit !== null && units.includes(c.unit));
}
