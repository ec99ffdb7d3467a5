import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

export const retentionRule = "privacy.retention.reporter";

/**
 * How long personal data is kept. The law gives no number: the shortest time that the purpose needs, then erasure
 * (个人信息保护法 §19, §47); the archive's own term is the city's to set.
 */
export const personalRules: readonly RuleRow[] = [
  {
    key: retentionRule,
    from: "2019-01-01",
    title: t("反映人信息保存期限（办结后）", "How long who asked is kept after the case has closed"),
    value: { amount: 1095, unit: "calendarDay" },
    source: {
      title: "个人信息保护法；期限由本市按档案规定确定（待核）",
      article: "§19、§47",
      mark: "M",
      note: t(
        "法律没有给出天数，这里的三年待本市确认",
        "The law gives no number; these three years are to be confirmed",
      ),
    },
  },
];
