import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf, textSchema } from "@wuxing/platform/http";
import { unitsSeen } from "@wuxing/platform/worklists";
import { z } from "zod";
import { deskFigures } from "./deskFigures.ts";
import { figuresOf } from "./figuresOf.ts";
import { askedMonth } from "./months.ts";

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
    },
    async (request) => {
      const actor = staffOf(request);
      const month = askedMonth(request.query.month, platform.casework.now());
      return deskFigures(await figures(month, unitsSeen(actor)), platform.city);
    },
  );
}
