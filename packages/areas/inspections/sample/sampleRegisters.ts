import { usccCheck } from "@wuxing/kernel/identifiers";
import { counties, type Random, townships } from "@wuxing/platform/testing/city";
import type { ObjectKind } from "../objectKinds.ts";
import type { InspectedObject, Officer } from "../registers/inspectionRegisters.ts";
import type { RiskClass } from "../riskClasses.ts";
import { sampleItems } from "./sampleItems.ts";

const first = [..."安源湘东莲花上栗芦溪楚萍昭龙武功秋收罗霄鹅湖凤凰金鳌横丹江玉湖翠屏"];
const second = [..."兴盛和顺达康宁福瑞祥隆昌泰嘉诚信益民通源丰茂华新联"];

/** What firms of each kind call themselves. */
const suffixes: Readonly<Record<ObjectKind, readonly string[]>> = {
  catering: ["餐饮店", "小吃店", "餐饮管理有限公司", "酒楼"],
  food: ["食品有限公司", "粮油店", "副食批发部"],
  drugs: ["大药房", "医药有限公司", "医疗器械经营部"],
  medical: ["诊所", "口腔门诊部", "医院"],
  construction: ["建设工程有限公司", "置业有限公司", "装饰工程有限公司"],
  industry: ["机械制造有限公司", "工业陶瓷有限公司", "材料科技有限公司", "化工有限公司"],
  transport: ["物流有限公司", "运输有限公司", "汽车维修厂"],
  education: ["培训学校", "艺术培训中心", "幼儿园"],
  culture: ["网络会所", "文化传媒有限公司", "旅行社"],
  agriculture: ["农资经营部", "种养专业合作社", "苗木基地"],
  labour: ["人力资源有限公司", "劳务服务有限公司"],
  commerce: ["商贸有限公司", "健身有限公司", "烟花爆竹零售店", "房产经纪有限公司"],
};
const kinds = Object.keys(suffixes) as ObjectKind[];

/** Shares of the risk classes as a city published them (rules.md §6: 丹东). */
const riskMix: readonly (readonly [RiskClass, number])[] = [
  ["A", 65.4],
  ["B", 25.3],
  ["C", 7.7],
  ["D", 1.5],
];

/** Invented firms, spread over the kinds and townships, with the mix of risk classes. */
export function sampleObjects(random: Random, count: number): InspectedObject[] {
  const codes = new Set<string>();
  return Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length] ?? "commerce";
    const town = random.pick(townships);
    const county = town.parent ?? counties[0]?.code ?? "";
    const name = `萍乡市${random.pick(first)}${random.pick(first)}${random.pick(second)}${random.pick(second)}${random.pick(suffixes[kind])}`;
    return {
      ...{ id: newCode(random, county, codes), name, division: town.code, kind },
      risk: random.weighted(riskMix),
      ...{ since: "2020-01-01", until: null },
    };
  });
}

/** A unified social credit code that fits its check character and was not given yet. */
function newCode(random: Random, county: string, given: Set<string>): string {
  for (;;) {
    const subject = Array.from({ length: 9 }, () => random.pick([..."0123456789ABCDEFGHJKLMNPQRTUWXY"])).join("");
    const body = `9${random.pick(["1", "2", "3"])}${county}${subject}`;
    const code = body + usccCheck(body);
    if (given.has(code)) continue;
    given.add(code);
    return code;
  }
}

const surnames = [..."秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"];
const givens = ["守正", "明察", "勤勉", "持衡", "致公", "秉直", "思齐", "知行", "务实", "清和"];

/** Six officers of each department of the item list, in an order of their own; every name is invented. */
export function sampleOfficers(random: Random): Officer[] {
  const units = [...new Set(sampleItems.map(({ unit }) => unit))];
  return units.flatMap((unit, u) =>
    Array.from({ length: 6 }, (_, i): Officer => {
      const serial = `${String(u + 1).padStart(2, "0")}${String(i + 1).padStart(4, "0")}`;
      return {
        id: `${unit.slice(3).toUpperCase()}-${String(i + 1).padStart(2, "0")}`,
        unit,
        name: `${random.pick(surnames)}${random.pick(givens)}`,
        certificate: `360326${serial}`,
        qualifications: [],
        areas: [],
        ...{ since: "2020-01-01", until: null },
      };
    }),
  );
}
