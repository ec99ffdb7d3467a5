import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

export const extensionRules: readonly RuleRow[] = [
  {
    key: "extensions.decide",
    from: "2019-01-01",
    title: t("延期审批时限", "Time to decide on an extension"),
    value: { amount: 1, unit: "workingDay" },
    source: { title: "本市热线工作规程（待核）", mark: "M" },
  },
];
