import { commandId } from "@wuxing/platform/casework";
import type { ObjectKind } from "../objectKinds.ts";
import type { Task } from "../registers/inspectionRegisters.ts";
import { sampleItems } from "./sampleItems.ts";

type Row = readonly [months: string, unit: string, partners: string, kind: ObjectKind, name: string];

/** The plan of the demo city by its periods: tasks of one period are drawn and merged together. */
// biome-ignore format: a table reads best with one task a line
const rows: readonly Row[] = [
  ["03-02 04-30", "px-scj", "px-wjw", "catering", "餐饮服务单位食品安全联合抽查"],
  ["03-02 04-30", "px-xfj", "", "catering", "餐饮场所消防安全抽查"],
  ["03-16 04-30", "px-cgj", "", "catering", "餐厨垃圾和油烟抽查"],
  ["03-02 04-30", "px-yjj", "px-hbj", "industry", "工业企业安全生产和污染防治联合抽查"],
  ["05-06 06-30", "px-zjj", "px-rsj px-slj px-zrj px-cgj", "construction", "建筑施工领域联合抽查"],
  ["05-06 06-30", "px-jtj", "px-gaj px-swj", "transport", "道路运输企业联合抽查"],
  ["05-18 06-30", "px-wjw", "px-hbj", "medical", "医疗机构依法执业联合抽查"],
  ["05-06 06-30", "px-ybj", "", "medical", "定点医疗机构医保基金使用抽查"],
  ["07-06 08-31", "px-wlj", "px-gaj", "culture", "文化娱乐场所联合抽查"],
  ["07-06 08-31", "px-nyj", "px-lyj px-slj px-zrj", "agriculture", "农资和种养主体联合抽查"],
  ["07-20 08-31", "px-ybj", "px-tjj", "drugs", "定点零售药店联合抽查"],
  ["07-06 08-31", "px-jyj", "px-xfj px-wlj", "education", "校外培训机构联合抽查"],
  ["09-07 11-10", "px-scj", "px-nyj px-tjj", "food", "食品生产销售单位联合抽查"],
  ["09-07 11-10", "px-swj", "px-swju px-yjj px-zjj", "commerce", "商贸领域联合抽查"],
  ["09-14 11-10", "px-rsj", "px-swju px-jyj", "labour", "人力资源和用工单位联合抽查"],
  ["09-07 11-10", "px-lyj", "px-jtj", "industry", "木材加工和货运源头联合抽查"],
];

const shares = { key: { A: 3, B: 10, C: 20, D: 100 }, general: { A: 1, B: 5, C: 10, D: 50 } };

/** The tasks of a year. An item is checked by its department; a task checks those of its departments for its kind of object. */
export const sampleTasks = (year: number): readonly Task[] =>
  rows.map(([months, unit, partners, kind, name], i) => {
    const [from = "", until = ""] = months.split(" ");
    const units = [unit, ...partners.split(" ").filter(Boolean)];
    const items = sampleItems.filter((item) => item.object_kind === kind && units.includes(item.unit));
    return {
      ...{ id: commandId("inspection task", year, i), year, name, unit, partners: units.slice(1) },
      items: items.map(({ code }) => code),
      ...{ object_kind: kind, division: null, basis: "random" as const },
      shares: items.some((item) => item.class === "key") ? shares.key : shares.general,
      ...{ level: "city" as const, method: "现场检查" },
      ...{ from_day: `${year}-${from}`, until_day: `${year}-${until}` },
    };
  });
