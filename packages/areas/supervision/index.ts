import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { mendingProcedure } from "./mending.ts";
import { supervisionProjections } from "./projections.ts";
import { supervisionReactions } from "./reactions.ts";
import { supervisionRules } from "./rules.ts";
import { visitProcedure } from "./visit.ts";

export const supervision: Area = {
  name: "supervision",
  title: t("社会监督", "Social supervision"),
  procedures: [visitProcedure, mendingProcedure],
  rules: supervisionRules,
  reactions: supervisionReactions,
  projections: supervisionProjections,
};

export { bodies, bodyTitles, sources, sourceTitles, stratumTitles } from "./bodies.ts";
export { mendingProcedure } from "./mending.ts";
export {
  type PublicFinding,
  type PublicRound,
  type PublicVisit,
  publicCounts,
  publicFindings,
  publicRoll,
  publicRounds,
  publicVisits,
} from "./publicRecord.ts";
export { themeTitles } from "./themes.ts";
export { visitProcedure } from "./visit.ts";
