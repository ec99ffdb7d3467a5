import { commandId } from "@wuxing/platform/casework";
import type { City } from "@wuxing/platform/city";
import type { Stratum } from "../bodies.ts";

export interface SamplePlace {
  readonly id: string;
  readonly stratum: Stratum;
  readonly name: string;
  readonly address: string;
  readonly unit: string;
  readonly division: string;
}

/** Places of the demo city: a window of each department, and in each county a park, a community and villages. */
export function samplePlaces(city: City): readonly SamplePlace[] {
  const place = (stratum: Stratum, name: string, address: string, unit: string, division: string): SamplePlace => ({
    id: commandId("demo place", name),
    ...{ stratum, name, address, unit, division },
  });
  const offices = city.units
    .filter(({ layer, code }) => layer === "city" && /^px-[a-z]+$/u.test(code))
    .slice(0, 20)
    .map(({ code, shortName, division }) =>
      place("office", `${shortName.zh}服务窗口`, "市政务服务大厅", code, division),
    );
  const counties = city.divisions.filter(({ level }) => level === "county");
  const unitOf = (division: string): string =>
    city.units.find(({ code }) => code === `px-${division}`)?.code ?? "px-zfb";
  const inCounties = counties.flatMap(({ code, name }) => {
    const towns = city.divisions.filter(({ level, parent }) => level === "township" && parent === code).slice(0, 2);
    return [
      place("firm", `${name.zh}产业园企业服务点`, `${name.zh}产业园`, unitOf(code), code),
      ...towns.map((town) => place("community", `${town.name.zh}便民服务中心`, town.name.zh, unitOf(code), code)),
      ...towns.map((town) => place("village", `${town.name.zh}村级便民服务点`, town.name.zh, unitOf(code), code)),
    ];
  });
  return [...offices, ...inCounties];
}
