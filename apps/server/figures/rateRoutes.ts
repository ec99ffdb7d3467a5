import { ratingAlarms } from "@wuxing/areas/ratings";
import { scopeOf } from "@wuxing/kernel/access";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { monthsOf, periodPattern } from "@wuxing/platform/worklists";
import { z } from "zod";
import { monthOf } from "./months.ts";
import { slices } from "./ratesOf.ts";
import { ratesWorkbook } from "./ratesWorkbook.ts";
import { rateView, requestsList } from "./rateView.ts";

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

/** The cases behind an alarm: requests that were rated, or, where it is about windows, what was rated there. */
const ratedList = ([first = ""]: readonly string[], narrowed: Record<string, string>): string =>
  first.startsWith("CK-")
    ? `/desk/cases?${new URLSearchParams({ type: "ratings.counter", list: "closed", ...narrowed })}`
    : requestsList({ ...narrowed, measure: "rated" });
