import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { partProcedure } from "./part.ts";
import { type PointData, pointProcedure } from "./point.ts";
import { workPointReactions } from "./reactions.ts";
import { workPointRoutes } from "./routes.ts";
import { workPointRules } from "./rules.ts";

export const workPoints: Area = {
  name: "work-points",
  title: t("工作要点", "Work points"),
  procedures: [pointProcedure, partProcedure],
  rules: workPointRules,
  reactions: workPointReactions,
  words: {
    "workPoints.point": (c) => (c.data as unknown as PointData).text,
    "workPoints.part": (c) => String(c.data.latest ?? ""),
  },
  routes: workPointRoutes,
};

export { mendedNotice, pointInput } from "./importNotice.ts";
export { getNotice, type PointView, pointsOf } from "./noticeView.ts";
