import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type Http, staffOf } from "@wuxing/platform/http";
import { countLists, listKeys } from "@wuxing/platform/worklists";
import { caseRoutes } from "./caseRoutes.ts";
import { fileRoutes } from "./fileRoutes.ts";
import { listRoute } from "./listRoute.ts";

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

/** The kinds of cases with their states and actions, for the filters of lists and for templates. */
const proceduresOf = ({ procedures }: Platform["casework"]) =>
  [...procedures.values()].map(({ type, title, states, actions }) => ({
    type,
    title,
    states: Object.entries(states).map(([name, state]) => ({ name, title: state.title })),
    actions: Object.entries(actions).map(([name, action]) => ({ name, title: action.title })),
  }));

/** The routes of the desk: who am I, my lists, a case, an action. Generic: they know no area. */
export function deskRoutes(http: Http, platform: Platform): void {
  const { casework, city, readAs } = platform;

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

  listRoute(http, platform);
  caseRoutes(http, platform);
  fileRoutes(http, platform);
}
