import { defineProcedure } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import * as inputs from "./inputs.ts";

export interface EscalationData {
  readonly number: string;
  readonly question: string;
  readonly decision?: string;
  readonly until?: string;
}

const decided = ({ decision, until }: { decision: string; until?: string | undefined }) => ({
  decision,
  ...(until ? { until } : {}),
});

/** What a unit cannot settle goes to a meeting of the city office, and from there to the standing meeting (潍坊 §23; 济南 §29–30). */
export const escalationProcedure = defineProcedure<EscalationData>()({
  type: "oversight.escalation",
  title: t("提请研究", "Escalation"),
  prefix: "TQ",
  open: {
    title: t("提请研究", "Escalate"),
    by: "system",
    input: inputs.openEscalation,
    to: "cityOffice",
    remember: ({ number, question }) => ({ number, question }),
    head: ({ number, unit, division }) => ({ title: `提请研究：督办 ${number}`, unit, division: division ?? null }),
  },
  states: {
    cityOffice: {
      title: t("待市政府办会议研究", "Before the city office"),
      waitsFor: "coordinator",
      within: "oversight.cityOffice",
    },
    standing: {
      title: t("待市政府常务会议研究", "Before the standing meeting"),
      waitsFor: "leader",
      within: "oversight.standing",
    },
    decided: { title: t("已作决定", "Decided"), final: true, tone: "done" },
    lapsed: { title: t("督办已了结，不再研究", "The supervision has ended"), final: true },
  },
  actions: {
    decide: {
      title: t("登记会议决定", "Record the decision"),
      by: "coordinator",
      from: "cityOffice",
      to: "decided",
      input: inputs.decision,
      refuse: (_c, input, at) => inputs.behind(input.until, at),
      remember: (_c, input) => decided(input),
    },
    raise: {
      title: t("提请市政府常务会议研究", "Take it to the standing meeting"),
      by: "coordinator",
      from: "cityOffice",
      to: "standing",
      input: inputs.reason,
    },
    decideStanding: {
      title: t("登记常务会议决定", "Record the standing meeting's decision"),
      by: "leader",
      from: "standing",
      to: "decided",
      input: inputs.decision,
      refuse: (_c, input, at) => inputs.behind(input.until, at),
      remember: (_c, input) => decided(input),
    },
    lapse: {
      title: t("督办已了结，不再研究", "The supervision has ended"),
      by: "system",
      from: ["cityOffice", "standing"],
      to: "lapsed",
      input: inputs.nothing,
    },
  },
});
