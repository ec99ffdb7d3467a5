import { type Case, defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";

const openRecovery = z.object({
  claim: inputs.text("兑现编号", "Number of the claim", 60),
  policy: inputs.text("政策编号", "Number of the policy", 60),
  uscc: inputs.text("统一社会信用代码", "Unified social credit code", 18),
  firm: inputs.text("企业", "Firm", 200),
  unit: field(z.string().max(40), { label: t("主管单位", "Owner"), type: "unit" }),
  division: field(z.string().max(12).nullable().default(null), { label: t("区划", "Division") }),
  amountFen: inputs.fen,
  reason: inputs.said("为什么追回", "Why it is asked back"),
});

/** What a recovery's case remembers. */
export interface RecoveryData {
  readonly claim: string;
  readonly policy: string;
  readonly uscc: string;
  readonly firm: string;
  readonly amountFen: number;
  readonly reason: string;
  readonly said?: string;
  readonly decision?: string;
}

const decided = (_c: Case<RecoveryData>, { reason }: { reason: string }) => ({ decision: reason });

/** Money that was paid on what was not true: the firm is heard before anybody decides, and returns it by a day. */
export const recoveryProcedure = defineProcedure<RecoveryData>()({
  type: "policies.recovery",
  title: t("兑现资金追回", "Recovery of money paid"),
  prefix: "ZHI",
  open: {
    title: t("提出追回", "Ask it back"),
    by: "anyone",
    input: openRecovery,
    to: "hearing",
    remember: ({ unit: _unit, division: _division, ...data }) => data,
    head: ({ firm, unit, division }) => ({ title: `追回：${firm}`, unit, division }),
  },
  states: {
    hearing: {
      title: t("待企业陈述申辩", "The firm is heard"),
      waitsFor: "applicant",
      within: "policies.hearing",
      ifOverdue: "closeHearing",
    },
    deciding: { title: t("待决定", "To be decided"), waitsFor: "unitHead", within: "policies.decision" },
    demanded: {
      title: t("待企业退回", "To be returned by the firm"),
      waitsFor: "applicant",
      within: "policies.return",
      ifOverdue: "fallDue",
    },
    reported: {
      title: t("企业称已退回，待核对", "Said to be returned; to be checked"),
      waitsFor: "assignedUnit",
      within: "policies.bank",
    },
    overdue: { title: t("逾期未退", "Not returned in time"), waitsFor: "unitHead", within: "policies.enforce" },
    returned: { title: t("已退回", "Returned"), final: true, tone: "done" },
    dropped: { title: t("不追回", "Not asked back"), final: true },
    referred: { title: t("移送处理", "Referred to others"), final: true, tone: "refused" },
  },
  actions: {
    answer: {
      title: t("陈述申辩", "Answer"),
      by: "applicant",
      from: "hearing",
      to: "deciding",
      input: z.object({ said: inputs.said("企业意见", "What the firm says", 2000) }),
      remember: (_c, { said }) => ({ said }),
    },
    closeHearing: {
      title: t("期满未陈述", "Not heard in time"),
      by: "clock",
      from: "hearing",
      to: "deciding",
      input: inputs.nothing,
    },
    demand: {
      title: t("决定追回", "Ask it back"),
      by: "unitHead",
      from: "deciding",
      to: "demanded",
      input: inputs.reason,
      remember: decided,
    },
    drop: {
      title: t("不追回", "Let it stand"),
      by: "unitHead",
      from: "deciding",
      to: "dropped",
      input: inputs.reason,
      remember: decided,
    },
    report: {
      title: t("已退回资金", "It was returned"),
      by: "applicant",
      from: ["demanded", "overdue"],
      to: "reported",
      input: inputs.note,
    },
    fallDue: {
      title: t("逾期未退", "Not returned in time"),
      by: "clock",
      from: "demanded",
      to: "overdue",
      input: inputs.nothing,
    },
    acknowledge: {
      title: t("核对到账", "The money is there"),
      by: "assignedUnit",
      from: ["demanded", "reported", "overdue"],
      to: "returned",
      input: inputs.note,
    },
    deny: {
      title: t("没有到账", "It is not there"),
      by: "assignedUnit",
      from: "reported",
      to: "overdue",
      input: inputs.reason,
    },
    refer: {
      title: t("移送有关部门", "Refer it"),
      by: "unitHead",
      from: "overdue",
      to: "referred",
      input: inputs.reason,
    },
  },
});
