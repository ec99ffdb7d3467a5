import { defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { outcome } from "./checklist.ts";
import * as inputs from "./inputs.ts";

const openMending = z.object({
  object: inputs.inspected,
  unit: z.string().max(40),
  division: z.string().nullable(),
  outcome,
});

export interface MendingData extends Pick<z.output<typeof openMending>, "object" | "outcome"> {
  readonly text: string;
  readonly reported?: string;
  readonly extended?: true;
  readonly sentBack?: number;
}

const until = inputs.day("改到", "By");

/** What a firm was found to have wrong is mended by a day and looked at again (责令改正 → 复查 → 办结). */
export const mendingProcedure = defineProcedure<MendingData>()({
  type: "inspections.mending",
  title: t("检查问题整改", "Mending after an inspection"),
  prefix: "SG",
  open: {
    title: t("责令改正", "Order to mend"),
    by: "system",
    input: openMending,
    to: "mending",
    remember: ({ object, outcome: found }) => ({ object, outcome: found, text: wordsOf(found) }),
    head: ({ object, unit, division }) => ({ title: `整改：${object.name}`, unit, division }),
    due: (input) => input.outcome.mendBy,
  },
  states: {
    // The firm mends; the department sees to it that it does, so its list shows the day.
    mending: {
      title: t("整改中", "Being mended"),
      waitsFor: "assignedUnit",
      within: "inspections.mend",
      continues: true,
    },
    reported: { title: t("待复查", "To be checked again"), waitsFor: "assignedUnit", within: "inspections.recheck" },
    mended: { title: t("已整改", "Mended"), final: true, tone: "done" },
    transferred: { title: t("已移送处理", "Transferred"), final: true },
  },
  actions: {
    report: {
      title: t("报告整改情况", "Report what was mended"),
      by: ["applicant", "assignedUnit"],
      from: "mending",
      to: "reported",
      input: z.object({ note: inputs.text("整改情况", "What was mended"), files: inputs.files }),
      remember: (_c, input) => ({ reported: input.note }),
    },
    extend: {
      title: t("延长改正期限", "Give more time"),
      by: "unitHead",
      from: "mending",
      to: stay,
      input: z.object({ reason: inputs.text("理由", "Reason"), until }),
      unless: (c) => (c.data.extended ? t("改正期限只能延长一次", "More time can be given once") : undefined),
      refuse: (c, input) =>
        c.clock && input.until <= c.clock.dueAt.slice(0, 10)
          ? t("新的期限应晚于现在的期限", "The new day must be later than the present one")
          : undefined,
      lengthens: true,
      latest: { field: "until", within: "inspections.mendLatest" },
      remember: () => ({ extended: true as const }),
      due: (_c, input) => input.until,
    },
    confirm: {
      title: t("复查合格", "Found mended"),
      by: "assignedUnit",
      from: "reported",
      to: "mended",
      input: z.object({ note: inputs.text("复查情况", "What was seen"), files: inputs.files }),
    },
    sendBack: {
      title: t("复查不合格，继续整改", "Not mended, go on"),
      by: "assignedUnit",
      from: "reported",
      to: "mending",
      input: z.object({ reason: inputs.text("还要改什么", "What is still to be mended"), until }),
      refuse: (_c, input, at) =>
        input.until <= at.slice(0, 10) ? t("改正期限应晚于今天", "The day must be later than today") : undefined,
      latest: { field: "until", within: "inspections.mendLatest" },
      remember: (c) => ({ sentBack: (c.data.sentBack ?? 0) + 1 }),
      due: (_c, input) => input.until,
    },
    transfer: {
      title: t("移送立案处理", "Transfer for a penalty"),
      by: "unitHead",
      from: ["mending", "reported"],
      to: "transferred",
      input: z.object({ reason: inputs.text("移送理由和接收单位", "Why, and to whom") }),
      internal: true,
    },
  },
});

/** The lines that were not in order, as one text. */
function wordsOf({ faults, note }: z.output<typeof outcome>): string {
  const lines = faults.map((fault) => `${fault.text}${fault.note ? `：${fault.note}` : ""}`);
  return [...lines, ...(note ? [note] : [])].join("；") || "见检查结果";
}
