import { formatItemCode, usccCheck } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import { type Item, type ItemLimit, itemKinds, lifeEvents, type Question } from "@wuxing/platform/items";
import {
  countyFirst,
  decidedWith,
  fees,
  ownConditions,
  ownSpecials,
  promisableKinds,
  renewableKinds,
} from "./details.ts";
import { firmKinds } from "./firmKinds.ts";
import { materialsOf } from "./materialSets.ts";
import { personKinds } from "./personKinds.ts";
import {
  firmQuestions,
  foundingQuestions,
  ownQuestions,
  personQuestions,
  questionsByMaterial,
} from "./questionSets.ts";

/** A row of the table of kinds, taken apart. */
interface Kind {
  readonly unit: string;
  readonly name: string;
  readonly en: string;
  readonly kind: string;
  readonly audience: readonly string[];
  readonly promised: string;
  readonly legal: string;
  readonly issues: string;
  readonly basis: string;
  readonly papers: string;
  readonly layers: string;
  readonly events: readonly string[];
  readonly synonyms: readonly string[];
  readonly baseCode: string;
}

/** Two digits for each department, as base codes have them. */
const departments: Readonly<Record<string, string>> = {
  ...{ fgw: "04", jyj: "05", kjj: "06", gxj: "07", gaj: "09", jjzd: "09", mzj: "11", sfj: "12", rsj: "14", zrj: "15" },
  ...{ hbj: "16", zjj: "17", jtj: "18", slj: "19", nyj: "20", swj: "21", wlj: "22", wjw: "23", tyj: "24", yjj: "25" },
  ...{ swju: "30", scj: "31", xfj: "32", ybj: "36", cgj: "37", gjj: "38", cl: "45", lyj: "64", swgs: "71", gdgs: "72" },
  rqgs: "73",
};
/** Codes that a public guide shows are the nation's; the others are made by the same scheme, under the province. */
const nationalCodes: Readonly<Record<string, string>> = { 食品经营许可: "000131024000" };

const list = (cell: string): string[] => (cell === "" ? [] : cell.split(/[ ,]/u));

export const kinds: readonly Kind[] = (() => {
  const counted = new Map<string, number>();
  return [...firmKinds, ...personKinds].map((row): Kind => {
    const [unit = "", name = "", en = "", kind = "", audience = "", promised = "", legal = "", issues = "", ...rest] =
      row.split("|");
    const [basis = "", papers = "", layers = "", events = "", synonyms = ""] = rest;
    const department = departments[unit] ?? "99";
    const serial = (counted.get(department + kind) ?? 0) + 1;
    counted.set(department + kind, serial);
    return {
      ...{ unit, name, en, kind, promised, legal, issues, papers, layers },
      ...{ audience: list(audience), events: list(events), synonyms: list(synonyms) },
      basis: basis.replace(/^(.*) (\d+)$/u, "《$1》第$2条"),
      baseCode: nationalCodes[name] ?? `36${kind}${department}${String(serial + 500)}000`,
    };
  });
})();

/** The base code of a kind by its Chinese name; throws where the table has none of this name. */
export function baseCodeOf(name: string): string {
  const found = kinds.find((one) => one.name === name);
  if (!found) throw new Error(`no kind of item is called ${name}`);
  return found.baseCode;
}

const limitUnits = { w: "workingDay", d: "calendarDay" } as const;

/** `20w`: working days, `30d`: calendar days, `3m`: months of thirty days; `-`: the law sets none. */
function limitOf(said: string, basis: string): ItemLimit | undefined {
  if (said === "-") return undefined;
  const amount = Number.parseInt(said, 10);
  if (said.endsWith("m"))
    return {
      ...{ amount: amount * 30, unit: "calendarDay", basis },
      note: t(`法律写为 ${amount} 个月`, `The law says ${amount} months`),
    };
  return { amount, unit: limitUnits[said.endsWith("d") ? "d" : "w"], basis };
}

interface Place {
  readonly division: string;
  readonly unit: string;
  readonly uscc: string;
  readonly level: "3" | "4";
  readonly name: Text;
  readonly office?: Text;
}

/** A code of invented subjects, plainly made: its nine characters begin with MB9. */
function inventedUscc(division: string, serial: number): string {
  const first17 = `11${division}MB9${String(serial).padStart(6, "0")}`;
  return first17 + usccCheck(first17);
}

function placesOf(city: City, kind: Kind): Place[] {
  const serial = Object.keys(departments).indexOf(kind.unit) + 1;
  const own = city.units.find(({ code }) => code === `px-${kind.unit}`);
  if (!own) return [];
  const [root] = city.divisions;
  const counties = city.divisions.filter(({ level }) => level === "county");
  const short = own.shortName ?? own.name;
  return [
    ...(kind.layers.includes("C") && root
      ? [
          {
            division: root.code,
            unit: own.code,
            uscc: inventedUscc(root.code, serial),
            level: "3",
            name: root.name,
          } as const,
        ]
      : []),
    ...(kind.layers.includes("X") ? counties : []).map(
      ({ code, name }): Place => ({
        ...{ division: code, unit: `px-${code}`, uscc: inventedUscc(code, serial), level: "4", name },
        office: t(short.zh.replace(/^市/u, name.zh), `${short.en} of ${name.en}`),
      }),
    ),
  ];
}

