import { notFound } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { z } from "zod";
import { actRecords } from "../actRecords.ts";
import { coverageOf } from "../coverage.ts";
import { assertDrawsEnough } from "../plan/assertDrawsEnough.ts";
import { groupTasks } from "../plan/groupTasks.ts";
import { mergeRound } from "../plan/mergeRound.ts";
import { prepareRound } from "../plan/prepareRound.ts";
import { isVoid, voidDraw } from "../plan/voidDraw.ts";
import { type PlannedTask, plansOf, tasksOf } from "../queries.ts";
import { assertMayDraw, assertMayRead, mayKeep } from "../registers/assertMayKeep.ts";
import { todayOf } from "../registers/changeInspections.ts";
import { lastDayOf } from "../registers/checkRow.ts";

const year = z.coerce.number().int().min(2019).max(2100);
const instant = z.iso.datetime({ offset: true, error: "请选择日期和时间 | Please choose day and time" });

/** The plan of a year: its tasks by period, their draws and merging, and how far it reaches. */
export function planRoutes(http: Http, platform: Platform): void {
  const { pool, casework } = platform;

  http.get(
    "/api/inspections/plan",
    { schema: { querystring: z.object({ year: year.optional() }) } },
    async (request) => {
      const actor = staffOf(request);
      assertMayRead(actor);
      const today = todayOf(platform);
      const plans = await plansOf(pool);
      const asked = request.query.year ?? plans[0]?.year ?? Number(today.slice(0, 4));
      const groups = groupTasks(await tasksOf(pool, asked));
      const coverage = await coverageOf(pool, asked, today);
      return {
        ...{ year: asked, years: await yearsOf(platform, asked), today },
        plan: plans.find((plan) => plan.year === asked) ?? null,
        lastDay: lastDayOf(asked, casework.almanac.rules, today),
        periods: await Promise.all(groups.map((tasks) => periodView(platform, tasks))),
        coverage: {
          units: coverage.units.map((one) => ({ ...one, name: platform.city.unit(one.unit).name })),
          items: coverage.items.map((one) => ({ ...one, unitName: platform.city.unit(one.unit).name })),
        },
        mayDraw: actor.posts.some(({ role, division }) => role === "coordinator" && !division),
        mayPlan: actor.posts.some(({ unit }) => mayKeep(actor, "tasks", unit)),
      };
    },
  );

  const title = z.string().trim().min(2, { error: "请填写计划标题 | Please give the plan a title" }).max(200);
  http.post(
    "/api/inspections/plans",
    { schema: { body: z.object({ year: z.int().min(2019).max(2100), title }) } },
    async (request) => {
      const actor = staffOf(request);
      assertMayDraw(actor);
      const { year: of, title: called } = request.body;
      const tasks = await pool.query("SELECT 1 FROM inspection_tasks WHERE year = $1 LIMIT 1", [of]);
      if (tasks.rows.length === 0) throw notFound();
      await assertDrawsEnough(pool, casework.almanac.rules, of, todayOf(platform));
      // Published once: what a firm read then stands.
      await pool.query(
        "INSERT INTO inspection_plans (year, title, published_at, published_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        [of, called, casework.now(), actor.id],
      );
      return { year: of };
    },
  );

  roundRoutes(http, platform);
}

function roundRoutes(http: Http, platform: Platform): void {
  http.get("/api/inspections/acts.csv", { schema: { querystring: z.object({ year }) } }, async (request, reply) => {
    assertMayDraw(staffOf(request));
    const { year: of } = request.query;
    return reply
      .type("text/csv; charset=utf-8")
      .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(`检查行为${of}.csv`)}`)
      .send(await actRecords(platform, of));
  });

  const body = z.object({
    commandId: z.uuid(),
    year: z.int().min(2019).max(2100),
    task: z.uuid(),
    ...{ dueAt: instant, drawBy: instant, beacon: z.enum(["drand", "dice"]) },
  });
  http.post("/api/inspections/rounds", { schema: { body } }, async (request) => {
    const actor = staffOf(request);
    const { commandId, dueAt, drawBy, ...asked } = request.body;
    const utc = (at: string): string => new Date(at).toISOString();
    return prepareRound(platform, actor, commandId, { ...asked, dueAt: utc(dueAt), drawBy: utc(drawBy) });
  });

  http.post("/api/inspections/rounds/:id/merge", { schema: { params: z.object({ id: z.uuid() }) } }, async (request) =>
    mergeRound(platform, staffOf(request), request.params.id),
  );

  http.post(
    "/api/inspections/draws/:id/void",
    { schema: { params: z.object({ id: z.string().max(64) }) } },
    async (request) => {
      await voidDraw(platform, staffOf(request), request.params.id);
      return { id: request.params.id };
    },
  );
}

async function yearsOf({ pool }: Platform, asked: number): Promise<readonly number[]> {
  const { rows } = await pool.query<{ year: number }>("SELECT DISTINCT year FROM inspection_tasks ORDER BY year DESC");
  return [...new Set([...rows.map((row) => row.year), asked])].sort((a, b) => b - a);
}

/** Tasks that are drawn together, each with its draw. */
async function periodView({ city, draws }: Platform, tasks: readonly PlannedTask[]) {
  const unit = (code: string) => ({ code, name: city.unit(code).name });
  const views = await Promise.all(
    tasks.map(async (task) => {
      const draw = task.draw ? await draws.find(task.draw) : undefined;
      return {
        ...task,
        unit: unit(task.unit),
        partners: task.partners.map(unit),
        draw: draw
          ? {
              id: draw.id,
              drawn: draw.drawnAt !== null,
              dueAt: draw.dueAt,
              picked: draw.shown,
              shortfalls: draw.shortfalls ?? [],
              late: isVoid(draw),
            }
          : null,
      };
    }),
  );
  const open = views.filter((task) => task.round !== null && task.mergedAt === null);
  return {
    round: (open[0] ?? views.find((task) => task.round !== null))?.round ?? null,
    merged: tasks.every((task) => task.mergedAt !== null),
    ready: open.length > 0 && open.every(({ draw }) => draw?.drawn ?? true),
    // The next to be drawn, once nothing of the period waits for its merge.
    toDraw: open.length === 0 ? (views.find((task) => task.round === null)?.id ?? null) : null,
    title: t(`${tasks[0]?.from_day} 起`, `From ${tasks[0]?.from_day}`),
    tasks: views,
  };
}
