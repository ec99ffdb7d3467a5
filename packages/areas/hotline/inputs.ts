import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";
import { emergencyNumbers, emergencyServices } from "./emergency.ts";
import { kindOptions } from "./kinds.ts";
import { refusalGrounds, refusedFor } from "./refusalGrounds.ts";
import { topics } from "./topics.ts";

const words = (atMost: number, message: string) => z.string().trim().min(2, { error: message }).max(atMost);
const kind = z.enum(kindOptions.map((k) => k.value) as [string, ...string[]]);
const channel = z.enum(["web", "phone", "open311", "app", "letter", "province"]);

const reason = field(words(500, "请写明理由 | Please give the reason"), {
  label: t("理由", "Reason"),
  type: "textarea",
});
const note = field(z.string().trim().max(1000).optional(), { label: t("备注", "Note"), type: "textarea" });
const files = field(z.array(z.uuid()).max(20).optional(), { label: t("附件", "Files"), type: "files" });
const unit = field(z.string().min(1, { error: "请选择承办单位 | Please choose a unit" }).max(40), {
  label: t("承办单位", "Responsible unit"),
  type: "unit",
});

/** What a person says when he opens a request (GB/T 39046 table 10, without the person, who is kept apart). */
export const openRequest = z.object({
  text: field(words(4000, "请写几句具体情况 | Please describe the matter in a few words"), {
    label: t("诉求内容", "What it is about"),
    type: "textarea",
  }),
  title: field(z.string().trim().max(80).optional(), { label: t("标题", "Title") }),
  kind: field(kind, { label: t("类型", "Kind"), type: "select", options: kindOptions }),
  topic: z.string().max(40).optional(),
  /** The call that an agent took it from. */
  call: z.uuid().optional(),
  /** The number under which the matter is kept where it comes from. */
  sourceNumber: z.string().max(80).optional(),
  division: field(z.string().regex(/^\d{6,12}$/, { error: "请选择所在区域 | Please choose the district" }), {
    label: t("所在区域", "District"),
    type: "division",
  }),
  place: field(z.string().trim().max(200).optional(), { label: t("具体地点", "Place") }),
  location: z.object({ lat: z.number().min(-90).max(90), long: z.number().min(-180).max(180) }).optional(),
  channel: channel.default("web"),
  publish: field(z.boolean().default(false), {
    label: t("同意公开（个人信息隐去）", "May be published, personal data hidden"),
  }),
  files,
  suggestedUnit: field(z.string().max(40).optional(), { label: t("建议承办单位", "Suggested unit"), type: "unit" }),
  about: field(z.string().max(40).optional(), {
    label: t("投诉、举报的单位", "The unit complained about"),
    help: t("这个单位看不到反映人是谁", "This unit does not see who complains"),
    type: "unit",
  }),
  named: field(z.boolean().optional(), {
    label: t("举报时愿意让承办单位知道身份", "Of a report: the unit that handles it may know who reports"),
  }),
});

/** What opens the case: what the person says, and what the program told from his words. */
export const toldRequest = openRequest.extend({
  told: z
    .array(
      z.object({
        topic: z.string().max(40),
        score: z.number(),
        confidence: z.number().optional(),
        because: z.array(z.string().max(40)).max(20),
      }),
    )
    .max(3)
    .optional(),
});

export const accept = z.object({
  kind: field(kind.optional(), { label: t("类型", "Kind"), type: "select", options: kindOptions }),
  note,
});
const article = z.string().regex(/^[A-Z]{2,4}-[\w-]{1,40}@\d{1,4}$/u, {
  error: "引用写作“编号@版本”，请从知识库中选择 | A citation is NUMBER@VERSION; choose it from the knowledge base",
});
const cites = field(z.array(article).max(8).optional(), {
  label: t("引用的知识", "Articles cited"),
  help: t("群众看得到公开的条目；过期的不能引用", "The person can read the public ones; stale ones cannot be cited"),
  type: "articles",
});
export const refuse = z
  .object({
    ground: field(z.enum(refusalGrounds.map(({ code }) => code) as [string, ...string[]]).optional(), {
      label: t("不予受理的情形", "Ground"),
      help: t("选定后，理由和渠道不写也会带出", "Reason and channel follow from it where they are left empty"),
      type: "select",
      options: refusalGrounds.map(({ code, label }) => ({ value: code, label })),
    }),
    reason: field(z.string().trim().max(500).optional(), { label: t("理由", "Reason"), type: "textarea" }),
    channel: field(z.string().trim().max(200).optional(), {
      label: t("正确渠道", "The right channel"),
      help: t("例如：信访、诉讼、行政复议、信息公开申请", "For example petition, court, review, information request"),
    }),
  })
  .overwrite((given) => ({ ...given, ...refusedFor(given) }))
  .check(({ value, issues }) => {
    const said = refusedFor(value);
    const lacking = (path: "reason" | "channel", message: string) =>
      said[path].length < 2 && issues.push({ code: "custom", path: [path], message, input: value[path] });
    lacking("reason", "请选情形，或写明理由 | Choose a ground, or give the reason");
    lacking("channel", "请告诉群众该找哪里 | Please name the right channel");
  });
