import { findTopic } from "@wuxing/areas/hotline";
import { scopeOf } from "@wuxing/kernel/access";
import type { Actor } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { City } from "@wuxing/platform/city";
import { share } from "./MonthFigures.ts";
import { type MeasureKey, measures } from "./measures.ts";
import { monthOf } from "./months.ts";
import { rateDefinitions, standingKeys } from "./rateDefinitions.ts";
import { type RateRow, ratesOf, type Slice } from "./ratesOf.ts";

/** What is asked for: a month, quarter or year, this month where none is named, and what the rows are. */
export interface RatesAsked {
  readonly period?: string | undefined;
  readonly by: Slice;
}

export type RateView = Awaited<ReturnType<typeof rateView>>;

/** The three rates of a period with what each is divided by; every number names the list that it counts. */
export async function rateView(platform: Platform, actor: Actor, query: RatesAsked) {
  const now = platform.casework.now();
  const { by } = query;
  const of = query.period ?? monthOf(now);
  const rows = await ratesOf(platform.readAs(actor), scopeOf(actor), of, by);
  return {
    ...{ period: of, by, countedAt: now },
    rates: rateDefinitions.map(({ key, name, formula }) => ({ key, name, formula })),
    rows: rows.map((row) => rowView(platform.city, row, of, by)),
  };
}

/** The address of the list of requests that a number on the page counts. */
export const requestsList = (query: Record<string, string>): string =>
  `/desk/cases?${new URLSearchParams({ type: "hotline.request", ...query })}`;

function rowView(city: City, { code, received, counts }: RateRow, of: string, by: Slice) {
  const slice = code === null ? {} : { [by === "month" ? "period" : by]: code };
  const narrowed: Record<string, string> = { period: of, ...slice };
  const list = (measure: MeasureKey) => ({
    title: measures[measure].title,
    count: counts[measure] ?? 0,
    href: requestsList({ ...narrowed, measure }),
  });
  return {
    code,
    name: code === null ? t("全部", "All") : nameOf(city, by, code),
    received: { count: received, href: requestsList(narrowed) },
    rates: rateDefinitions.map(({ key, met, unmet }) => {
      const [yes, no] = [list(met), list(unmet)];
      return { key, value: share(yes.count, yes.count + no.count), met: yes, unmet: no };
    }),
    standings: standingKeys.map(list),
  };
}

const layers: Record<string, Text> = {
  city: t("市级部门", "City departments"),
  county: t("县区", "Counties"),
  township: t("乡镇（街道）", "Townships"),
};

function nameOf(city: City, by: Slice, code: string): Text {
  if (by === "unit") return city.unit(code).name;
  if (by === "division") return city.division(code).name;
  return (by === "layer" ? layers[code] : findTopic(code)?.name) ?? t(code, code);
}