/** Every item of the demo city and its counties, as it stands today. */
export const sampleItems = (city: City): Item[] =>
  kinds.flatMap((kind) => placesOf(city, kind).map((place) => itemOf(kind, place)));

function itemOf(kind: Kind, place: Place): Item {
  const promised = limitOf(kind.promised, "本部门服务承诺");
  const promisable = promisableKinds.has(kind.name);
  const { name, basis, issues } = kind;
  const fee = fees[name];
  return {
    code: formatItemCode(place.uscc, place.level, kind.baseCode),
    ...{
      baseCode: kind.baseCode,
      name: t(name, kind.en),
      level: place.level,
      unit: place.unit,
      division: place.division,
    },
    kind: itemKinds.find((one) => one === kind.kind) ?? "20",
    audience: kind.audience as Item["audience"],
    handling: kind.promised === "0" ? "1" : "2",
    ...optional("legal", limitOf(kind.legal, kind.legal === "20w" ? "《行政许可法》第42条" : lawOf(basis))),
    ...optional("promised", promised),
    ...{ jointUnits: jointOf(name, place), ...firstOf(name, place), renewable: renewableKinds.has(name), promisable },
    specials: ownSpecials[name] ?? [],
    materials: materialsOf(kind.papers, { name, basis, issues, promisable }),
    questions: questionsOf(kind),
    ...optional("fee", fee),
    delivery: issues ? ["counter", "post", "certificate"] : ["counter", "post"],
    ...optional("issues", issues || undefined),
    visits: kind.papers.includes("E") || kind.papers.includes("Y") ? 1 : 0,
    conditions: [...(ownConditions[name] ?? defaultConditions(kind))],
    legalBasis: [basis],
    synonyms: [...kind.synonyms],
    ...optional("office", place.office),
    places: [placeOf(place.name)],
    lifeEvents: lifeEvents.filter((one) => kind.events.includes(one)),
    remedies: {
      review: t(`${place.name.zh}人民政府`, `Government of ${place.name.en}`),
      court: t("有管辖权的人民法院", "The people's court that has jurisdiction"),
    },
    more: moreOf(kind, issues),
  };
}

/** A county's departments stand in no register yet. */
const jointOf = (name: string, { level }: Place): string[] => (level === "3" ? [...(decidedWith[name] ?? [])] : []);

/** Of the city's items of some kinds the counties look first. */
const firstOf = (name: string, { level }: Place): Pick<Item, "preReview" | "preReviewBy"> =>
  level === "3" && countyFirst.has(name) ? { preReview: true, preReviewBy: "county" } : { preReview: false };

const optional = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };

function questionsOf({ name, audience, papers, issues }: Kind): Question[] {
  const founding = issues === "LICENCE" && name.includes("设立");
  const ofFirm = founding ? foundingQuestions : firmQuestions;
  const asked = [
    ...(audience[0] === "1" ? personQuestions : ofFirm),
    ...papers.split(" ").flatMap((letter) => questionsByMaterial[letter] ?? []),
    ...(ownQuestions[name] ?? []),
  ];
  return asked.filter(({ key }, index) => asked.findIndex((one) => one.key === key) === index);
}

const defaultConditions = ({ audience, basis }: Kind): Text[] => [
  audience[0] === "1"
    ? t("本人或其监护人、受委托人申请", "The person, a guardian or an authorised person applies")
    : t("依法登记的企业或其他组织", "A firm or organisation that is lawfully registered"),
  t(`符合${basis}规定的条件`, `The conditions of ${basis} are met`),
];

const placeOf = (name: Text): NonNullable<Item["places"]>[number] => ({
  name: t(`${name.zh}政务服务中心综合窗口`, `Service centre of ${name.en}, general counter`),
  address: `${name.zh}政务服务中心一楼（地址待核）`,
  hours: t("工作日 9:00–12:00，13:30–17:00", "Working days 9:00–12:00 and 13:30–17:00"),
  phone: "12345",
});

const moreOf = ({ kind, promised, layers }: Kind, issues: string): Record<string, string> => ({
  ...{ 实施主体性质: "法定机关", 权力来源: "法定本级行使", 办理形式: "窗口办理、网上办理" },
  ...{ 通办范围: layers === "C" ? "全市" : "全县", 网办深度: promised === "0" ? "全程网办" : "互联网受理" },
  ...{ 是否进驻大厅: "是", 是否支持预约办理: "是", 是否支持物流快递: "是", 是否有数量限制: "否" },
  审批结果类型: issues ? "证照" : kind === "20" ? "无" : "批文",
  ...{ 咨询方式: "12345", 监督投诉方式: "12345" },
});

/** The law alone: its article that founds the matter is seldom the one that sets its time. */
const lawOf = (basis: string): string => basis.replace(/第\d+条$/u, "");
