import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";

/** The units in whose name somebody of the staff issues and uses certificates. */
export const unitsOf = ({ posts }: Actor): readonly string[] => [
  ...new Set(
    posts
      .filter(({ role }) => role === "officer" || role === "head")
      .flatMap(({ unit, below = [] }) => [unit, ...below]),
  ),
];

/** The unit named, or the only one; throws Refusal where he works for no such unit. */
export function unitOf(actor: Actor, named?: string): string {
  const units = unitsOf(actor);
  const unit = named ?? units[0];
  if (unit !== undefined && units.includes(unit)) return unit;
  throw new Refusal(
    "notAllowed",
    t(
      "只有本单位的承办人和负责人可以颁发、使用证照",
      "Certificates are issued and used by a unit's own officers and head",
    ),
  );
}
