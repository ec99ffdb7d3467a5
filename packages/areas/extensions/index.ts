import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { extensionProcedure } from "./procedure.ts";
import { extensionReactions } from "./reactions.ts";
import { extensionRules } from "./rules.ts";

export const extensions: Area = {
  name: "extensions",
  title: t("延期审批", "Extensions"),
  procedures: [extensionProcedure],
  rules: extensionRules,
  reactions: extensionReactions,
};
