import { printMoney } from "@wuxing/kernel/policies";
import { type Text, t } from "@wuxing/kernel/text";

export const kindNames: Readonly<Record<string, Text>> = {
  unasked: t("免申即享", "Paid unasked"),
  instant: t("即申即享", "Paid on request"),
  pledge: t("承诺兑现", "Paid on a pledge"),
};
export const policyStates: Readonly<Record<string, Text>> = {
  draft: t("草稿", "Draft"),
  review: t("待审核发布", "To be checked"),
  published: t("已发布", "Published"),
  ended: t("已到期", "Ended"),
  withdrawn: t("已停止", "Withdrawn"),
};
/** What a firm's file says to a condition. */
export const verdictNames: Readonly<Record<"yes" | "no" | "unknown", Text>> = {
  yes: t("符合", "fulfilled"),
  no: t("不符合", "not fulfilled"),
  unknown: t("还不知道", "not known"),
};
/** Options of a choice, from its names. */
export const optionsOf = (names: Readonly<Record<string, Text>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
/** 分 in words; nothing is said as 0 元. */
export const money = (fen: number): Text => printMoney(fen);
