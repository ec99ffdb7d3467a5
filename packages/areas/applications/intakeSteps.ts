import type { Case } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";
import { accepting, toldTooLate, unitDeciding, whereAccepted, whereReviewed } from "./applicationGuards.ts";
import * as inputs from "./inputs.ts";
import { correctionBarred, missingLines, namesIn } from "./pieces.ts";

type Application = Case<ApplicationData>;

/** From receipt to acceptance (行政许可法 §32): accept, tell once what is missing, or refuse with where to go. */
export const intakeSteps = {
  accept: {
    title: t("受理", "Accept"),
    by: "assignedUnit",
    from: "received",
    to: whereAccepted,
    input: inputs.accept,
    remember: (c: Application, _input: unknown, at: string) => accepting(c, at),
  },
  tellCorrection: {
    title: t("一次告知补正", "Tell once what is missing"),
    by: "assignedUnit",
    from: "received",
    to: "correcting",
    input: inputs.correction,
    unless: toldTooLate,
    refuse: (c: Application, { pieces }: { pieces: string }) => correctionBarred(c, pieces),
    proposes: (c: Application) => {
      const value = missingLines(c);
      const because = t("这些材料还没有提交", "These materials have not come");
      return value ? { pieces: { value, because } } : {};
    },
    remember: (c: Application, { pieces }: { pieces: string }) => ({
      told: c.data.told ?? namesIn(c, pieces),
      corrections: (c.data.corrections ?? 0) + 1,
    }),
  },
  refuseToAccept: {
    title: t("不予受理", "Do not accept"),
    by: "assignedUnit",
    from: "received",
    to: "notAccepted",
    input: inputs.refuseToAccept,
    unless: toldTooLate,
  },
  deemAccepted: {
    title: t("逾期未告知，依法视为受理", "Not told in time: accepted by law"),
    by: "clock",
    from: "received",
    to: whereAccepted,
    input: inputs.nothing,
    remember: (c: Application, _input: unknown, at: string) => accepting(c, at, true),
  },
  acceptByRule: {
    title: t("材料已由证照证明，自动受理", "Proven by certificates: accepted at once"),
    by: "system",
    from: "received",
    to: whereAccepted,
    input: inputs.nothing,
    remember: (c: Application, _input: unknown, at: string) => accepting(c, at, false),
  },
  supply: {
    title: t("补正材料", "Mend what is missing"),
    by: ["applicant", "assignedUnit"],
    from: "correcting",
    to: "received",
    input: inputs.supply,
    remember: (_c: Application, _input: unknown, at: string) => ({ receivedAt: at }),
  },
  lapse: {
    title: t("逾期未补正，视为撤回", "Not mended in time: taken as withdrawn"),
    by: "clock",
    from: "correcting",
    to: "lapsed",
    input: inputs.nothing,
  },
  passUp: {
    title: t("审查完毕，报上级决定", "Reviewed: pass it up to be decided"),
    by: "assignedUnit",
    from: ["preReview", "preReviewRenewing"],
    to: whereReviewed,
    input: inputs.passUp,
    head: unitDeciding,
    remember: () => ({ decisionSince: null }),
  },
} as const;
