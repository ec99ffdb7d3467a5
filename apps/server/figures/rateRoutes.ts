import { findTopic } from "@wuxing/areas/hotline";
import { ratingAlarms } from "@wuxing/areas/ratings";
import { scopeOf } from "@wuxing/kernel/access";
import type { Actor } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { City } from "@wuxing/platform/city";
import { type Http, staffOf } from "@wuxing/platform/http";
import { monthsOf, periodPattern } from "@wuxing/platform/worklists";
import { z } from "zod";
import { share } from "./MonthFigures.ts";
import { type MeasureKey, measures } from "./measures.ts";
import { monthOf } from "./months.ts";
import { rateDefinitions, standingKeys } from "./rateDefinitions.ts";
import { type RateRow, ratesOf, type Slice, slices } from "./ratesOf.ts";
import { ratesWorkbook } from "./ratesWorkbook.ts";

const period = z.string().regex(periodPattern, {
  error: "期间应写成 2026-11、2026-Q4 或 2026 | A period is written as 2026-11, 2026-Q4 or 2026",
});
const asked = z.object({ period: period.optional(), by: z.enum(slices).default("unit") });

/** The three rates by unit, layer, topic or district and by any period, and the alarms at ratings that cannot be so. */
export function rateRoutes(http: Http, platform: Platform): void {
  http.get("/api/figures/rates", { schema: { querystring: asked } }, (request) =>
    rateView(platform, staffOf(request), request.query),
  );
  http.get("/api/figures/rates.xlsx", { schema: { querystring: asked } }, async (request, reply) => {
    const view = await rateView(platform, staffOf(request), request.query);
    const name = encodeURIComponent(`三率 ${view.period}.xlsx`);
    return reply
      .type("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      .header("content-disposition", `attachment; filename*=UTF-8''${name}`)
      .send(await ratesWorkbook(view));
  });
  http.get("/api/figures/alarms", { schema: { querystring: asked.pick({ period: true }) } }, async (request) => {
    const actor = staffOf(request);
    const now = platform.casework.now();
    const of = request.query.period ?? monthOf(now);
    const alarms = await ratingAlarms(platform.readAs(actor), platform.casework.almanac.rules, {
      ...monthsOf(of),
      now,
      scope: scopeOf(actor),
    });
    return {
      period: of,
      alarms: alarms.map(({ unit, ...alarm }) => ({
        ...alarm,
        unit: unit === null ? null : platform.city.unit(unit),
        href: ratedList(alarm.cases, { period: of, ...(unit ? { unit } : {}) }),
      })),
    };
  });
}

export type RateView = Awaited<ReturnType<typeof rateView>>;

async function rateView(platform: Platform, actor: Actor, query: z.output<typeof asked>) {
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

/** The cases behind an alarm: requests that were rated, or, where it is about windows, what was rated there. */
const ratedList = ([first = ""]: readonly string[], narrowed: Record<string, string>): string =>
  first.startsWith("CK-")
    ? `/desk/cases?${new URLSearchParams({ type: "ratings.counter", list: "closed", ...narrowed })}`
    : path({ ...narrowed, measure: "rated" });

const path = (query: Record<string, string>): string =>
  `/desk/cases?${new URLSearchParams({ type: "hotline.request", ...query })}`;

function rowView(city: City, { code, received, counts }: RateRow, of: string, by: Slice) {
  const slice = code === null ? {} : { [by === "month" ? "period" : by]: code };
  const narrowed: Record<string, string> = { period: of, ...slice };
  const list = (measure: MeasureKey) => ({
    title: measures[measure].title,
    count: counts[measure] ?? 0,
    href: path({ ...narrowed, measure }),
  });
  return {
    code,
    name: code === null ? t("全部", "All") : nameOf(city, by, code),
    received: { count: received, href: path(narrowed) },
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
