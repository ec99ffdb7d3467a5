import type { Day } from "@wuxing/kernel/calendar";
import type { Duty } from "@wuxing/kernel/duties";
import { topics } from "../topics.ts";

/** Where the dispatch table begins: what the program proposed before there was a table. */
const source = "程序自带的分类 / the program's own topics";

/**
 * The first rows of a city's dispatch table: for each topic the unit of the whole city, and for topics of county duty the
 * government of each county (`px-` and its code), from the day on which there are both. `sinceOf` gives the first day of a unit
 * that the city has; rows of others are left out, with all of their topic where that is the city's own.
 */
export function firstDuties(
  places: readonly { readonly code: string; readonly level: string }[],
  sinceOf: (code: string) => Day | undefined,
): Duty[] {
  const city = places.find(({ level }) => level === "city");
  const counties = places.filter(({ level }) => level === "county");
  if (!city) return [];
  return topics.flatMap(({ code: topic, first }) => {
    const begun = sinceOf(first.unit);
    if (begun === undefined) return [];
    const row = (place: string, unit: string): Duty[] => {
      const since = sinceOf(unit);
      if (since === undefined) return [];
      const both = [since, begun].sort().at(-1) ?? since;
      return [{ topic, place, unit, since: both, until: null, joint: null, source }];
    };
    const local = first.countyDuty ? counties : [];
    return [...row(city.code, first.unit), ...local.flatMap(({ code }) => row(code, `px-${code}`))];
  });
}
