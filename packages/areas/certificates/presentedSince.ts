import { addDays, type Day, dayOf } from "@wuxing/kernel/calendar";
import { term } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";

/** The first day whose presentations may prove an application today. */
export function presentedSince({ casework }: Pick<Platform, "casework">): Day {
  const today = dayOf(casework.now());
  return addDays(today, -term(casework.almanac.rules.get("certificates.presented", today)).amount);
}
