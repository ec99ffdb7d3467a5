import { type Text, t } from "@wuxing/kernel/text";
import { cityUnitParents, cityUnitRows, notDepartments } from "./cityUnits.ts";
import { counties, type Division, findDivision, townships } from "./divisions.ts";

/** A unit of the test city that can be responsible for something. */
export interface Unit {
  /** Short and stable: `px-…`; governments of counties and townships are `px-` and their division code. */
  readonly code: string;
  readonly name: Text;
  /** As notices print it. */
  readonly shortName: Text;
  /** Other names it is written by, without the full and the short name. */
  readonly aliases: readonly string[];
  readonly layer: "city" | "county" | "township";
  readonly division: string;
  readonly parent?: string;
}

/** A name in a notice that stands for several units. */
export interface UnitGroup {
  readonly name: Text;
  readonly aliases: readonly string[];
  readonly units: readonly string[];
  /** True for “相关部门”: it names nobody in particular, so `units` is only what to choose from. */
  readonly open: boolean;
}

const cityUnits = cityUnitRows.map(
  ([code, name, english, shortName, shortEnglish, aliases]): Unit => ({
    code,
    name: t(name, english),
    shortName: t(shortName, shortEnglish),
    aliases: aliases?.split(" ") ?? [],
    layer: "city",
    division: "360300",
    ...(cityUnitParents[code] && { parent: cityUnitParents[code] }),
  }),
);

const countyUnits = counties.map(
  ({ code, name }): Unit => ({
    code: `px-${code}`,
    name: t(`萍乡市${name.zh}人民政府`, `Government of ${name.en}`),
    shortName: t(`${name.zh}人民政府`, name.en),
    aliases: [name.zh, `${name.zh}政府`],
    layer: "county",
    division: code,
  }),
);

const townshipUnits = townships.map((division): Unit => {
  const { code, name, parent = "" } = division;
  const office = officeName(division);
  return {
    code: `px-${code}`,
    name: t(`${findDivision(parent)?.name.zh}${office}`, `${name.en}, ${findDivision(parent)?.name.en}`),
    shortName: t(office, name.en),
    aliases: [...new Set([name.zh, `${name.zh}政府`, `${name.zh}办`])].filter((alias) => alias !== office),
    layer: "township",
    division: code,
    parent: `px-${parent}`,
  };
});

function officeName({ name: { zh } }: Division): string {
  if (zh.endsWith("街道")) return `${zh}办事处`;
  return zh.endsWith("场") ? zh : `${zh}人民政府`;
}

/** Every unit of the test city: 48 of the city, five county governments, 58 of townships. */
export const units: readonly Unit[] = [...cityUnits, ...countyUnits, ...townshipUnits];

const byCode = new Map(units.map((unit) => [unit.code, unit]));

/** The unit with this code, or undefined. */
export const findUnit = (code: string): Unit | undefined => byCode.get(code);

const codes = (list: readonly Unit[]) => list.map((unit) => unit.code);
const departments = codes(cityUnits).filter((code) => !notDepartments.includes(code));

/** The collective names that notices of the city use. */
export const unitGroups: readonly UnitGroup[] = [
  {
    name: t("各县区人民政府", "Every county and district government"),
    aliases: ["各县区政府", "各县区", "各县市区人民政府", "各县市区", "各区县人民政府", "各县人民政府", "县区人民政府"],
    units: codes(countyUnits),
    open: false,
  },
  {
    name: t("市政府各部门", "Every department of the city government"),
    aliases: ["市直各部门", "市直各单位", "市政府各部门各单位", "各部门", "市各部门"],
    units: departments,
    open: false,
  },
  {
    name: t("市政府相关部门", "The city departments concerned"),
    aliases: ["市政府有关部门", "市直相关部门", "市直有关部门", "市直有关单位", "市有关部门", "相关部门", "有关部门"],
    units: departments,
    open: true,
  },
  {
    name: t("各乡镇人民政府", "Every township government"),
    aliases: ["各乡镇街道", "各乡镇", "各乡镇街道办事处", "各乡镇人民政府街道办事处"],
    units: codes(townshipUnits),
    open: false,
  },
];
