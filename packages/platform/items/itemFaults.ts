import { parseItemCode } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import { findCertificateType } from "./certificateTypes.ts";
import type { Item } from "./Item.ts";
import { type ItemFault, type ItemUnit, itemFault } from "./ItemFault.ts";
import type { ItemLimit } from "./itemParts.ts";
import { moreFields } from "./moreFields.ts";
import { preReviewFaults } from "./preReviewFaults.ts";
import { promiseRiskWords, risksOf } from "./promiseRisks.ts";

/**
 * What no schema can say of an item: every rule that must hold between its parts. Pure; an empty list says that it may be
 * published. `unit`: the unit named by it, null where the register has none.
 */
export const itemFaults = (item: Item, unit?: ItemUnit | null): readonly ItemFault[] => [
  ...codeFaults(item),
  ...unitFaults(item, unit),
  ...timeFaults(item),
  ...preReviewFaults(item, unit),
  ...promiseFaults(item),
  ...materialFaults(item),
  ...questionFaults(item),
  ...moreFaults(item),
  ...refundFaults(item),
];

/** What is given back is said once for each ending, and of a fee. */
function refundFaults({ fee, refunds = [] }: Item): ItemFault[] {
  const faults = refunds.flatMap(({ ending }, at) =>
    refunds.findIndex((one) => one.ending === ending) < at
      ? [
          itemFault(
            "refundTwice",
            `refunds.${at}.ending`,
            "这种情形已经写过一行",
            "There is a row for this ending already",
          ),
        ]
      : [],
  );
  if (refunds.length === 0 || (fee && fee.amount > 0)) return faults;
  return [
    ...faults,
    itemFault("refundOfNothing", "refunds", "不收费的事项不用写退费", "What is free of charge gives nothing back"),
  ];
}

function codeFaults({ code, baseCode, level, kind }: Item): ItemFault[] {
  const parsed = parseItemCode(code);
  if (!parsed.ok) return [{ name: "codeUnreadable", field: "code", reason: parsed.reason }];
  const parts = parsed.value.parts;
  if (!parts) return [];
  const faults: ItemFault[] = [];
  if (parts.level !== level)
    faults.push(
      itemFault(
        "codeLevel",
        "level",
        "行使层级与实施编码第 19 位不一致",
        "The level is not that of the item code, character 19",
      ),
    );
  if (parts.base.code !== baseCode)
    faults.push(
      itemFault(
        "codeBase",
        "baseCode",
        "基本编码与实施编码后 12 位不一致",
        "The base code is not the last 12 of the item code",
      ),
    );
  if (parts.base.parts && parts.base.parts.kind !== kind)
    faults.push(
      itemFault(
        "codeKind",
        "kind",
        "事项类型与基本编码第 3、4 位不一致",
        "The kind is not that of the base code, digits 3 and 4",
      ),
    );
  return faults;
}

function unitFaults(
  { code: itemCode, division, jointUnits, office, unit: code }: Item,
  unit?: ItemUnit | null,
): ItemFault[] {
  const faults: ItemFault[] = [];
  // An office within the unit has a code of its own.
  if (unit?.uscc && !office && !itemCode.startsWith(unit.uscc))
    faults.push(
      itemFault(
        "codeUnit",
        "code",
        "实施编码前 18 位不是实施主体的统一社会信用代码",
        "The item code does not begin with the unit's unified social credit code",
      ),
    );
  if (unit === null)
    faults.push(
      itemFault("unitUnknown", "unit", "单位登记里没有这个实施主体", "The register of units has no such unit"),
    );
  if (unit && !division.startsWith(unit.division.replace(/(00)+$/u, "")))
    faults.push(
      itemFault("unitDivision", "division", "区划不在实施主体的辖区内", "The division is outside the unit's area"),
    );
  if (jointUnits.includes(code))
    faults.push(
      itemFault(
        "jointItself",
        "jointUnits",
        "联办单位里不用再写实施主体",
        "The unit itself is not one of its joint units",
      ),
    );
  return faults;
}

/** The most calendar days that a limit takes in weeks without holidays: weekends are counted as if they came first. */
const longest = ({ amount, unit }: ItemLimit): number =>
  unit === "calendarDay" ? amount : amount + 2 * Math.ceil(amount / 5);

/** Whether a promise can be longer than the law's limit; where the kinds of day differ, in an ordinary week. */
export const isLonger = (promised: ItemLimit, legal: ItemLimit): boolean =>
  promised.unit === "workingDay" && legal.unit === "calendarDay"
    ? longest(promised) > legal.amount
    : promised.amount > legal.amount;

