import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { forgetCalls } from "./calls/forgetCalls.ts";
import { beginDuties } from "./duties/beginDuties.ts";
import { jointReactions } from "./jointReactions.ts";
import { learnTopics } from "./learning/learnTopics.ts";
import { matterFollower } from "./matters/matterFollower.ts";
import { matterReactions } from "./matters/matterReactions.ts";
import { learnTerms } from "./matters/rarityOf.ts";
import { watchTopics } from "./matters/topicAlarms.ts";
import { meetingProcedure } from "./meeting.ts";
import { partProcedure } from "./part.ts";
import { requestProcedure } from "./procedure.ts";
import { provinceJobs, provinceLink } from "./province/index.ts";
import type { RequestData } from "./RequestData.ts";
import { hotlineRoutes } from "./routes.ts";
import { hotlineRules } from "./rules.ts";
import { suspensionProcedure } from "./suspension.ts";
import { suspensionReactions } from "./suspensionReactions.ts";
import { findTopic, topics } from "./topics.ts";

export const hotline: Area = {
  name: "hotline",
  title: t("12345 热线", "12345 hotline"),
  procedures: [requestProcedure, suspensionProcedure, partProcedure, meetingProcedure],
  rules: hotlineRules,
  topics,
  begin: beginDuties,
  reactions: [...suspensionReactions, ...jointReactions, ...matterReactions],
  words: {
    "hotline.request": (c) => {
      const data = c.data as unknown as RequestData;
      const topic = data.topic ? findTopic(data.topic)?.name.zh : "";
      return [data.text, data.place, data.answer, topic].filter(Boolean).join(" ");
    },
  },
  routes: hotlineRoutes,
  link: provinceLink,
  followers: (platform) => [matterFollower(platform)],
  jobs: [
    ...provinceJobs,
    {
      name: "hotline.forgetCalls",
      cron: "10 4 * * *",
      work: async (platform) => {
        await forgetCalls(platform);
      },
    },
    {
      name: "hotline.learnTopics",
      cron: "0 5 * * *",
      work: async (platform) => {
        await learnTopics(platform);
      },
    },
    {
      name: "hotline.learnTerms",
      cron: "30 4 * * *",
      work: async (platform) => {
        await learnTerms(platform);
      },
    },
    {
      name: "hotline.watchTopics",
      cron: "*/30 * * * *",
      work: async (platform) => {
        await watchTopics(platform);
      },
    },
  ],
};

export { type CallEvent, callEvent } from "./calls/callEvent.ts";
export { forgetCalls } from "./calls/forgetCalls.ts";
export { type HeldCall, heldCalls, openCalls } from "./calls/heldCalls.ts";
export { seatOf } from "./calls/seats.ts";
export { takeCallEvent } from "./calls/takeCallEvent.ts";
export { consentVersion, consentWords } from "./consent.ts";
export { type MovedRequests, movedRequests } from "./duties/movedRequests.ts";
export { openRequest } from "./inputs.ts";
export { type NewRequest, openRequestCase } from "./intake.ts";
export { kindOptions } from "./kinds.ts";
export { takeModel } from "./learning/takeModel.ts";
export { tellerOf } from "./learning/tellerOf.ts";
export { watchTopics } from "./matters/topicAlarms.ts";
export { type Measure, requestMeasures } from "./measures.ts";
export { requestProcedure } from "./procedure.ts";
export {
  countRequests,
  countRequestsBySlice,
  findPhonelessRequest,
  findProvenRequest,
  findPublishedRequest,
  followCode,
  namelessTexts,
  type ProvenRequest,
  type PublishedFilter,
  type PublishedRow,
  publishedRequests,
  type RequestCount,
  type SlicedCount,
} from "./queries.ts";
export type { RequestData } from "./RequestData.ts";
export { refusalGrounds } from "./refusalGrounds.ts";
export { suggest } from "./suggest.ts";
export { findTopic, requestKinds, topics } from "./topics.ts";
