import { ratingCuts, ratingKinds, ratingTones } from "@wuxing/areas/ratings";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { periodPattern } from "@wuxing/platform/worklists";
import { z } from "zod";
import { askedMonth } from "../figures/index.ts";
import type { Show } from "./Pages.ts";
import { pageNumber } from "./paging.ts";
import { ratingPages } from "./ratingsView.ts";

const period = z.string().regex(periodPattern, {
  error: "期间写成 2026-11、2026-Q4 或 2026 | A period is written as 2026-11, 2026-Q4 or 2026",
});
const query = z.object({
  period: z.union([z.literal(""), period]).default(""),
  by: z.enum(ratingCuts).default("unit").catch("unit"),
  unit: z.string().max(40).default(""),
  kind: z
    .union([z.literal(""), z.enum(ratingKinds)])
    .default("")
    .catch(""),
  tone: z
    .union([z.literal(""), z.enum(ratingTones)])
    .default("")
    .catch(""),
  page: z.string().max(10).optional(),
});

/** How ratings stand, for everybody: figures, alarms, and the words that people agreed to publish. */
export function ratingPageRoutes(http: Http, platform: Platform, show: Show): void {
  const viewOf = ratingPages(platform);
  http.get("/ratings", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { page, period, unit, ...rest } = request.query;
    const known = platform.city.units.some(({ code }) => code === unit) ? unit : "";
    const asked = { ...rest, unit: known, period: period || askedMonth(undefined, platform.casework.now()) };
    return show(request, reply, "ratings", await viewOf(asked, pageNumber(page)));
  });
}
