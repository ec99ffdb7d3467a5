import { dayOf } from "@wuxing/kernel/calendar";
import { defineProcedure, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import * as inputs from "./inputs.ts";
import type { Theme } from "./themes.ts";

export interface MendingData {
  readonly theme: Theme;
  readonly text: string;
  readonly done?: string;
  readonly contested?: true;
  readonly reopened?: true;
  readonly extended?: true;
  readonly note?: string;
}

/** What a supervisor found, for the unit to mend: answered with evidence, shown back to him, who says whether it is so. */
export const mendingProcedure = defineProcedure<MendingData>()({
  type: "supervision.mending",
  title: t("监督发现问题整改", "Mending of a supervisor's finding"),
  prefix: "JZ",
  publishes: () => true,
  open: {
    title: t("转单位整改", "Give it to the unit to mend"),
    by: "system",
    input: inputs.openMending,
    to: "toMend",
    remember: ({ theme, text }) => ({ theme, text }),
    head: ({ title, unit, division }) => ({ title, unit, division }),
  },
  states: {
    toMend: { title: t("整改中", "Being mended"), waitsFor: "assignedUnit", within: "supervision.mend" },
    contested: {
      title: t("单位不认可，待核定", "Objected to"),
      waitsFor: "coordinator",
      within: "supervision.contest",
    },
    answered: {
      title: t("待监督员确认", "Shown to the supervisor"),
      waitsFor: "supervisor",
      within: "supervision.confirm",
      ifOverdue: "pass",
    },
    checking: { title: t("待五型办核实", "To be checked"), waitsFor: "coordinator", within: "supervision.check" },
    mended: { title: t("已整改", "Mended"), final: true, tone: "done" },
    unmended: { title: t("未整改到位", "Not mended"), final: true, tone: "refused" },
    dropped: { title: t("经核定不成立", "Found not to be so"), final: true },
  },
  actions: {
    answer: {
      title: t("报送整改结果", "Report what was mended"),
      by: "assignedUnit",
      from: "toMend",
      to: "answered",
      input: inputs.answer,
      remember: (_c, input) => ({ done: input.note }),
    },
    extend: {
      title: t("延长整改期限", "Give more time"),
      by: "unitHead",
      from: "toMend",
      to: stay,
      input: inputs.extend,
      unless: ({ data }) => (data.extended ? t("整改期限只能延长一次", "More time can be given once") : undefined),
      refuse: ({ clock }, { until }) =>
        clock && until <= dayOf(clock.dueAt)
          ? t("新的期限应晚于现在的期限", "The new day must be later than the present one")
          : undefined,
      lengthens: true,
      latest: { field: "until", within: "supervision.mendLatest" },
      remember: () => ({ extended: true as const }),
      due: (_c, { until }) => until,
    },
    contest: {
      title: t("不认可", "Object"),
      by: "assignedUnit",
      from: "toMend",
      to: "contested",
      input: inputs.contest,
      unless: ({ data }) =>
        data.contested
          ? t("已核定过一次，不能再提出", "It was decided once and cannot be objected to again")
          : undefined,
      remember: () => ({ contested: true as const }),
    },
    uphold: {
      title: t("问题成立，继续整改", "It stands: mend it"),
      by: "coordinator",
      from: "contested",
      to: "toMend",
      input: inputs.uphold,
    },
    reassign: {
      title: t("改由其他单位整改", "Give it to another unit"),
      by: "coordinator",
      from: "contested",
      to: "toMend",
      input: inputs.reassign,
      head: (_c, input) => ({ unit: input.unit }),
    },
    drop: {
      title: t("问题不成立", "It is not so"),
      by: "coordinator",
      from: "contested",
      to: "dropped",
      input: inputs.judge,
      remember: (_c, input) => ({ note: input.note }),
    },
    confirm: {
      title: t("确认已整改", "It is mended"),
      by: "supervisor",
      from: "answered",
      to: "mended",
      input: inputs.confirm,
    },
    reopen: {
      title: t("没改到位", "It is not mended"),
      by: "supervisor",
      from: "answered",
      to: ({ data }) => (data.reopened ? "checking" : "toMend"),
      input: inputs.reopen,
      remember: () => ({ reopened: true as const }),
    },
    pass: {
      title: t("监督员未按时确认，转五型办核实", "The supervisor did not say in time; to be checked"),
      by: "clock",
      from: "answered",
      to: "checking",
      input: inputs.confirm,
    },
    judgeMended: {
      title: t("核实已整改", "Checked: mended"),
      by: "coordinator",
      from: "checking",
      to: "mended",
      input: inputs.judge,
      remember: (_c, input) => ({ note: input.note }),
    },
    judgeUnmended: {
      title: t("核实未整改到位", "Checked: not mended"),
      by: "coordinator",
      from: "checking",
      to: "unmended",
      input: inputs.judge,
      remember: (_c, input) => ({ note: input.note }),
    },
  },
});
