import { attachmentSchema } from "@wuxing/platform/exchange";
import { z } from "zod";

const text = (atMost: number, said: string) => z.string().max(atMost).describe(said);
const instant = (said: string) => z.iso.datetime().nullable().describe(said);

/**
 * A request in the fields of GB/T 39046-2020 table 10 (互动信息). The standard prints Chinese names; the names here are ours,
 * and the descriptions say which field of the table each is.
 */
export const interaction = z.strictObject({
  number: text(80, "咨询/投诉编号").min(1),
  person: z
    .strictObject({ name: text(60, "姓名"), phone: text(30, "电话") })
    .describe("咨询/投诉人：隐去后的写法；办理需要时，原文另附在报文之外（enclosure）"),
  title: text(200, "标题"),
  content: text(4000, "内容").min(2),
  kind: z.enum(["consult", "help", "complaint", "report", "suggestion"]).describe("咨询、求助、投诉、举报、建议"),
  source: text(40, "来源：web 网页、phone 电话、app、letter 来信、open311、province 省平台"),
  submittedAt: z.iso.datetime().describe("时间"),
  unitName: text(100, "承办单位名称").nullable(),
  unitUscc: z.string().length(18).nullable().describe("承办单位统一社会信用代码"),
  officer: text(60, "承办人：工号或岗位，不写姓名").nullable(),
  feedback: text(4000, "反馈").nullable(),
  promisedUntil: instant("承诺时限"),
  extendedUntil: instant("延期时限"),
  extensionReason: text(1000, "延期原因").nullable(),
  overdueDays: z.int().min(0).describe("超期天数"),
  division: z
    .string()
    .regex(/^\d{6,12}$/u)
    .describe("行政区划代码 GB/T 2260"),
});
export type Interaction = z.output<typeof interaction>;

/** What a message is about. Each carries the whole record as it stands, so the last one received says all. */
export const messageKinds = ["transfer", "progress", "answer", "return", "withdraw", "supplement", "urge"] as const;
export type MessageKind = (typeof messageKinds)[number];

/** The body of a message between city and province; `kind` stands in the message. */
export const provinceBody = z.strictObject({
  kind: z
    .enum(messageKinds)
    .describe(
      "transfer 转办/上报，progress 办理进度，answer 办结反馈，return 退回，withdraw 撤回，supplement 补充，urge 催办",
    ),
  step: text(200, "这一步做了什么"),
  note: text(4000, "这一步的说明").nullable(),
  state: text(60, "状态名称"),
  result: z.enum(["solved", "planned", "explained"]).nullable().describe("办理结果，办结反馈时填"),
  attachments: z.array(attachmentSchema).max(20).default([]).describe("附件：内容另行分段取，按摘要核对"),
  record: interaction,
});
export type ProvinceBody = z.output<typeof provinceBody>;
