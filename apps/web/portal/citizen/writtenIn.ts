import { t } from "@wuxing/kernel/text";

/** The languages in which somebody may be written to; `asked`: that in which he asked each time. */
export const writtenIn = {
  asked: t("提出时用的语言", "As when I asked"),
  zh: t("中文", "Chinese"),
  en: t("英文", "English"),
} as const;
