import { t } from "@wuxing/kernel/text";
import type { Area } from "@wuxing/platform/area";
import { certificateProcedure } from "./certificate.ts";
import { certificateProjection, useProjection } from "./projection.ts";
import { certificateReactions } from "./reactions.ts";
import { certificateRules } from "./rules.ts";
import { useProcedure } from "./use.ts";

export const certificates: Area = {
  name: "certificates",
  title: t("电子证照", "Certificates"),
  procedures: [certificateProcedure, useProcedure],
  rules: certificateRules,
  projections: [certificateProjection, useProjection],
  reactions: certificateReactions,
};
