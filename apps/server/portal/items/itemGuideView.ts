import { refundLines } from "@wuxing/areas/applications";
import {
  audienceWords,
  bundlesOf,
  deliveryWords,
  findVersion,
  handlingWords,
  kindWords,
  levelWords,
  versionsOf,
} from "@wuxing/areas/items";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import {
  findCertificateType,
  type Item,
  isPromisable,
  itemSchema,
  type Material,
  preReviewUnits,
} from "@wuxing/platform/items";
import type { ItemMaterial, ItemTime, ItemView } from "../../../web/portal/views.ts";
import { hallsOf } from "./hallsOf.ts";
import { limitWords } from "./itemWords.ts";

const sources: Readonly<Record<Material["source"], Text>> = {
  applicant: t("您自己准备", "You prepare it"),
  government: t("政府部门核发", "An agency issues it"),
  intermediary: t("中介或检测机构出具", "An intermediary makes it"),
  shared: t("政府内部取得", "The government has it"),
};
const join = (words: readonly Text[]): Text =>
  t(words.map(({ zh }) => zh).join("、"), words.map(({ en }) => en).join(", "));
const certificateName = (code: string): Text => findCertificateType(code)?.name ?? t(code, code);

/** The guide of an item in the version of a day's force, or the one asked for. Throws Refusal where there is none. */
export async function itemGuideView(
  platform: Platform,
  code: string,
  asked: string | undefined,
  has: (route: string) => boolean,
): Promise<ItemView> {
  const { pool, casework } = platform;
  const today = dayOf(casework.now());
  const versions = await versionsOf(pool, code);
  const present = versions.find(({ from, until }) => from <= today && (until === null || until > today));
  const wanted = asked ? versions.find(({ version }) => String(version) === asked) : (present ?? versions[0]);
  const shown = wanted && (await findVersion(pool, code, wanted.version));
  if (!shown) throw notFound();
  const item = itemSchema.parse(shown.item);
  const isPresent = shown.version === present?.version;
  const halls = isPresent && has("/appointments/:place") ? await hallsOf(platform, item) : [];
  const bundles = (await bundlesOf(pool)).filter(({ bases }) => bases.includes(item.baseCode));
  return {
    ...{ code, name: item.name, facts: factsOf(platform, item), times: timesOf(item) },
    ...{ materials: item.materials.map(materialOf), conditions: item.conditions, fee: feeOf(item) },
    halls,
    places: (item.places ?? []).map(({ phone = null, ...place }) => ({ ...place, phone })),
    ...{ legalBasis: item.legalBasis, remedies: item.remedies ?? null },
    more: Object.entries(item.more).map(([name, value]) => ({ name, value })),
    versions: versions.map(({ version, from, until }) => ({
      ...{ version, from, until, href: `/items/${code}?version=${version}` },
      shown: version === shown.version,
    })),
    caution: isPresent ? null : cautionOf(shown.from > today, present !== undefined),
    newest: isPresent || !present ? null : `/items/${code}`,
    apply: isPresent && has("/apply/:code") ? `/apply/${code}` : null,
    book: halls.some(({ own }) => own) ? `/appointments?item=${code}` : null,
    ...{ print: `/items/${code}/print`, qr: null },
    bundles: bundles.map(({ code: bundle, name }) => ({ href: `/bundles/${bundle}`, label: name })),
  };
}

function cautionOf(coming: boolean, replaced: boolean): Text {
  if (coming) return t("这一版还没有施行。", "This version does not hold yet.");
  return replaced
    ? t("这是旧版本，只对当时受理的办件有效。", "This is an older version; it holds for cases of its time.")
    : t("这个事项已经停办。", "This item has ended.");
}

