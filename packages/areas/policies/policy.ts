import { addDays, type Day, dayOf } from "@wuxing/kernel/calendar";
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
  /** Of all versions together, as this one was drafted. */
  readonly budgetFen: number;
  /** The version that takes its place, and when it would have ended else. */
  readonly replacedBy?: string | null;
  readonly ownUntil?: Day;
}

const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
const money = z
  .number({ error: "请填写金额 | Please give the amount" })
  .min(0.01, { error: "金额要大于零 | The amount must be more than nothing" })
  .max(10_000_000, { error: "最多 10000000 万元，请核对 | At most 10,000,000 × CNY 10,000; please check it" });
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

/** 万元 in 分. */
export const fenOf = (tenThousands: number): number => Math.round(tenThousands * 1_000_000);
const contentOf = ({ budget, noticeDays, unit: _unit, ...input }: z.output<typeof revise> & { unit?: string }) => ({
  ...input,
  noticeDays: Number(noticeDays),
  budgetFen: fenOf(budget),
});

/** Why a policy cannot go on as it stands. */
function unfit({ data, parentId }: Case<PolicyData>, at: string): Text | undefined {
  const [fault] = parseClauses(data.text, facts).faults;
  if (fault)
    return t(
      `条款第 ${fault.line} 行第 ${fault.column} 字：${fault.reason.zh}`,
      `Clauses, line ${fault.line}, sign ${fault.column}: ${fault.reason.en}`,
    );
  if (data.validUntil < data.validFrom)
    return t("有效期止不能早于有效期起，请修改", "It cannot end before it begins; change the days");
  if (data.validUntil < dayOf(at)) return t("有效期已过，请修改", "Its validity is over; change the days");
  if (parentId !== null && data.validFrom <= dayOf(at))
    return t(
      "新版本最早从明天起施行：今天以前的兑现按原版本。请退回，修改有效期",
      "A new version holds from tomorrow at the earliest: until then claims follow the old one. Change the days",
    );
  return undefined;
}

/**
 * A policy is entered by one and published by another (checkSecondPerson); published, its clauses stand as they are. What
 * shall be otherwise is a version of its own: a child case of the one whose place it takes, which then ends the day before.
 */
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
      rewrites: true,
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
    replace: {
      title: t("由新版本接替", "A new version takes its place"),
      by: "system",
      from: "published",
      to: "published",
      input: z.object({
        by: inputs.text("新版本", "New version", 60),
        from: field(day, { label: t("新版本自", "From") }),
      }),
      remember: ({ data }, { by, from }) => ({
        replacedBy: by,
        ownUntil: data.validUntil,
        validUntil: endBefore(data, from),
      }),
      due: ({ data }, { from }) => endBefore(data, from),
    },
    restore: {
      title: t("新版本停止，恢复原有效期", "The new version was withdrawn: it goes on"),
      by: "system",
      from: "published",
      to: "published",
      input: inputs.nothing,
      remember: ({ data }) => ({ replacedBy: null, validUntil: data.ownUntil ?? data.validUntil }),
      due: ({ data }) => data.ownUntil ?? data.validUntil,
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

/** The last day of a version whose place is taken from a day on. */
const endBefore = ({ validUntil }: PolicyData, from: Day): Day => (validUntil < from ? validUntil : addDays(from, -1));

/** A policy's content as its form is filled in. */
export function formOf({ title, summary, source, payer, kind, text, validFrom, validUntil, ...data }: PolicyData) {
  const budget = data.budgetFen / 1_000_000;
  return {
    ...{ title, summary, source, payer, kind, text, validFrom, validUntil },
    ...{ noticeDays: String(data.noticeDays) as "0" | "3" | "5" | "7", budget },
  };
}

function presentOf(data: PolicyData) {
  const because = t("现行内容", "as it stands");
  const texts = Object.entries(formOf(data)).map(([name, value]) => [name, String(value)] as const);
  return Object.fromEntries(texts.map(([name, value]) => [name, { value, because }]));
}
