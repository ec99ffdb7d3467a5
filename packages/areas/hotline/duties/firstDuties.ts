import type { Duty } from "@wuxing/kernel/duties";
import { topics } from "../topics.ts";

/** Where the dispatch table begins: what the program proposed before there was a table. */
const source = "程序自带的分类 / the program's own topics";

/**
 * The first rows of a city's dispatch table: for each topic the unit of the whole city, and for topics of county duty the
 * government of each county (`px-` and its code). Rows whose unit the city does not have are left out, with all of their topic
 * where that is the city's own.
 */
export function firstDuties(
  places: readonly { readonly code: string; readonly level: string }[],
  hasUnit: (code: string) => boolean,
): Duty[] {
  const city = places.find(({ level }) => level === "city");
  const counties = places.filter(({ level }) => level === "county");
  if (!city) return [];
  return topics
    .filter(({ first }) => hasUnit(first.unit))
    .flatMap(({ code, first }) => {
      const row = (place: string, unit: string): Duty => ({
        ...{ topic: code, place, unit, since: "2019-01-01", until: null, joint: null, source },
      });
      const local = first.countyDuty ? counties.filter((county) => hasUnit(`px-${county.code}`)) : [];
      return [row(city.code, first.unit), ...local.map((county) => row(county.code, `px-${county.code}`))];
    });
}
