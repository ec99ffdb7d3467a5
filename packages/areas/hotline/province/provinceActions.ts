import { type Case, field, stay } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

/** What a request remembers of the province's platform. */
export interface ProvinceData {
  /** The number under which the matter is kept where it comes from. */
  readonly sourceNumber?: string;
  /** Why it was sent up, since when the province knows it by its number here; and whether it is told who asks. */
  readonly sentUp?: { readonly ground: string; readonly contact: boolean };
}

const words = (zh: string, en: string, atMost = 1000) =>
  field(z.string().trim().min(2, { error: "请写明这一项 | Please fill this in" }).max(atMost), {
    label: t(zh, en),
    type: "textarea",
  });
const reason = z.object({ reason: words("理由", "Reason", 500) });

const sendUp = z.object({
  ground: field(z.enum(["provincialDepartment", "crossRegion"]), {
    label: t("上报原因", "Why it goes up"),
    type: "radio",
    options: [
      { value: "provincialDepartment", label: t("属于省级部门职责", "A provincial department's duty") },
      { value: "crossRegion", label: t("跨设区市", "More than one city is concerned") },
    ],
  }),
  note: words("需要省里办什么", "What the province is asked to do"),
  contact: field(z.boolean().default(false), {
    label: t("省里要联系本人：同时报送姓名和电话", "The province must reach the person: name and phone go with it"),
    help: t("会记入本人的查看记录", "It is written into the person's record of looks"),
  }),
});
const answer = z.object({
  answer: words("答复内容", "Answer", 4000),
  solved: field(z.enum(["solved", "planned", "explained"]).default("solved"), {
    label: t("办理结果", "Result"),
    type: "radio",
    options: [
      { value: "solved", label: t("已解决", "Solved") },
      { value: "planned", label: t("已列入计划，按期解决", "Planned, with a date") },
      { value: "explained", label: t("无法解决，已解释", "Cannot be done, explained") },
    ],
  }),
  files: z.array(z.uuid()).max(20).optional(),
});
const files = z.array(z.uuid()).max(20).optional();
const notYetThere = ["received", "accepted"] as const;

/** Matters of provincial departments, or of several cities, wait with the province (江西省12345方案: 统一接收、按责转办、限时办结). */
export const provinceStates = {
  withProvince: { title: t("已报省平台", "With the province"), waitsFor: "province", within: "hotline.province" },
} as const;

/** What the hotline and the province's platform do with such a matter. */
export const provinceActions = {
  sendUp: {
    title: t("上报省平台", "Send up to the province"),
    by: "dispatcher",
    from: notYetThere,
    to: "withProvince",
    input: sendUp,
    unless: (c: Case<ProvinceData>) =>
      c.data.sourceNumber
        ? t(
            "这件是省平台转来的，不能再报上去；请退回省平台",
            "It came from the province; refuse it instead of sending it up",
          )
        : undefined,
    remember: (_c: Case<ProvinceData>, { ground, contact }: z.output<typeof sendUp>) => ({
      sentUp: { ground, contact },
    }),
  },
  urgeProvince: {
    title: t("提请省平台加快", "Ask the province to hurry"),
    by: "dispatcher",
    from: "withProvince",
    to: stay,
    input: reason,
    internal: true,
  },
  takeBack: {
    title: t("撤回上报", "Take it back from the province"),
    by: "dispatcher",
    from: "withProvince",
    to: "accepted",
    input: reason,
  },
  provinceReport: {
    title: t("省平台反馈进展", "The province reports progress"),
    by: "province",
    from: "withProvince",
    to: stay,
    input: z.object({ note: words("进展", "Progress", 4000), files }),
  },
  provinceReturn: {
    title: t("省平台退回", "The province returns it"),
    by: "province",
    from: "withProvince",
    to: "accepted",
    input: reason,
  },
  provinceAnswer: {
    title: t("省平台答复", "The province answers"),
    by: "province",
    from: "withProvince",
    to: "callBack",
    input: answer,
    remember: (_c: Case<ProvinceData>, input: z.output<typeof answer>) => ({
      answer: input.answer,
      solved: input.solved,
    }),
  },
} as const;
