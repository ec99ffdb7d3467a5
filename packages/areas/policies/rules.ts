import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const ours: RuleSource = { title: "本市惠企政策兑现办法（待核）", mark: "M" };
const yongxiu: RuleSource = { title: "永修县惠企政策兑现做法（2022）", mark: "E" };
const direct: RuleSource = { title: "萍乡市财政惠企资金直通车（2022）", mark: "E" };

const row = (
  key: string,
  title: Text,
  amount: number,
  unit: "workingDay" | "calendarDay",
  source: RuleSource = ours,
): RuleRow => ({ key: `policies.${key}`, from: "2019-01-01", title, value: { amount, unit }, source });

/** The days of policies (rules.md §8). What no city published is the city's to confirm, and says so. */
export const policyRules: readonly RuleRow[] = [
  row("instant", t("即申即享审核时限", "Time to decide a claim paid on request"), 2, "workingDay", yongxiu),
  row("pledge", t("承诺兑现审核时限", "Time to decide a claim paid on a pledge"), 5, "workingDay", yongxiu),
  row("unasked", t("免申即享核准时限", "Time to approve what nobody had to ask for"), 2, "workingDay"),
  row("pay", t("财政拨付时限", "Time for the treasury to give the payment order"), 1, "workingDay", direct),
  row("bank", t("银行支付和对账时限", "Time for the bank to pay and the books to agree"), 1, "workingDay", direct),
  row("confirm", t("企业确认账户的期限", "Time for the firm to confirm its account"), 30, "calendarDay"),
  row("notice.3", t("公示期：三个工作日", "Public notice: three working days"), 3, "workingDay"),
  row("notice.5", t("公示期：五个工作日", "Public notice: five working days"), 5, "workingDay"),
  row("notice.7", t("公示期：七个工作日", "Public notice: seven working days"), 7, "workingDay"),
  row("objection", t("公示异议核实时限", "Time to look into an objection"), 5, "workingDay"),
  row("draft", t("政策录入后送审时限", "Time to send a policy to be checked"), 20, "workingDay"),
  row("review", t("政策发布审核时限", "Time to check and publish a policy"), 5, "workingDay"),
  row("validity", t("政策有效期（未另定时）", "How long a policy holds, where no day is set"), 365, "calendarDay"),
  row(
    "hearing",
    t("追回前陈述申辩的期限", "Time for the firm to be heard before money is asked back"),
    5,
    "workingDay",
  ),
  row("decision", t("追回决定时限", "Time to decide whether money is asked back"), 10, "workingDay"),
  row("return", t("退回资金的期限", "Time to return the money"), 15, "calendarDay"),
  row("enforce", t("逾期未退的处置时限", "Time to act where money was not returned"), 30, "calendarDay"),
];