function factsOf({ city }: Platform, item: Item): ItemView["facts"] {
  const fact = (zh: string, en: string, words: Text) => ({ label: t(zh, en), words });
  const { handling, audience, visits, issues, jointUnits, preReview } = item;
  return [
    fact("谁来办", "Decided by", item.office ?? city.unit(item.unit).name),
    ...(jointUnits.length
      ? [fact("联合办理", "Together with", join(jointUnits.map((unit) => city.unit(unit).name)))]
      : []),
    ...(preReview ? [fact("谁先审查", "Looked at first by", firstWords(city, item))] : []),
    fact("在哪里适用", "For", city.division(item.division).name),
    fact("给谁办", "Open to", join(audience.map((one) => audienceWords[one] ?? t(one, one)))),
    fact("事项类型", "Kind", kindWords[item.kind] ?? t(item.kind, item.kind)),
    fact("行使层级", "Level", levelWords[item.level] ?? t(item.level, item.level)),
    fact("办件类型", "Handling", handlingWords[handling] ?? t(handling, handling)),
    fact("到现场次数", "Visits", visits === 0 ? t("不用跑", "None") : t(`${visits} 次`, String(visits))),
    fact("结果怎么给", "Result", join(item.delivery.map((one) => deliveryWords[one] ?? t(one, one)))),
    ...(issues ? [fact("办成发什么证", "Certificate", certificateName(issues))] : []),
    ...(isPromisable(item)
      ? [fact("告知承诺", "Written promise", t("可以：签承诺书代替部分材料", "Open: a promise replaces some papers"))]
      : []),
    ...(item.renewable
      ? [
          fact(
            "延续",
            "Renewal",
            t(
              "到期 30 日前申请；到期没有答复视为准予（行政许可法第50条）",
              "Apply 30 days before it expires; no answer by then renews it (Licensing Law §50)",
            ),
          ),
        ]
      : []),
  ];
}

/** Who takes it in and passes it up: one unit, or that of the place where the matter is. */
function firstWords(city: Platform["city"], item: Item): Text {
  const units = preReviewUnits(item, city);
  const who = units.length > 1 ? placeWords[item.preReviewBy ?? ""] : units[0]?.shortName;
  const { zh, en } = who ?? t("下级机关", "the lower level");
  return t(
    `${zh}，审查后连同全部材料报上来，不用再交一次`,
    `${en}; it passes it up with all materials, which are not asked for again`,
  );
}
const placeWords: Readonly<Record<string, Text>> = {
  county: t("事情所在县区的政府", "The government of the county where it is"),
  township: t("事情所在乡镇、街道", "The township where it is"),
};

function timesOf({ legal, promised, specials, handling }: Item): ItemTime[] {
  return [
    ...(promised || handling === "1"
      ? [
          {
            label: t("承诺时限", "Promised"),
            words: promised
              ? withNote(limitWords(promised), promised.note)
              : limitWords({ amount: 0, unit: "workingDay", basis: "" }),
            basis: promised?.basis ?? "",
          },
        ]
      : []),
    legal
      ? { label: t("法定时限", "By law"), words: withNote(limitWords(legal), legal.note), basis: legal.basis }
      : { label: t("法定时限", "By law"), words: t("法律没有规定", "The law sets none"), basis: "" },
    ...specials.map(({ name, days, unit, basis }) => ({
      label: t(`${name.zh}（不计入）`, `${name.en} (not counted)`),
      words: t(
        `最长 ${limitWords({ amount: days, unit, basis }).zh}`,
        `at most ${limitWords({ amount: days, unit, basis }).en}`,
      ),
      basis,
    })),
  ];
}

const withNote = (words: Text, note: Text | undefined): Text =>
  note ? t(`${words.zh}（${note.zh}）`, `${words.en} (${note.en})`) : words;

const materialOf = (one: Material): ItemMaterial => ({
  ...{ name: one.name, when: one.when ?? null, source: sources[one.source], copies: one.copies, basis: one.basis },
  provenBy: one.certificateType ? certificateName(one.certificateType) : null,
  ...{ shared: one.source === "shared", promise: one.promise ?? false },
});

function feeOf(item: Item): ItemView["fee"] {
  const { fee } = item;
  if (!fee) return { words: t("不收费", "Free of charge"), basis: null, refunds: [] };
  const yuan = (fee.amount / 100).toFixed(2).replace(/\.00$/u, "");
  return { words: t(`${yuan} 元`, `${yuan} yuan`), basis: fee.basis, refunds: refundLines(item) };
}
