import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { appealProcedure } from "./appeal.ts";
import { appealProjection } from "./appealProjection.ts";
import { counterProcedure } from "./counter.ts";
import { followUpProcedure } from "./followUp.ts";
import { invitationProcedure } from "./invitation.ts";
import { mendingProcedure } from "./mending.ts";
import { counterProjection, ratingsProjection } from "./projection.ts";
import { forgetDevices } from "./ratingDevices.ts";
import { ratingRoutes } from "./ratingRoutes.ts";
import { ratingReactions } from "./reactions.ts";
import { receiverLink } from "./receiver.ts";
import { ratingRules } from "./rules.ts";

export const ratings: Area = {
  name: "ratings",
  title: t("好差评", "Ratings"),
  procedures: [invitationProcedure, mendingProcedure, appealProcedure, followUpProcedure, counterProcedure],
  rules: ratingRules,
  reactions: ratingReactions,
  projections: [ratingsProjection, counterProjection, appealProjection],
  jobs: [
    {
      name: "ratings.forgetDevices",
      cron: "50 3 * * *",
      work: async (platform) => {
        await forgetDevices(platform);
      },
    },
    {
      name: "ratings.reconcile",
      cron: "10 4 * * *",
      work: async ({ ratingLine }) => {
        await ratingLine?.reconcile();
      },
    },
  ],
  link: receiverLink,
  routes: ratingRoutes,
};

export { type RatingAlarm, ratingAlarms } from "./alarms.ts";
export { type Channel, channels } from "./channels.ts";
export { counterForm } from "./counter.ts";
export { levels } from "./levels.ts";
export { ratingMeasures } from "./measures.ts";
export { mendingProcedure } from "./mending.ts";
export {
  type RatingCut,
  type RatingFilter,
  type RatingSums,
  type RatingWords,
  ratingCuts,
  ratingKinds,
  ratingSums,
  ratingTones,
  ratingWords,
} from "./publicRatings.ts";
export { countRatings, type RatingCount } from "./queries.ts";
export { rateAtCounter } from "./rateAtCounter.ts";
export { findByRateLink, rateLinkCode } from "./rateLink.ts";
export { noteDevice } from "./ratingDevices.ts";
export { sendRateLinks } from "./sendRateLinks.ts";
export { getWindow, windowNames } from "./windows.ts";
export { arePublished, withdrawWords } from "./withdrawWords.ts";
