import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { refundRow } from "@wuxing/platform/items";
import { z } from "zod";

const words = (message: string, atMost = 1000) => z.string().trim().min(2, { error: message }).max(atMost);
export const nothing = z.object({});
const note = field(z.string().trim().max(1000).optional(), { label: t("备注", "Note"), type: "textarea" });
const files = field(z.array(z.uuid()).max(20).optional(), { label: t("附件", "Files"), type: "files" });
export const noteOnly = z.object({ note });

const ownTerm = z.object({
  amount: z.int().min(0).max(400),
  unit: z.enum(["workingDay", "calendarDay"]),
  basis: z.string().max(300),
});
const day = z.iso.date();

export const deliveries = [
  { value: "counter", label: t("窗口领取", "Fetch it at the counter") },
  { value: "post", label: t("邮寄", "By post") },
  { value: "certificate", label: t("电子证照", "As an electronic certificate") },
] as const;

/** What opens an application: the item's version of the day and what was handed in, made from the item by `handIn`. */
export const openApplication = z.object({
  title: field(z.string().trim().min(1).max(200), { label: t("事项", "Matter") }),
  item: field(z.object({ code: z.string().max(40), version: z.int().min(1) }), { label: t("事项版本", "Item") }),
  holder: field(z.object({ kind: z.enum(["person", "firm"]), id: z.string().max(60) }), {
    label: t("申请人", "Applicant"),
  }),
  itemKind: z.string().max(2).default("01"),
  handling: z.enum(["1", "2", "9"]).default("2"),
  unit: field(z.string().min(1).max(40), { label: t("受理单位", "Unit"), type: "unit" }),
  division: z.string().max(12).nullable().optional(),
  legal: ownTerm.optional(),
  promisedTerm: ownTerm.optional(),
  jointUnits: z.array(z.string().max(40)).max(20).default([]),
  preReviewUnit: z.string().max(40).optional(),
  materials: z
    .array(
      z.object({
        key: z.string().max(40),
        name: z.string().max(400),
        proof: z.enum(["file", "certificate", "promise", "counter"]),
        certificate: z.string().max(120).optional(),
        issuer: z.object({ zh: z.string().max(80), en: z.string().max(160) }).optional(),
        files: z.array(z.uuid()).max(20).optional(),
        optional: z.literal(true).optional(),
      }),
    )
    .max(60)
    .default([]),
  asked: z
    .array(z.object({ key: z.string().max(40), name: z.string().max(400) }))
    .max(80)
    .optional(),
  certified: z
    .array(z.object({ key: z.string().max(40), certificate: z.string().max(120), corrected: z.boolean().optional() }))
    .max(80)
    .optional(),
  specials: z
    .array(
      z.object({
        kind: z.string().max(40),
        name: z.string().max(400),
        days: z.int().min(1).max(400),
        unit: z.enum(["workingDay", "calendarDay"]),
      }),
    )
    .max(10)
    .default([]),
  fee: z.int().min(1).optional(),
  feeBasis: z.string().max(300).optional(),
  refunds: z.array(refundRow).max(5).optional(),
  delivery: field(z.enum(["counter", "post", "certificate"]).default("counter"), {
    label: t("结果怎么给", "How the result comes"),
    type: "select",
    options: deliveries,
  }),
  promised: field(z.boolean().optional(), { label: t("告知承诺", "By a written promise") }),
  issues: z.string().max(40).optional(),
  renews: z
    .object({ certificate: z.string().max(80), expiresOn: day, registered: z.string().max(80).optional() })
    .optional(),
  files,
});

export const accept = z.object({ note });

export const correction = z.object({
  pieces: field(words("请逐项写明缺什么、怎么补 | Say of each piece what is missing and how to mend it", 4000), {
    label: t("需要补正的", "What has to be mended"),
    help: t(
      "勾上要补正的，各写明哪里不对、怎么补。必须一次写全：没写的以后不能再要。",
      "Tick what has to be mended, and say of each what is wrong and how to mend it. All of it now: what is left out cannot be asked for later.",
    ),
    type: "checklist",
    reasons: t("哪里不对、怎么补：", "What is wrong, and how to mend it:"),
    more: t(
      "同一项还有要说的，一行一项，写“名称：怎么补”",
      "More of the same pieces, one a line: “name: how to mend it”",
    ),
  }),
});

export const notAcceptedGrounds = [
  { value: "noPermit", label: t("依法不需要取得许可", "By law no permit is needed") },
  { value: "notOurs", label: t("不属于本机关职权范围", "It is not for this body to decide") },
  { value: "notAllowed", label: t("依法不得申请", "The law forbids the application") },
] as const;

export const refuseToAccept = z.object({
  ground: field(z.enum(["noPermit", "notOurs", "notAllowed"]), {
    label: t("不予受理的情形", "Why it is not accepted"),
    type: "select",
    options: notAcceptedGrounds,
  }),
  reason: field(
    words("请写明理由；不归本机关的，写明向哪个机关申请 | Give the reason, and the body that is in charge"),
    {
      label: t("理由和去向", "Reason, and where to go"),
      type: "textarea",
    },
  ),
});

