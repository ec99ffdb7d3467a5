import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";

export const phoneRule = "citizens.phone.unused";

/** After how long a phone's code alone is no proof any more that its holder is the one of before. */
export const citizenRules: readonly RuleRow[] = [
  {
    key: phoneRule,
    from: "2019-01-01",
    title: t("手机号多久没用，登录时要另行证明", "A phone unused for so long: signing in asks for more"),
    value: { amount: 90, unit: "calendarDay" },
    source: {
      title: "本市规定（待核）：销号的手机号冻结期满后会重新放出",
      mark: "M",
      note: t(
        "90 天取运营商通常的冻结期，待本市确认",
        "Ninety days, as long as operators usually keep a cancelled number back; to be confirmed by the city",
      ),
    },
  },
];
