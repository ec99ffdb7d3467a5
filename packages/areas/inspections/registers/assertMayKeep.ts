import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { InspectionRegister } from "./inspectionRegisters.ts";

const holds = (actor: Actor, ...roles: string[]): boolean =>
  actor.kind === "staff" && actor.posts.some(({ role }) => roles.includes(role));

/** Throws Refusal unless the actor belongs to those who work on inspections: no supervisor, no mere administrator. */
export function assertMayRead(actor: Actor): void {
  if (holds(actor, "officer", "head", "coordinator", "leader", "agent", "dispatcher")) return;
  throw new Refusal("notAllowed", t("您的岗位不参与双随机检查", "Your post has no part in inspections"));
}

/** Throws Refusal unless the actor may draw, publish and merge: the coordinator of the whole city. */
export function assertMayDraw(actor: Actor): void {
  const whole = actor.posts.some(({ role, division }) => role === "coordinator" && !division);
  if (actor.kind === "staff" && whole) return;
  throw new Refusal(
    "notAllowed",
    t("只有“五型”办可以公布计划、组织抽取", "Only the coordinator publishes the plan and has it drawn"),
  );
}

/**
 * Whether the actor may keep rows of this register for a unit: the coordinator all of them; the head of a unit its items,
 * officers and tasks; its officers, too, its recusals. Objects are the city's, so the coordinator's alone.
 */
export function mayKeep(actor: Actor, register: InspectionRegister, unit: string | null): boolean {
  if (actor.kind !== "staff") return false;
  return actor.posts.some((post) => {
    if (post.role === "coordinator") return !post.division;
    if (register === "objects" || unit === null) return false;
    if (post.role === "head") return post.unit === unit || (post.below?.includes(unit) ?? false);
    return register === "recusals" && post.role === "officer" && post.unit === unit;
  });
}
