import { type Case, defineProcedure, field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import * as inputs from "./inputs.ts";
import { type PolicyKind, policyKinds } from "./policyKinds.ts";

const { text } = inputs;
const openClaim = z.object({
  policy: text("政策编号", "Number of the policy", 60),
  clause: field(z.int().min(0).max(50), { label: t("条款", "Clause"), type: "number" }),
  title: text("政策和条款", "Policy and clause", 200),
  kind: field(z.enum(["unasked", "instant", "pledge"]), {
    label: t("兑现方式", "How it is honoured"),
    type: "radio",
    options: policyKinds,
  }),
  uscc: text("统一社会信用代码", "Unified social credit code", 18),
  firm: text("企业", "Firm", 200),
  division: field(z.string().max(12).nullable().default(null), { label: t("区划", "Division") }),
  unit: text("主管单位", "Owner", 40),
  payer: text("拨款单位", "Payer", 40),
  amountFen: inputs.fen,
  noticeDays: field(z.int().min(0).max(7), { label: t("公示工作日", "Days of public notice"), type: "number" }),
  /** Where nothing was yet known of it, the firm gives its word: what it then said is true. */
  pledge: field(z.string().max(1000).nullable().default(null), { label: t("承诺内容", "What is pledged") }),
});

/** What a claim's case remembers. */
export interface ClaimData {
  readonly policy: string;
  readonly clause: number;
  readonly kind: PolicyKind;
  readonly uscc: string;
  readonly firm: string;
  /** The unit that stands for the policy, and the one that pays. */
  readonly owner: string;
  readonly payer: string;
  readonly amountFen: number;
  readonly noticeDays: number;
  readonly pledge: string | null;
  /** Objections that nobody has decided yet. */
  readonly objections: number;
  readonly batch?: string;
  readonly reason?: string;
}

const deciding = ({ data }: Case<ClaimData>): string =>
  `policies.${["instant", "pledge", "unasked"].includes(data.kind) ? data.kind : "pledge"}`;
const noticing = ({ data }: Case<ClaimData>): string =>
  `policies.notice.${[3, 5, 7].includes(data.noticeDays) ? data.noticeDays : 5}`;
/** To whom it goes once nothing stands against it. */
const toPayer = (c: Case<ClaimData>) => ({ unit: c.data.payer });
const because = (_c: Case<ClaimData>, input: { reason: string }) => ({ reason: input.reason });

/**
 * A firm's claim to a clause, from the filing, or from the day it was found unasked, to the money on its account. Its
 * amount is set aside in the budget by the entry that approves it, and set free by the one that takes that back.
 */
export const claimProcedure = defineProcedure<ClaimData>()({
  type: "policies.claim",
  title: t("政策兑现", "Claim to a policy"),
  prefix: "DX",
  open: {
    title: t("申请兑现", "Claim"),
    by: "anyone",
    input: openClaim,
    to: ({ kind }) => (kind === "unasked" ? "found" : "filed"),
    remember: ({ title: _title, division: _division, unit, ...data }) => ({ ...data, owner: unit, objections: 0 }),
    head: ({ firm, title, unit, division }) => ({ title: `${firm}：${title}`, unit, division }),
  },
  states: {
    found: {
      title: t("待企业确认", "For the firm to confirm"),
      waitsFor: "applicant",
      within: "policies.confirm",
      ifOverdue: "lapse",
    },
    filed: { title: t("待审核", "To be decided"), waitsFor: "assignedUnit", within: deciding },
    noticed: {
      title: t("公示中", "On public notice"),
      waitsFor: "clock",
      within: noticing,
      continues: true,
      ifOverdue: "pass",
    },
    objected: {
      title: t("有异议，核实中", "An objection is looked into"),
      waitsFor: "unitHead",
      within: "policies.objection",
      continues: true,
    },
    payable: { title: t("待拨付", "To be paid"), waitsFor: "assignedUnit", within: "policies.pay" },
    ordered: { title: t("银行支付中", "With the bank"), waitsFor: "assignedUnit", within: "policies.bank" },
    bounced: {
      title: t("银行退回，待核对账户", "The bank refused; the account is to be put right"),
      waitsFor: "applicant",
      within: "policies.confirm",
    },
    paid: { title: t("已到账", "Paid"), final: true, tone: "done" },
    refused: { title: t("未通过", "Refused"), final: true, tone: "refused" },
    declined: { title: t("企业放弃", "Declined by the firm"), final: true },
    withdrawn: { title: t("已撤回", "Withdrawn"), final: true },
    lapsed: { title: t("逾期未确认", "Not confirmed in time"), final: true },
    revoked: { title: t("已撤销", "Revoked"), final: true, tone: "refused" },
  },
  actions: {
    confirm: {
      title: t("确认账户，同意领取", "Confirm the account and accept"),
      by: "applicant",
      from: "found",
      to: "filed",
      input: inputs.nothing,
    },
    decline: {
      title: t("不领取", "Decline"),
      by: "applicant",
      from: "found",
      to: "declined",
      input: inputs.reason,
      remember: because,
    },
    lapse: {
      title: t("期满未确认", "Not confirmed in time"),
      by: "clock",
      from: "found",
      to: "lapsed",
      input: inputs.nothing,
    },
    approve: {
      title: t("审核通过", "Approve"),
      by: "assignedUnit",
      from: "filed",
      to: ({ data }) => (data.noticeDays > 0 ? "noticed" : "payable"),
      input: inputs.note,
      head: (c) => (c.data.noticeDays > 0 ? {} : toPayer(c)),
    },
    refuse: {
      title: t("不予兑现", "Refuse"),
      by: "assignedUnit",
      from: "filed",
      to: "refused",
      input: inputs.reason,
      remember: because,
    },
    withdraw: {
      title: t("撤回申请", "Withdraw"),
      by: "applicant",
      from: ["filed", "noticed"],
      to: "withdrawn",
      input: inputs.nothing,
    },
    pass: {
      title: t("公示期满，无异议", "The notice is over, nothing against it"),
      by: "clock",
      from: "noticed",
      to: "payable",
      input: inputs.nothing,
      head: toPayer,
    },
    hold: {
      title: t("收到异议，暂停拨付", "Held for an objection"),
      by: "system",
      from: ["noticed", "objected"],
      to: "objected",
      input: inputs.nothing,
      remember: ({ data }) => ({ objections: data.objections + 1 }),
    },
    resume: {
      title: t("异议不成立，继续", "The objection does not stand: on with it"),
      by: "system",
      from: "objected",
      to: ({ data }) => (data.objections > 1 ? "objected" : "noticed"),
      input: inputs.nothing,
      remember: ({ data }) => ({ objections: data.objections - 1 }),
    },
    revoke: {
      title: t("撤销兑现", "Revoke"),
      by: ["unitHead", "system"],
      from: ["noticed", "objected", "payable"],
      to: "revoked",
      input: inputs.reason,
      remember: because,
    },
    order: {
      title: t("发出支付指令", "Give the payment order"),
      by: "system",
      from: "payable",
      to: "ordered",
      input: z.object({ batch: z.string().max(60) }),
      remember: (_c, { batch }) => ({ batch }),
    },
    holdPayment: {
      title: t("暂不拨付，退回主管单位", "Do not pay yet: back to the owner"),
      by: "assignedUnit",
      from: "payable",
      to: "filed",
      input: inputs.reason,
      head: ({ data }) => ({ unit: data.owner }),
    },
    settle: {
      title: t("银行回单", "The bank's answer"),
      by: ["system", "assignedUnit"],
      from: "ordered",
      to: (_c, { outcome }) => (outcome === "paid" ? "paid" : "bounced"),
      input: z.object({
        outcome: field(z.enum(["paid", "rejected"]), {
          label: t("结果", "Outcome"),
          type: "radio",
          options: [
            { value: "paid", label: t("已支付", "Paid") },
            { value: "rejected", label: t("退回", "Refused") },
          ],
        }),
        reason: field(z.string().max(300).optional(), { label: t("退回原因", "Why it was refused") }),
      }),
      remember: (_c, { reason }) => ({ ...(reason ? { reason } : {}) }),
    },
    correct: {
      title: t("账户已更正", "The account is right now"),
      by: "applicant",
      from: "bounced",
      to: "payable",
      input: inputs.nothing,
    },
  },
});
