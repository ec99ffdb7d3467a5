import { dayOf } from "@wuxing/kernel/calendar";
import { type Almanac, type Case, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { ApplicationData } from "./ApplicationData.ts";
import {
  acceptBarred,
  accepting,
  toldTooLate,
  unitDeciding,
  whereAccepted,
  whereReviewed,
} from "./applicationGuards.ts";
import { awaitedChoice, bringing, broughtBarred, leftAfter, nothingAwaited } from "./broughtPieces.ts";
import * as inputs from "./inputs.ts";
import { leftToMend, mending, type Supply, supplyBarred } from "./mending.ts";
import { correctionBarred, correctionChoice, namesIn } from "./pieces.ts";

type Application = Case<ApplicationData>;

/** From receipt to acceptance (行政许可法 §32): accept, tell once what is missing, or refuse with where to go. */
export const intakeSteps = {
  recordBrought: {
    title: t("登记窗口收到的材料", "Record what was brought to the counter"),
    by: "assignedUnit",
    // Also after acceptance by law: what comes late is recorded all the same.
    from: [
      ...["received", "correcting", "preReview", "preReviewRenewing"],
      ...["inProgress", "renewing", "renewalOverdue", "special"],
    ] as const,
    to: (c: Application, input: { pieces: string }) =>
      c.state === "correcting" && leftAfter(c, input).length === 0 ? ("received" as const) : stay,
    input: inputs.recordBrought,
    unless: nothingAwaited,
    refuse: broughtBarred,
    proposes: (c: Application, _almanac: Almanac, at: string) => ({
      pieces: awaitedChoice(c),
      on: { value: dayOf(at), because: t("今天", "today") },
    }),
    remember: bringing,
  },
  accept: {
    title: t("受理", "Accept"),
    by: "assignedUnit",
    from: "received",
    to: whereAccepted,
    input: inputs.accept,
    unless: acceptBarred,
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
    proposes: (c: Application) => ({ pieces: correctionChoice(c) }),
    remember: (c: Application, { pieces }: { pieces: string }) => ({
      told: c.data.told ?? namesIn(c, pieces),
      toMend: namesIn(c, pieces),
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
    to: (c: Application, input: Supply) => (leftToMend(c, input).length === 0 ? ("received" as const) : stay),
    input: inputs.supply,
    refuse: supplyBarred,
    remember: mending,
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
