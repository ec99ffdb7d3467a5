import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";

const readers = new Set(["officer", "head", "coordinator", "leader"]);

/** Policies, claims and firms' files are for those who decide on them, and for who watches over them. Throws Refusal. */
export function assertMayRead({ posts }: Actor): void {
  if (posts.some(({ role }) => readers.has(role))) return;
  throw new Refusal(
    "notAllowed",
    t(
      "惠企政策由承办人、单位负责人、五型办和领导查看",
      "Policies are for officers, heads, the coordinator and leaders",
    ),
  );
}

/** Files are filled and searches begun by those who work with them; leaders read. Throws Refusal. */
export function assertMayEnter({ posts }: Actor): void {
  if (posts.some(({ role }) => readers.has(role) && role !== "leader")) return;
  throw new Refusal(
    "notAllowed",
    t("由承办人、单位负责人或五型办办理，领导只查看", "This is for officers, heads and the coordinator; leaders read"),
  );
}

/** The units in which an actor works on cases. */
export const unitsOf = ({ posts }: Actor): readonly string[] => [
  ...new Set(posts.filter(({ role }) => role === "officer" || role === "head").map(({ unit }) => unit)),
];

/** Throws Refusal unless the actor is an officer or the head of this unit. */
export function assertOf(actor: Actor, unit: string): void {
  if (unitsOf(actor).includes(unit)) return;
  throw new Refusal(
    "notAllowed",
    t("只能由这个单位的承办人或负责人办理", "Only an officer or the head of that unit may do this"),
  );
}

/** Whose claims an actor may read: the coordinator and leaders every unit's (undefined), others those of their own. */
export const claimsOf = (actor: Actor): readonly string[] | undefined =>
  actor.posts.some(({ role }) => role === "coordinator" || role === "leader") ? undefined : unitsOf(actor);