export const directAnswer = z.object({
  answer: field(words(4000, "请写明答复 | Please write the answer"), {
    label: t("答复内容", "Answer"),
    type: "textarea",
  }),
  /** What the person said to the answer while he was on the line; without it he is called back as everybody is. */
  asked: field(z.enum(["satisfied", "explained"]).optional(), {
    label: t("通话中问到的满意度", "What the person said on the line"),
    help: t("当场没问就不选，次日回访", "Leave it where it was not asked: the person is called back"),
    type: "radio",
    options: [
      { value: "satisfied", label: t("满意", "Satisfied") },
      { value: "explained", label: t("不满意，已解释", "Not satisfied, explained") },
    ],
  }),
  cites,
});
/** To whom an emergency was passed on, and who there has it: the log of the handover. */
export const handOver = z.object({
  to: field(z.enum(emergencyNumbers, { error: "请选择移交给谁 | Please choose to whom" }), {
    label: t("移交给", "Handed over to"),
    type: "radio",
    options: emergencyNumbers.map((value) => ({ value, label: emergencyServices[value].name })),
  }),
  receipt: field(words(80, "请记下对方的工号或受理编号 | Note the number of who took it, or of the matter there"), {
    label: t("对方工号或受理编号", "Who took it, or its number there"),
  }),
  note,
});
/** Whoever dispatches says with it what the request is about: that is what the hotline learns topics from. */
export const dispatch = z.object({
  unit,
  topic: field(z.enum(topics.map(({ code }) => code) as [string, ...string[]]).optional(), {
    label: t("主题", "Topic"),
    help: t("请核对；不对就改，系统据此学习", "Please check and correct it; the system learns from it"),
    type: "select",
    options: topics.map(({ code, group, name }) => ({
      value: code,
      label: t(`${group.zh}·${name.zh}`, `${group.en}: ${name.en}`),
    })),
  }),
  note,
});
export const sign = z.object({ note });
export const requestReturn = z.object({
  reason,
  rightUnit: field(z.string().max(40).optional(), { label: t("建议承办单位", "Unit it belongs to"), type: "unit" }),
});
export const designate = z.object({ unit, reason });
export const contact = z.object({
  note: field(words(1000, "请写明联系情况 | Please note what was said"), {
    label: t("联系情况", "What was said"),
    type: "textarea",
  }),
});
export const progress = z.object({
  note: field(words(2000, "请写明进展 | Please describe the progress"), {
    label: t("办理进展", "Progress"),
    type: "textarea",
  }),
  files,
});
export const suspend = z.object({
  reason,
  plan: field(words(1000, "请写明办理计划 | Please give the plan"), { label: t("办理计划", "Plan"), type: "textarea" }),
  until: field(z.iso.date({ error: "请选择日期 | Please choose a date" }), {
    label: t("预计日期", "Expected date"),
    type: "date",
  }),
});
export const answer = z.object({
  answer: field(words(4000, "请写明答复 | Please write the answer"), {
    label: t("答复内容", "Answer"),
    type: "textarea",
  }),
  solved: field(z.enum(["solved", "planned", "explained"]), {
    label: t("办理结果", "Result"),
    type: "radio",
    options: [
      { value: "solved", label: t("已解决", "Solved") },
      { value: "planned", label: t("已列入计划，按期解决", "Planned, with a date") },
      { value: "explained", label: t("无法解决，已解释", "Cannot be done, explained") },
    ],
  }),
  cites,
  files,
});
export const answerEarly = answer.extend({
  withoutParts: field(words(500, "请写明不等协办单位的理由 | Please say why it does not wait for the joint units"), {
    label: t("不等协办单位的理由", "Why it does not wait for the joint units"),
    type: "textarea",
  }),
});
export const task = field(words(1000, "请写明要协办什么 | Please say what is to be done"), {
  label: t("协办事项", "What the joint unit does"),
  type: "textarea",
});
export const joint = z.object({
  unit: field(z.string().min(1, { error: "请选择协办单位 | Please choose a joint unit" }).max(40), {
    label: t("协办单位", "Joint unit"),
    type: "unit",
  }),
  task,
});
export const convene = z.object({
  question: field(words(500, "请写明会商什么 | Please say what is to be settled"), {
    label: t("会商事项", "What is to be settled"),
    type: "textarea",
  }),
  units: field(words(300, "请写明参加单位 | Please name the units"), { label: t("参加单位", "Units that come") }),
  on: field(z.iso.date({ error: "请选择日期 | Please choose a date" }), { label: t("会商日期", "Day"), type: "date" }),
});
export const reasonOnly = z.object({ reason });
/** Why somebody looks at a person's name and phone (个人信息保护法 §6: a clear purpose). */
export const purpose = z.object({
  purpose: field(words(200, "请写明用途 | Please give the purpose"), { label: t("用途", "Purpose") }),
});
export const noteOnly = z.object({ note });
export const callBack = z.object({
  outcome: field(z.enum(["satisfied", "explained", "unsatisfied", "noAnswer"]), {
    label: t("回访结果", "What the person said"),
    type: "radio",
    options: [
      { value: "satisfied", label: t("满意", "Satisfied") },
      { value: "explained", label: t("不满意，但办理合规，已解释", "Not satisfied, handled rightly, explained") },
      { value: "unsatisfied", label: t("不满意，应当重办", "Not satisfied, to be done again") },
      { value: "noAnswer", label: t("未接通", "No answer") },
    ],
  }),
  solved: field(z.enum(["yes", "no"]).optional(), {
    label: t("本人说解决了没有", "Whether the person says it is solved"),
    help: t("没问到就不选，不计入解决率", "Leave it where it was not asked: it then counts in no rate"),
    type: "radio",
    options: [
      { value: "yes", label: t("解决了", "Solved") },
      { value: "no", label: t("没解决", "Not solved") },
    ],
  }),
  contacted: field(z.boolean().default(true), { label: t("承办单位联系过本人", "The unit had been in touch") }),
  note,
});
export const addInformation = z.object({
  note: field(words(2000, "请写下补充内容 | Please write what you want to add"), {
    label: t("补充内容", "What you want to add"),
    type: "textarea",
  }),
  files,
});
