import { type Text, t } from "@wuxing/kernel/text";

export type SayStep = 1 | 2 | 3 | 4;

/** One question a step; the first needs nothing but words. */
export const stepTitles: Readonly<Record<SayStep, Text>> = {
  1: t("您想说什么事？", "What is it about?"),
  2: t("是哪类事、在哪里？", "What kind of matter, and where?"),
  3: t("怎么联系您？", "How can we reach you?"),
  4: t("核对并提交", "Check and send"),
};
