import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { callInReds } from "./callInReds.ts";
import { escalationProcedure } from "./escalation.ts";
import { oversightReactions } from "./reactions.ts";
import { oversightRoutes } from "./routes.ts";
import { oversightRules } from "./rules.ts";
import { superviseUnheeded } from "./superviseUnheeded.ts";
import { supervisionProcedure } from "./supervision.ts";
import { talkProcedure } from "./talk.ts";
import { urgeDue, urgeMissed } from "./urgeDue.ts";
import { urgingProcedure } from "./urging.ts";

export const oversight: Area = {
  name: "oversight",
  title: t("督查督办", "Oversight"),
  procedures: [urgingProcedure, supervisionProcedure, talkProcedure, escalationProcedure],
  rules: oversightRules,
  reactions: oversightReactions,
  jobs: [
    {
      name: "oversight.due",
      cron: "* * * * *",
      work: async (platform) => {
        await urgeDue(platform);
        await superviseUnheeded(platform);
      },
    },
    {
      name: "oversight.missed",
      cron: "15 3 * * *",
      work: async (platform) => {
        await urgeMissed(platform);
      },
    },
    {
      name: "oversight.reds",
      cron: "20 8 * * *",
      work: async (platform) => {
        await callInReds(platform);
      },
    },
  ],
  routes: oversightRoutes,
};

export { callInReds } from "./callInReds.ts";
export { type ListedSupervision, listedSupervisions } from "./queries.ts";
export { superviseUnheeded } from "./superviseUnheeded.ts";
export { supervisionProcedure } from "./supervision.ts";
export { triggerTitle } from "./triggers.ts";
export { dueSql, dueValues, urgeDue, urgeMissed } from "./urgeDue.ts";
