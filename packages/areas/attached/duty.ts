import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import * as inputs from "./inputs.ts";
import type { DutyData } from "./ServiceData.ts";

/** A department owes the people its mobile services by a day (赣服通3.0: by the end of June 2020). */
export const dutyProcedure = defineProcedure<DutyData>()({
  type: "attached.duty",
  title: t("接入任务", "Duty to attach"),
  prefix: "JRW",
  openToStaff: true,
  open: {
    title: t("下达接入任务", "Give a department the duty"),
    by: ["coordinator", "system"],
    input: inputs.openDuty,
    to: "owed",
    remember: (input) => input,
    head: ({ unit, services }) => ({ title: `接入：${services}`, unit }),
    due: ({ due }) => due,
  },
  states: {
    owed: { title: t("未接入", "Not attached yet"), waitsFor: "assignedUnit", within: "attached.duty" },
    claimed: { title: t("待确认已完成", "Said to be done"), waitsFor: "coordinator", within: "attached.review" },
    fulfilled: { title: t("已接入", "Attached"), final: true, tone: "done" },
    exempted: { title: t("不需接入", "Exempted"), final: true },
  },
  actions: {
    claim: {
      title: t("报告已完成或无移动服务", "Say that it is done, or that there is nothing to attach"),
      by: "assignedUnit",
      from: "owed",
      to: "claimed",
      input: inputs.reason,
    },
    fulfil: {
      title: t("确认已接入", "Count it as attached"),
      by: ["system", "coordinator"],
      from: ["owed", "claimed"],
      to: "fulfilled",
      input: inputs.fulfil,
      remember: (_c, { service = null }) => ({ fulfilledBy: service }),
    },
    refuse: {
      title: t("没有完成，继续接入", "It is not done"),
      by: "coordinator",
      from: "claimed",
      to: "owed",
      input: inputs.reason,
      due: (c) => c.data.due,
    },
    postpone: {
      title: t("另定期限", "Set another day"),
      by: "coordinator",
      from: "owed",
      to: "owed",
      input: inputs.postpone,
      refuse: (_c, { due }, at) =>
        due < dayOf(at) ? t("期限不能早于今天", "The day may not lie before today") : undefined,
      remember: (_c, { due }) => ({ due }),
      due: (_c, { due }) => due,
    },
    exempt: {
      title: t("免予接入", "Exempt it"),
      by: "coordinator",
      from: ["owed", "claimed"],
      to: "exempted",
      input: inputs.reason,
    },
  },
});

/** What the public is told of how a duty stands. */
export const dutyState = (state: string): Text =>
  (dutyProcedure as { readonly states: Readonly<Record<string, { readonly title: Text }>> }).states[state]?.title ??
  t(state, state);