export const supply = z.object({
  note: field(z.string().trim().max(1000).optional(), { label: t("补了什么", "What was added"), type: "textarea" }),
  files,
  /** What the form of the notice says beside it: which answers are other ones, and how each named material comes now. */
  mended: z.array(z.string().max(40)).max(80).optional(),
  materials: z
    .array(
      z.object({
        key: z.string().max(40),
        proof: z.enum(["file", "counter"]),
        files: z.array(z.uuid()).max(20).optional(),
      }),
    )
    .max(60)
    .optional(),
});

/** What a promise needs to be put right is said in words. */
export const rectify = z.object({
  note: field(words("请写整改了什么 | Say what was put right"), {
    label: t("整改了什么", "What was put right"),
    type: "textarea",
  }),
  files,
});

export const recordBrought = z.object({
  pieces: field(words("请写收到了哪些材料 | Say which materials were brought", 4000), {
    label: t("收到的材料", "Materials that were brought"),
    help: t("带来的勾上，没有带来的不勾。", "Tick what was brought."),
    type: "checklist",
  }),
  on: field(day.optional(), { label: t("哪天收到", "On which day"), type: "date" }),
});

export const passUp = z.object({
  opinion: field(words("请写审查意见 | Please give the opinion"), {
    label: t("审查意见", "Opinion"),
    type: "textarea",
  }),
  files,
});

export const siteCheck = z.object({
  staff: field(words("请写核查人员的工号 | Give the numbers of the staff", 200), {
    label: t("核查人员工号", "Staff who checked"),
    help: t("两名以上，用逗号隔开", "Two or more, with commas between"),
  }),
  finding: field(words("请写核查情况 | Say what was found"), {
    label: t("核查情况", "What was found"),
    type: "textarea",
  }),
  files,
});

export const specialKinds = [
  { value: "tender", label: t("招标", "Tender") },
  { value: "auction", label: t("拍卖", "Auction") },
  { value: "inspection", label: t("检验、检测", "Inspection or test") },
  { value: "quarantine", label: t("检疫", "Quarantine") },
  { value: "appraisal", label: t("鉴定", "Appraisal") },
  { value: "expertReview", label: t("专家评审", "Expert review") },
  { value: "exam", label: t("考试、考核", "Examination") },
  { value: "publicNotice", label: t("公示", "Public notice") },
] as const;

export const beginSpecial = z.object({
  kind: field(
    z.enum(["tender", "auction", "inspection", "quarantine", "appraisal", "expertReview", "exam", "publicNotice"]),
    { label: t("特别程序", "Special procedure"), type: "select", options: specialKinds },
  ),
  until: field(day, { label: t("最晚到哪天", "Until at the latest"), type: "date" }),
  reason: field(words("请写明理由和所需时间 | Give the reason and how long it takes"), {
    label: t("书面告知申请人的话", "What the applicant is told in writing"),
    type: "textarea",
  }),
});
export const beginHearing = z.object({ until: day });

export const reasonOnly = z.object({
  reason: field(words("请写明理由 | Please give the reason"), { label: t("理由", "Reason"), type: "textarea" }),
});

export const grant = z.object({
  decision: field(words("请写决定内容 | Please write the decision"), {
    label: t("决定内容", "Decision"),
    type: "textarea",
  }),
  validUntil: field(day.optional(), { label: t("有效期至", "Valid until"), type: "date" }),
});

export const deny = z.object({
  decision: field(
    z
      .string()
      .trim()
      .min(10, { error: "请写明事实、理由和依据的条款 | Give the facts, the reasons and the articles" })
      .max(2000),
    {
      label: t("不予的理由", "Reasons of the refusal"),
      help: t("复议、诉讼的权利会自动写进决定书。", "The rights to review and to sue are added to the paper."),
      type: "textarea",
    },
  ),
});

export const terminate = z.object({
  ground: field(z.enum(["impossible", "ended", "expired"]), {
    label: t("终止的情形", "Why it ends"),
    type: "select",
    options: [
      { value: "impossible", label: t("申请人要求或无法继续", "It cannot go on") },
      { value: "ended", label: t("申请人死亡、丧失能力或依法终止", "The applicant has died or has been dissolved") },
      { value: "expired", label: t("赋予的权利已无从行使", "What it would allow can no longer be done") },
    ],
  }),
  ...reasonOnly.shape,
});

export const deliver = z.object({
  method: field(z.enum(["counter", "post", "certificate"]), {
    label: t("送达方式", "How it was delivered"),
    type: "select",
    options: deliveries,
  }),
  trackingNumber: field(z.string().trim().max(60).optional(), { label: t("邮件号", "Number of the parcel") }),
  code: field(z.string().trim().max(12).optional(), {
    label: t("取件码", "Pick-up code"),
    help: t("窗口领取时由申请人报出", "The applicant says it at the counter"),
  }),
});

export const purpose = z.object({
  purpose: field(words("请写明用途，会留下记录 | Say what for; it is recorded", 200), { label: t("用途", "What for") }),
});

export const settleFee = z.object({ receipt: z.string().max(80) });
export const countReview = z.object({ outcome: z.enum(["agreed", "objected"]) });
