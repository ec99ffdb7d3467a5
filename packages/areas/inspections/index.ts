import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { mendingProcedure } from "./mending.ts";
import { objectionProcedure } from "./objection.ts";
import { partProcedure } from "./part.ts";
import { inspectionProjections } from "./projection.ts";
import { inspectionReactions } from "./reactions.ts";
import { inspectionRoutes } from "./routes/index.ts";
import { inspectionRules } from "./rules.ts";
import { visitProcedure } from "./visit.ts";

export const inspections: Area = {
  name: "inspections",
  title: t("双随机检查", "Random inspections"),
  procedures: [visitProcedure, partProcedure, mendingProcedure, objectionProcedure],
  rules: inspectionRules,
  reactions: inspectionReactions,
  projections: inspectionProjections,
  routes: inspectionRoutes,
};

export { coverageOf } from "./coverage.ts";
export { type FrameAnswer, findFirms, lookUpFirm } from "./lookUpFirm.ts";
export type { MendingData } from "./mending.ts";
export { mendingProcedure } from "./mending.ts";
export { objectionProcedure } from "./objection.ts";
export { objectKinds } from "./objectKinds.ts";
export { groupTasks } from "./plan/groupTasks.ts";
export { type PlanChange, planChangesOf } from "./planChangesOf.ts";
export {
  findVisit,
  findVisits,
  itemsOf,
  type PlannedTask,
  plansOf,
  tasksOf,
  type Unvisited,
  unvisitedOf,
  type VisitRow,
} from "./queries.ts";
export { findResult } from "./resultKinds.ts";
export { type VisitData, visitProcedure } from "./visit.ts";
