import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { WordFrequencies } from "@wuxing/platform/search";
import { countLists, LineStore, listKeys, worklist } from "@wuxing/platform/worklists";
import { z } from "zod";
import { onlooker } from "./caseForOnlooker.ts";
import { casePageBytes } from "./casePageBytes.ts";
import { caseRoutes } from "./caseRoutes.ts";
import { fileRoutes } from "./fileRoutes.ts";

const listTitles = {
  mine: t("待我办理", "Waiting for me"),
  today: t("今天到期和已逾期", "Due today or overdue"),
  near: t("三天内到期", "Due within three days"),
  overdue: t("已逾期", "Overdue"),
  waiting: t("等别人办", "Waiting for others"),
  open: t("全部在办", "All open"),
  late: t("全部已逾期", "All overdue"),
  closed: t("已办结", "Closed"),
};

const code = z.string().max(60).optional();
/** What the address of a list narrows it to. */
export const listFilter = z.object({
  list: z.enum(listKeys).optional(),
  type: code,
  state: code,
  unit: code,
  division: code,
  topic: code,
  month: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "月份应写成 2026-11 的样子 | A month is written as 2026-11" })
    .optional(),
  q: z.string().max(200).optional(),
  cursor: z.string().max(200).optional(),
});

/** The kinds of cases with their states, for the filters of lists. */
const proceduresOf = ({ procedures }: Platform["casework"]) =>
  [...procedures.values()].map(({ type, title, states }) => ({
    type,
    title,
    states: Object.entries(states).map(([name, state]) => ({ name, title: state.title })),
  }));

/** The routes of the desk: who am I, my lists, a case, an action. Generic: they know no area. */
export function deskRoutes(http: Http, platform: Platform): void {
  const { pool, casework, city, readAs } = platform;

  http.get("/api/me", async (request) => {
    const actor = staffOf(request);
    const posts = actor.posts.map((post) => ({ unit: city.unit(post.unit), role: post.role }));
    return { username: request.person?.username, name: request.person?.name, posts };
  });
  http.get("/api/units", async () => ({ units: city.units }));
  http.get("/api/divisions", async () => ({ divisions: city.divisions }));

  http.get("/api/procedures", async (request) => {
    staffOf(request);
    return { procedures: proceduresOf(casework) };
  });

  http.get("/api/desk/lists", async (request) => {
    const actor = staffOf(request);
    const counts = await countLists(readAs(actor), actor, casework.now());
    return { lists: listKeys.map((key) => ({ key, title: listTitles[key], count: counts[key] })) };
  });

  const desk = { readAs, store: new LineStore(), frequencies: new WordFrequencies(pool) };
  http.get("/api/desk/cases", { schema: { querystring: listFilter } }, async (request, reply) => {
    const actor = staffOf(request);
    const page = await worklist(desk, actor, request.query, casework.now());
    reply.type("application/json; charset=utf-8");
    return casePageBytes(page, platform, onlooker(platform, actor, false));
  });

  caseRoutes(http, platform);
  fileRoutes(http, platform);
}
