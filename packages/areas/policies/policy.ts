import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { parseClauses } from "@wuxing/kernel/policies";
import { type Case, defineProcedure, field } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { z } from "zod";
import { facts } from "./facts.ts";
import * as inputs from "./inputs.ts";
import { type PolicyKind, policyKinds } from "./policyKinds.ts";

/** What a policy's case remembers. */
export interface PolicyData {
  readonly title: string;
  readonly summary: string;
  /** The document that it is of. */
  readonly source: string;
  /** Whose money it is: the unit that gives the payment order. */
  readonly payer: string;
  readonly kind: PolicyKind;
  /** Its clauses in the readable form; read anew wherever they are used. */
  readonly text: string;
  readonly validFrom: Day;
  readonly validUntil: Day;
  /** Working days of the public notice before it is paid; 0: none. */
  readonly noticeDays: number;
  readonly budgetFen: number;
}

const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
const money = z
  .number({ error: "请填写金额 | Please give the amount" })
  .min(0.01, { error: "金额要大于零 | The amount must be more than nothing" })
  .max(10_000_000);
const content = {
  title: field(z.string().trim().min(4, { error: "标题至少四个字 | The title needs four characters" }).max(80), {
    label: t("政策名称", "Name of the policy"),
  }),
  summary: inputs.said("一句话说明", "In one sentence", 400),
  source: field(z.string().trim().min(4, { error: "请写明政策文件 | Please name the document" }).max(200), {
    label: t("政策文件", "Document"),
    help: t("发文机关、文号和条目", "Issuer, number and article"),
  }),
  payer: field(z.string().min(1, { error: "请选择拨款单位 | Please choose the payer" }).max(40).default("px-czj"), {
    label: t("拨款单位", "Payer"),
    type: "unit",
  }),
  kind: field(z.enum(["unasked", "instant", "pledge"]).default("instant"), {
    label: t("兑现方式", "How it is honoured"),
    type: "radio",
    options: policyKinds,
  }),
  text: field(z.string().max(8000).default(""), {
    label: t("条款", "Clauses"),
    type: "textarea",
    help: t("每一条依次写“条款”“条件”“兑现”", "For each clause its name, its condition and its benefit"),
  }),
  validFrom: field(day, { label: t("有效期自", "Valid from"), type: "date" }),
  validUntil: field(day, { label: t("有效期至", "Valid until"), type: "date" }),
  noticeDays: field(z.enum(["0", "3", "5", "7"]).default("5"), {
    label: t("公示", "Public notice"),
    type: "select",
    options: [
      { value: "0", label: t("不公示", "None") },
      ...["3", "5", "7"].map((days) => ({ value: days, label: t(`${days} 个工作日`, `${days} working days`) })),
    ],
  }),
  budget: field(money, { label: t("预算（万元）", "Budget (10,000 CNY)"), type: "number" }),
} as const;

/** What the desk's form of a policy sends; `unit` is the department that stands for it. */
export const openPolicy = z.object({
  unit: field(z.string().min(1, { error: "请选择主管单位 | Please choose its owner" }).max(40), {
    label: t("主管单位", "Owner"),
    type: "unit",
  }),
  ...content,
});
const revise = z.object(content);

const fenOf = (tenThousands: number): number => Math.round(tenThousands * 1_000_000);
const contentOf = ({ budget, noticeDays, unit: _unit, ...input }: z.output<typeof revise> & { unit?: string }) => ({
  ...input,
  noticeDays: Number(noticeDays),
  budgetFen: fenOf(budget),
});

/** Why a policy cannot go on as it stands. */
function unfit({ data }: Case<PolicyData>, at: string): Text | undefined {
  const [fault] = parseClauses(data.text, facts).faults;
  if (fault)
    return t(
      `条款第 ${fault.line} 行第 ${fault.column} 字：${fault.reason.zh}`,
      `Clauses, line ${fault.line}, sign ${fault.column}: ${fault.reason.en}`,
    );
  if (data.validUntil < data.validFrom)
    return t("有效期止不能早于有效期起，请修改", "It cannot end before it begins; change the days");
  if (data.validUntil < dayOf(at)) return t("有效期已过，请修改", "Its validity is over; change the days");
  return undefined;
}

/** A policy is entered by one and published by another (checkSecondPerson); published, its clauses stand as they are. */
export const policyProcedure = defineProcedure<PolicyData>()({
  type: "policies.policy",
  title: t("惠企政策", "Policy for firms"),
  prefix: "ZC",
  openToStaff: true,
  open: {
    title: t("录入政策", "Enter a policy"),
    by: "anyone",
    input: openPolicy,
    to: "draft",
    remember: contentOf,
    head: ({ title, unit }) => ({ title, unit }),
  },
  states: {
    draft: { title: t("草稿", "Draft"), waitsFor: "assignedUnit", within: "policies.draft" },
    review: { title: t("待审核发布", "To be checked"), waitsFor: "unitHead", within: "policies.review" },
    published: {
      title: t("已发布", "Published"),
      waitsFor: "clock",
      within: "policies.validity",
      ifOverdue: "end",
    },
    ended: { title: t("已到期", "Ended"), final: true, tone: "done" },
    withdrawn: { title: t("已停止", "Withdrawn"), final: true, tone: "refused" },
  },
  actions: {
    revise: {
      title: t("修改", "Change"),
      by: "assignedUnit",
      from: "draft",
      to: "draft",
      input: revise,
      remember: (_c, input) => contentOf(input),
      head: (_c, { title }) => ({ title }),
      proposes: ({ data }) => presentOf(data),
    },
    submit: {
      title: t("送审", "Send to be checked"),
      by: "assignedUnit",
      from: "draft",
      to: "review",
      input: inputs.note,
      unless: unfit,
    },
    publish: {
      title: t("审核通过，发布", "Publish"),
      by: "unitHead",
      from: "review",
      to: "published",
      input: inputs.note,
      unless: unfit,
      due: ({ data }) => data.validUntil,
    },
    sendBack: {
      title: t("退回修改", "Send back"),
      by: "unitHead",
      from: "review",
      to: "draft",
      input: inputs.reason,
    },
    addBudget: {
      title: t("追加预算", "Add to the budget"),
      by: "unitHead",
      from: "published",
      to: "stay",
      input: z.object({
        more: field(money, { label: t("追加（万元）", "More (10,000 CNY)"), type: "number" }),
        reason: inputs.said("依据", "On what it rests"),
      }),
      remember: ({ data }, { more }) => ({ budgetFen: data.budgetFen + fenOf(more) }),
    },
    end: {
      title: t("有效期届满", "Its validity is over"),
      by: "clock",
      from: "published",
      to: "ended",
      input: inputs.nothing,
    },
    withdraw: {
      title: t("停止执行", "Withdraw"),
      by: "unitHead",
      from: ["draft", "review", "published"],
      to: "withdrawn",
      input: inputs.reason,
    },
  },
});

function presentOf(data: PolicyData) {
  const because = t("现行内容", "as it stands");
  const { budgetFen, noticeDays, ...rest } = data;
  const texts = { ...rest, noticeDays: String(noticeDays), budget: String(budgetFen / 1_000_000) };
  return Object.fromEntries(Object.entries(texts).map(([name, value]) => [name, { value, because }]));
}
