import type { Case } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { z } from "zod";
import * as inputs from "./inputs.ts";
import type { RequestData } from "./RequestData.ts";
import { refusedFor } from "./refusalGrounds.ts";

/** The unit that answers for what the hotline settles itself. */
const hotlineCentre = "px-12345";
const desk = ["agent", "dispatcher"] as const;

/** What ends a request at the hotline's own desk: refused, handed over, answered at once. */
export const intakeActions = {
  refuse: {
    title: t("不予受理", "Do not accept"),
    by: desk,
    from: ["received", "accepted"],
    to: "refused",
    input: inputs.refuse,
    remember: (_c: Case<RequestData>, input: z.output<typeof inputs.refuse>) => ({ refusal: refusedFor(input) }),
  },
  handOver: {
    title: t("移交 110、119、120、122", "Hand over to 110, 119, 120 or 122"),
    by: desk,
    from: ["received", "accepted"],
    to: "handedOver",
    input: inputs.handOver,
    remember: (_c: Case<RequestData>, { to, receipt }: z.output<typeof inputs.handOver>, at: string) => ({
      handover: { to, receipt, at },
    }),
  },
  answerDirectly: {
    title: t("直接答复", "Answer at once"),
    by: desk,
    from: "received",
    // 100 % 回访: whoever was not asked on the line is called back.
    to: (_c: Case<RequestData>, input: z.output<typeof inputs.directAnswer>) => (input.asked ? "closed" : "callBack"),
    input: inputs.directAnswer,
    head: () => ({ unit: hotlineCentre }),
    remember: (_c: Case<RequestData>, { answer, asked, cites }: z.output<typeof inputs.directAnswer>, at: string) => ({
      answer,
      // Shown to the person while he waits to be called back.
      answeredAt: at,
      solved: "solved",
      ...(asked ? { askedOnLine: asked } : {}),
      ...(cites?.length ? { cites } : {}),
    }),
  },
} as const;
