import { type Scope, scopeOf } from "@wuxing/kernel/access";
import type { Actor } from "@wuxing/kernel/procedure";
import { casePage } from "@wuxing/kernel/views";
import type { Platform } from "@wuxing/platform/area";
import { procedureOf } from "@wuxing/platform/casework";
import { callerOf } from "@wuxing/platform/clients";
import { listFilter, onlooker } from "@wuxing/platform/desk";
import { type Http, staffOf, textSchema } from "@wuxing/platform/http";
import { z } from "zod";
import { countedCases } from "./countedCases.ts";
import { deskFigures } from "./deskFigures.ts";
import { figuresOf } from "./figuresOf.ts";
import { measureKeys, measures } from "./measures.ts";
import { askedMonth } from "./months.ts";
import { rateRoutes } from "./rateRoutes.ts";

const named = z.object({ code: z.string(), name: textSchema });
const count = z.number().int();
const percent = z.number().nullable();
const answer = z.object({
  month: z.string(),
  countedAt: z.string(),
  tiles: z.array(
    z.object({
      key: z.string(),
      title: textSchema,
      value: z.number().nullable(),
      unit: z.enum(["count", "percent"]),
      previous: z.number().nullable(),
      formula: textSchema,
      href: z.string(),
      lists: z.array(z.object({ title: textSchema, count, href: z.string() })),
    }),
  ),
  trend: z.array(
    z.object({
      month: z.string(),
      received: count,
      closed: count,
      inTime: percent,
      hrefs: z.record(z.string(), z.string()),
    }),
  ),
  byUnit: z.array(
    z.object({
      unit: named,
      open: count,
      overdue: count,
      closed: count,
      inTime: percent,
      satisfaction: percent,
      rated: count,
      href: z.string(),
    }),
  ),
  byTopic: z.array(z.object({ code: z.string(), name: textSchema, count, href: z.string() })),
  byDivision: z.array(z.object({ division: named, count, overdue: count, href: z.string() })),
});

/** A machine that may read figures counts what its post could read, without reading any of it. */
const countedFor = (actor: Actor): Scope =>
  scopeOf(actor.scopes?.includes("figures:read") ? { ...actor, scopes: ["requests:read"] } : actor);

/** The figures of the desk. Each person's cover the cases he may see, so that every number is that of the list behind it. */
export function figureRoutes(http: Http, platform: Platform): void {
  const figures = figuresOf(platform);
  http.get(
    "/api/figures",
    {
      schema: {
        summary: "Figures of a month, with formulas and the lists behind them",
        querystring: z.object({ month: z.string().max(7).optional() }),
        response: { 200: answer },
      },
      config: { scope: "figures:read" },
    },
    async (request) => {
      const actor = callerOf(request);
      const month = askedMonth(request.query.month, platform.casework.now());
      return deskFigures(await figures(month, countedFor(actor)), platform.city);
    },
  );
  countedRoutes(http, platform);
  rateRoutes(http, platform);
}

const counted = listFilter.extend({
  measure: z.enum(measureKeys),
  type: z
    .literal("hotline.request", {
      error: "和“统计口径”一起只能选 12345 诉求 | Beside “Counted as” only 12345 requests can be chosen",
    })
    .optional(),
  list: z
    .enum(["open", "closed"], {
      error: "和“统计口径”一起只能选在办或已办结 | Beside “Counted as” only open or closed can be chosen",
    })
    .optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/u, {
      error: "翻页参数不对，请从第一页重新打开 | The cursor is wrong; start from the first page",
    })
    .optional(),
});

/** The cases behind a share, and what shares there are. */
function countedRoutes(http: Http, platform: Platform): void {
  http.get("/api/figures/measures", async (request) => {
    staffOf(request);
    return { measures: measureKeys.map((key) => ({ key, title: measures[key].title })) };
  });
  http.get("/api/figures/cases", { schema: { querystring: counted } }, async (request) => {
    const actor = staffOf(request);
    const page = await countedCases(platform.readAs(actor), actor, request.query);
    const looker = onlooker(platform, actor, false);
    return casePage(page.lines, page.next, (type) => procedureOf(platform.casework, type), looker);
  });
}
