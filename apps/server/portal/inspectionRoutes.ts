import {
  coverageOf,
  findFirms,
  findVisit,
  findVisits,
  planChangesOf,
  plansOf,
  tasksOf,
  unvisitedOf,
} from "@wuxing/areas/inspections";
import { dayOf } from "@wuxing/kernel/calendar";
import { notFound } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import type { Http } from "@wuxing/platform/http";
import { z } from "zod";
import type { InspectionsView } from "../../web/portal/views.ts";
import { firmView, planChange, planTask, resultRow, resultView } from "./inspectionViews.ts";
import type { Show } from "./Pages.ts";
import { addressOf, pageCount, pageNumber } from "./paging.ts";

const size = 20;
const said = z.string().trim().max(100).default("");
const query = z.object({ q: said, page: z.string().max(10).optional(), year: z.string().max(4).optional() });
const params = z.object({ number: z.string().max(60) });

/** The public's view of inspections: plan, draws, results, and whether a firm stood on a frame. */
export function inspectionRoutes(http: Http, platform: Platform, show: Show): void {
  const { pool, city } = platform;

  http.get("/inspections", { schema: { hide: true, querystring: query } }, async (request, reply) => {
    const { q, page: asked, year: wanted } = request.query;
    const page = pageNumber(asked);
    const { rows, total } = await findVisits(pool, { q, published: true }, { size, number: page });
    const view: InspectionsView = {
      ...(await planOf(platform, Number(wanted))),
      query: q,
      results: rows.map((row) => resultRow(row, city)),
      ...{ total, page, pages: pageCount(total, size), path: addressOf("/inspections", { q }) },
    };
    return show(request, reply, "inspections", view);
  });

  http.get(
    "/inspections/firm",
    { schema: { hide: true, querystring: z.object({ q: said }) } },
    async (request, reply) => {
      const { q } = request.query;
      const firms = q ? await findFirms(platform, q) : [];
      const [only] = firms;
      const firm = only && firms.length === 1 ? await firmView(platform, only.id) : null;
      return show(request, reply, "inspectionFirm", {
        query: q,
        firms: firms.map(({ name, id }) => ({ name, id, href: addressOf("/inspections/firm", { q: id }) })),
        firm,
      });
    },
  );

  http.get("/inspections/:number", { schema: { hide: true, params } }, async (request, reply) => {
    const row = await findVisit(pool, request.params.number.toUpperCase());
    // What is not published yet is for the public as if it were not there.
    if (!row?.publishedOn) throw notFound();
    return show(request, reply, "inspectionResult", await resultView(platform, row));
  });
}

/** The plan of the year asked for, or of this one: its tasks, what changed since it was out, and what was covered. */
async function planOf(
  { pool, casework, city }: Platform,
  wanted: number,
): Promise<Pick<InspectionsView, "plan" | "year" | "years" | "covered" | "tasks" | "changes">> {
  const plans = await plansOf(pool);
  const today = dayOf(casework.now());
  const year = plans.some((one) => one.year === wanted) ? wanted : Number(today.slice(0, 4));
  const plan = plans.find((one) => one.year === year);
  const { units, items } = await coverageOf(pool, year, today);
  const unvisited = plan ? await unvisitedOf(pool, year) : [];
  return {
    plan: plan ? { title: plan.title, year, publishedOn: dayOf(plan.publishedAt) } : null,
    year,
    years: plans.map((one) => ({ year: one.year, href: addressOf("/inspections", { year: String(one.year) }) })),
    covered: {
      units: units.filter(({ inspected }) => inspected > 0).length,
      allUnits: units.length,
      items: items.filter(({ inspected }) => inspected > 0).length,
      allItems: items.length,
    },
    tasks: plan ? (await tasksOf(pool, year)).map((task) => planTask(task, unvisited, city)) : [],
    changes: plan ? (await planChangesOf(pool, year)).map(planChange) : [],
  };
}
