import type { City, Division } from "@wuxing/platform/city";

/**
 * The smallest division that an address names in full (a town's name without 镇 may be a common word: 路口). Where a
 * county is named too, a town must lie in it. Undefined where the address names none.
 */
export function recogniseDivision(city: Pick<City, "divisions">, address: string): string | undefined {
  const named = city.divisions.filter((division) => names(division).some((name) => address.includes(name)));
  const counties = named.filter((division) => division.level === "county");
  const inCounty = (town: Division): boolean => counties.length === 0 || counties.some((c) => c.code === town.parent);
  const towns = named.filter((division) => division.level === "township" && inCounty(division));
  const longest = [...towns].sort((a, b) => b.name.zh.length - a.name.zh.length)[0];
  return (longest ?? counties[0])?.code;
}

const names = ({ name }: Division): string[] => [name.zh, name.en];

/** Whether a code is one of the city's divisions. */
export const isDivision = (city: Pick<City, "divisions">, code: string): boolean =>
  city.divisions.some((division) => division.code === code);