function timeFaults({ handling, legal, promised, specials, renewable, issues }: Item): ItemFault[] {
  const faults: ItemFault[] = [];
  if (promised && legal && isLonger(promised, legal))
    faults.push(
      itemFault(
        "promisedLonger",
        "promised",
        "承诺时限不能长于法定时限；工作日与自然日比较时按含周末计算",
        "The promised time may not be longer than the legal one; working days count with their weekends",
      ),
    );
  if (handling === "2" && !promised)
    faults.push(
      itemFault("promiseMissing", "promised", "承诺件要写承诺时限", "What is promised needs a promised time"),
    );
  if (handling === "1" && ((promised?.amount ?? 0) > 0 || specials.length > 0))
    faults.push(
      itemFault(
        "atOnceWaits",
        "handling",
        "即办件当场办结：承诺时限为 0，不设特别程序",
        "What is decided at once has a promised time of 0 and no special steps",
      ),
    );
  if (renewable && !issues)
    faults.push(
      itemFault(
        "renewsNothing",
        "renewable",
        "可延续的事项要写明核发哪种证照",
        "What can be renewed must say which certificate it issues",
      ),
    );
  if (issues && !findCertificateType(issues))
    faults.push(
      itemFault(
        "issuesUnknown",
        "issues",
        `没有“${issues}”这种证照类型`,
        `There is no type of certificate “${issues}”`,
      ),
    );
  return faults;
}

/** Kinds in which nobody applies. */
const excluded: ReadonlySet<string> = new Set(["02", "03", "04", "06", "09"]);

function promiseFaults(item: Item): ItemFault[] {
  if (!item.promisable) return [];
  const faults: ItemFault[] = [];
  if (excluded.has(item.kind))
    faults.push(
      itemFault(
        "promiseExcluded",
        "promisable",
        "处罚、强制、征收、检查、裁决不适用告知承诺",
        "A written promise is not open to penalties, enforcement, levies, checks and rulings",
      ),
    );
  const risks = risksOf(item).map((risk) => promiseRiskWords[risk]);
  if (risks.length > 0) {
    const [zh, en] = [risks.map((one) => one.zh).join("；"), risks.map((one) => one.en).join("; ")];
    faults.push(
      itemFault(
        "promiseRisk",
        "promisable",
        `直接涉及${zh}，不适用告知承诺（国办发〔2020〕42号）`,
        `It directly touches ${en}: a written promise is not open to it (国办发〔2020〕42号)`,
      ),
    );
  }
  return faults;
}

function materialFaults({ materials, promisable }: Item): ItemFault[] {
  const seen = new Set<string>();
  return materials.flatMap((one, index) => {
    const at = `materials.${index}`;
    const faults: ItemFault[] = [];
    const named = (name: string, field: string, zh: string, en: string) =>
      faults.push(itemFault(name, `${at}.${field}`, `材料“${one.name.zh}”${zh}`, `Material “${one.name.en}” ${en}`));
    if (seen.has(one.key)) named("keyTwice", "key", "的代号重复", "has a key that another has");
    seen.add(one.key);
    if (one.source === "shared" && one.required)
      named(
        "askedThoughShared",
        "source",
        "能由政府共享取得，不能要求群众提交（国令716号 §7）",
        "is had by sharing and may not be asked for (State Council Decree 716 §7)",
      );
    if (one.certificateType && !findCertificateType(one.certificateType))
      named(
        "certificateUnknown",
        "certificateType",
        "写的证照类型不存在",
        "names a type of certificate that does not exist",
      );
    if (one.promise && !promisable)
      named(
        "promiseClosed",
        "promise",
        "写了可承诺，但本事项不适用告知承诺",
        "may be promised, but the item is not open to promises",
      );
    if (!one.required && !one.when)
      named(
        "whenMissing",
        "when",
        "不是必要材料，要写明什么情形下才要",
        "is not always required: say in which case it is",
      );
    return faults;
  });
}

function questionFaults({ questions }: Item): ItemFault[] {
  const seen = new Set<string>();
  return questions.flatMap((one, index) => {
    const at = `questions.${index}`;
    const faults: ItemFault[] = [];
    const named = (name: string, field: string, zh: string, en: string) =>
      faults.push(itemFault(name, `${at}.${field}`, `问题“${one.label.zh}”${zh}`, `Question “${one.label.en}” ${en}`));
    if (seen.has(one.key)) named("keyTwice", "key", "的代号重复", "has a key that another has");
    seen.add(one.key);
    if ((one.type === "choice") !== Boolean(one.options?.length))
      named("choiceOptions", "options", "是选择题才写选项，而且必须写", "has options if and only if it is a choice");
    return faults;
  });
}

function moreFaults({ more }: Item): ItemFault[] {
  return Object.entries(more).flatMap(([name, value]) => {
    if (!Object.hasOwn(moreFields, name))
      return [
        itemFault("moreUnknown", `more.${name}`, `标准里没有“${name}”这一项`, `The standard has no field “${name}”`),
      ];
    const type = moreFields[name] ?? "text";
    if (fits(value, type)) return [];
    const asked = typeof type === "string" ? typeWords[type] : t(type.join("、"), type.join(", "));
    return [itemFault("moreType", `more.${name}`, `“${name}”应填：${asked?.zh}`, `“${name}” takes: ${asked?.en}`)];
  });
}

const typeWords: Readonly<Record<string, Text>> = {
  text: t("文字", "a text"),
  yesNo: t("是或否", "是 or 否"),
  number: t("整数", "a whole number"),
  day: t("日期，如 2026-12-01", "a day such as 2026-12-01"),
};

function fits(value: string, type: (typeof moreFields)[string]): boolean {
  if (typeof type !== "string") return type.includes(value);
  if (type === "yesNo") return value === "是" || value === "否";
  if (type === "number") return /^\d{1,9}$/.test(value);
  return type !== "day" || /^\d{4}-\d{2}-\d{2}$/.test(value);
}
