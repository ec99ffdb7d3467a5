import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { checkDocument } from "./checkDocument.ts";
import { dutyProcedure } from "./duty.ts";
import { serviceProjection } from "./projection.ts";
import { attachedReactions } from "./reactions.ts";
import { attachedRoutes } from "./routes.ts";
import { attachedRules } from "./rules.ts";
import { serviceProcedure } from "./service.ts";
import { sweepTraces, watchHealth } from "./watchHealth.ts";

export const attached: Area = {
  name: "attached",
  title: t("接口接入", "Attached services"),
  procedures: [serviceProcedure, dutyProcedure],
  rules: attachedRules,
  projections: [serviceProjection],
  reactions: attachedReactions,
  checks: [checkDocument],
  jobs: [
    { name: "attached.health", cron: "*/5 * * * *", work: watchHealth },
    { name: "attached.traces", cron: "45 3 * * *", work: sweepTraces },
  ],
  routes: attachedRoutes,
};

export { type Asker, askService, getOperation, goesOut, mayAsk } from "./askService.ts";
export { dutyState } from "./duty.ts";
export { type AttachedService, attachedServices, type CoverageLine, coverage, findAttached } from "./queries.ts";
export { sampleDocuments, sampleOrigin } from "./sample/documents.ts";
export { watchHealth } from "./watchHealth.ts";
