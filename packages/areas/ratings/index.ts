import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { invitationProcedure } from "./invitation.ts";
import { mendingProcedure } from "./mending.ts";
import { ratingsProjection } from "./projection.ts";
import { ratingReactions } from "./reactions.ts";
import { ratingRules } from "./rules.ts";

export const ratings: Area = {
  name: "ratings",
  title: t("好差评", "Ratings"),
  procedures: [invitationProcedure, mendingProcedure],
  rules: ratingRules,
  reactions: ratingReactions,
  projections: [ratingsProjection],
};

export { type RatingAlarm, ratingAlarms } from "./alarms.ts";
export { levels } from "./levels.ts";
export { ratingMeasures } from "./measures.ts";
export { countRatings, type RatingCount } from "./queries.ts";
