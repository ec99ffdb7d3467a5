import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const ours: RuleSource = { title: "本市电子证照应用办法（待核）", mark: "M" };

const row = (key: string, title: Text, value: RuleRow["value"]): RuleRow => ({
  key: `certificates.${key}`,
  from: "2019-01-01",
  title,
  value,
  source: ours,
});

/** Terms around the use of certificates. No regulation that was read sets any of them; all are the city's to confirm. */
export const certificateRules: readonly RuleRow[] = [
  row("validity", t("证照有效期（证照未写明的）", "Validity where a certificate names none"), {
    amount: 36_500,
    unit: "calendarDay",
  }),
  row("suspended", t("证照暂停后复查时限", "Time to look again at a suspended certificate"), {
    amount: 60,
    unit: "calendarDay",
  }),
  row("consent", t("持证人答复用证请求时限", "Time for the holder to consent"), { amount: 3, unit: "calendarDay" }),
  row("consentLatest", t("一次同意最长多久", "How long one consent may run"), { amount: 30, unit: "calendarDay" }),
  row("present", t("同意后出示时限", "Time to be shown after consent"), { amount: 10, unit: "calendarDay" }),
  row("code", t("用证码有效多久", "How long a code is valid"), { amount: 5, unit: "minute" }),
  row("offer", t("领取到钱包的码有效多久", "How long an offer to a wallet is valid"), { amount: 10, unit: "minute" }),
  row("readable", t("用证后还能查看多久", "How long the unit may read what was shown"), {
    amount: 30,
    unit: "calendarDay",
  }),
  row("presented", t("钱包出示的证照多久内申请可用", "How long what a wallet presented may prove applications"), {
    amount: 30,
    unit: "calendarDay",
  }),
  row("delegation", t("一次委托最长多久", "How long a delegation may run"), { amount: 365, unit: "calendarDay" }),
];
