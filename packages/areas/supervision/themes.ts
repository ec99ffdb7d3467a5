import { type Text, t } from "@wuxing/kernel/text";

/** The five types of the notice: what a visit looks for. */
export const themes = ["loyal", "innovative", "responsible", "serving", "capable"] as const;
export type Theme = (typeof themes)[number];

export const themeTitles: Readonly<Record<Theme, Text>> = {
  loyal: t("忠诚型", "Loyal"),
  innovative: t("创新型", "Innovative"),
  responsible: t("担当型", "Responsible"),
  serving: t("服务型", "Serving"),
  capable: t("过硬型", "Capable"),
};

export const themeOptions = themes.map((value) => ({ value, label: themeTitles[value] }));
