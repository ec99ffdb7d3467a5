import {
  channels,
  mendingProcedure,
  type RatingCut,
  type RatingFilter,
  type RatingSums,
  type RatingWords,
  ratingAlarms,
  ratingCuts,
  ratingSums,
  ratingWords,
  windowNames,
} from "@wuxing/areas/ratings";
import { wholeCity } from "@wuxing/kernel/access";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { monthsOf } from "@wuxing/platform/worklists";
import type { PublishedWords, RatingSlice, RatingsView } from "../../web/portal/views.ts";
import { askedMonth, remembering, shiftMonth } from "../figures/index.ts";
import { levelName, topicName } from "./caseRow.ts";
import { addressOf, pageCount } from "./paging.ts";

interface Asked extends RatingFilter {
  readonly by: RatingCut;
}

const size = 20;
const cutNames: Readonly<Record<RatingCut, Text>> = {
  unit: t("按单位", "By unit"),
  item: t("按事项", "By matter"),
  channel: t("按渠道", "By channel"),
};
const none: RatingSums = {
  ...{ code: null, real: 0, good: 0, silent: 0, excluded: 0, appealed: 0, invited: 0, answered: 0 },
};
const noUnit = t("还没有承办单位", "No unit yet");

/** Makes the public page of ratings; what was counted is remembered for up to a minute. */
export function ratingPages(platform: Platform): (asked: Asked, page: number) => Promise<RatingsView> {
  const { pool, casework } = platform;
  const counted = remembering(({ by, ...filter }: Asked) => ratingSums(pool, filter, by));
  const words = remembering((filter: RatingFilter, number: number) => ratingWords(pool, filter, { size, number }));
  const alarms = remembering((period: string) => {
    const span = { ...monthsOf(period), now: casework.now(), scope: wholeCity };
    return ratingAlarms(pool, casework.almanac.rules, span);
  });
  return async (asked, page) => {
    const { by, ...filter } = asked;
    const [sums, found, strange] = await Promise.all([
      counted({ ...asked, tone: "" }),
      words(filter, page),
      alarms(asked.period),
    ]);
    const nameOf = await names(platform, sums, found.rows);
    const [whole = none, ...rows] = sums;
    return {
      period: periodName(asked.period),
      totals: whole,
      cuts: ratingCuts.map((cut) => ({
        name: cutNames[cut],
        href: addressOf("/ratings", { ...asked, by: cut }),
        current: cut === by,
      })),
      rows: rows.map(
        (sum): RatingSlice => ({
          name: nameOf(by, sum.code),
          href: by === "unit" && sum.code ? addressOf("/ratings", { ...asked, by: "item", unit: sum.code }) : null,
          counts: sum,
        }),
      ),
      alarms: strange
        .filter(({ unit }) => !asked.unit || unit === asked.unit)
        .map(({ unit, reason }) => ({ unit: unit === null ? null : platform.city.unit(unit).name, reason })),
      words: found.rows.map((one) => wordsView(platform, one, nameOf)),
      wordsTotal: found.total,
      ...{ page, pages: pageCount(found.total, size), path: addressOf("/ratings", { ...asked }) },
      filters: { ...asked },
      options: options(platform),
      countedAt: casework.now(),
    };
  };
}

/** A month, quarter or year in words. */
function periodName(period: string): Text {
  const [year = "", part] = period.split("-");
  if (!part) return t(`${year}年`, year);
  return part.startsWith("Q")
    ? t(`${year}年第${part.slice(1)}季度`, `${year} ${part}`)
    : t(`${year}年${Number(part)}月`, period);
}

type NameOf = (by: RatingCut, code: string | null) => Text;

/** What slices are called: windows by the register, topics by the hotline's list. */
async function names(platform: Platform, sums: readonly RatingSums[], words: readonly RatingWords[]): Promise<NameOf> {
  const codes = [...sums.map(({ code }) => code), ...words.map(({ item }) => item)];
  const windows = await windowNames(
    platform,
    codes.flatMap((code) => (code?.startsWith("window:") ? [code.slice(7)] : [])),
  );
  return (by, code) => {
    if (code === null) return noUnit;
    if (by === "unit") return platform.city.unit(code).name;
    if (by === "channel") return channels[code as keyof typeof channels] ?? t(code, code);
    const [kind, of = ""] = code.split(":");
    if (kind !== "window") return topicName(of);
    return t(`窗口 ${windows.get(of) ?? ""} ${of}`, `Window ${of} ${windows.get(of) ?? ""}`);
  };
}

function wordsView(platform: Platform, words: RatingWords, nameOf: NameOf): PublishedWords {
  const { at, code, channel, unit, item, comment, reply, mending } = words;
  const state = mending === null ? undefined : mendingProcedure.states[mending];
  return {
    ...{ at, comment, reply, level: levelName(code), good: code <= 3, channel: channels[channel] },
    unit: unit === null ? null : platform.city.unit(unit).name,
    about: nameOf("item", item),
    mending: state?.title ?? null,
  };
}

function options({ city, casework }: Platform): RatingsView["options"] {
  const present = askedMonth(undefined, casework.now());
  const months = Array.from({ length: 13 }, (_, i) => shiftMonth(present, -i));
  const quarters = [
    ...new Set(months.map((month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`)),
  ];
  return {
    period: [...months, ...quarters, present.slice(0, 4)].map((value) => ({ value, label: periodName(value) })),
    unit: city.units.map(({ code, shortName }) => ({ value: code, label: shortName })),
    kind: [
      { value: "request", label: t("12345 诉求", "12345 requests") },
      { value: "window", label: t("窗口服务", "Services at windows") },
    ],
    tone: [
      { value: "good", label: t("好评", "Good ones") },
      { value: "bad", label: t("差评", "Bad ones") },
    ],
  };
}
