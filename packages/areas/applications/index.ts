import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { hearingProcedure } from "./hearing.ts";
import { applicationProcedure } from "./procedure.ts";
import { promiseCheckProcedure } from "./promiseCheck.ts";
import { applicationReactions } from "./reactions.ts";
import { reviewProcedure } from "./review.ts";
import { applicationRules } from "./rules.ts";

export const applications: Area = {
  name: "applications",
  title: t("办件", "Applications"),
  procedures: [applicationProcedure, reviewProcedure, hearingProcedure, promiseCheckProcedure],
  rules: applicationRules,
  reactions: applicationReactions,
};
