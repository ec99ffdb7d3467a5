import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { closeRounds } from "./closeRounds.ts";
import { mendingProcedure } from "./mending.ts";
import { supervisionProjections } from "./projections.ts";
import { supervisionReactions } from "./reactions.ts";
import { revealVisits } from "./revealVisits.ts";
import { supervisionRules } from "./rules.ts";
import { eraseOldSpots } from "./spots.ts";
import { supervisionRoutes } from "./supervisionRoutes.ts";
import { tellVisits } from "./tellVisits.ts";
import { visitProcedure } from "./visit.ts";
import { visitorSession } from "./visitorSession.ts";

export const supervision: Area = {
  name: "supervision",
  title: t("社会监督", "Social supervision"),
  procedures: [visitProcedure, mendingProcedure],
  rules: supervisionRules,
  reactions: supervisionReactions,
  projections: supervisionProjections,
  routes: (http, platform) => {
    visitorSession(http, platform, platform.draws);
    supervisionRoutes(http, platform, platform.draws);
  },
  jobs: [
    {
      name: "supervision.visits",
      cron: "*/10 * * * *",
      work: async (platform) => {
        await tellVisits(platform, platform.draws);
        await revealVisits(platform, platform.draws);
        await closeRounds(platform, platform.draws);
        await eraseOldSpots(platform);
      },
    },
  ],
};

export { bodies, bodyTitles, sources, sourceTitles, stratumTitles } from "./bodies.ts";
export { closeRounds } from "./closeRounds.ts";
export { mendingProcedure } from "./mending.ts";
export {
  type PublicFinding,
  type PublicRound,
  type PublicVisit,
  publicCounts,
  publicFindings,
  publicPlaces,
  publicRoll,
  publicRounds,
  publicVisits,
} from "./publicRecord.ts";
export { revealVisits } from "./revealVisits.ts";
export type { SecretDraws } from "./SecretDraws.ts";
export { eraseOldSpots, openSpots } from "./spots.ts";
export { tellVisits } from "./tellVisits.ts";
export { themeTitles } from "./themes.ts";
export { visitProcedure } from "./visit.ts";
