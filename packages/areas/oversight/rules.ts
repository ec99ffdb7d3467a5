import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const noLimit = t(
  "条文要求控制频次，未定次数和期间，本市暂定",
  "The article asks for a limit and sets no number or period; the city's provisional one",
);
const frequency: RuleSource = { title: "政府督查工作条例", article: "§15", mark: "M", note: noLimit };
const ours: RuleSource = { title: "本市督查督办规程（待核）", mark: "M" };
const bureau: RuleSource = { title: "某局热线办理规程", mark: "E" };
const weifang = (article: string, note: Text): RuleSource => ({
  title: "潍坊市12345热线条例",
  article,
  mark: "M",
  note,
});
const noNumber = t("条文未定天数，本市暂定", "The article sets no number; the city's provisional one");

const row = (key: string, title: Text, value: RuleRow["value"], source = ours): RuleRow => ({
  key: `oversight.${key}`,
  from: "2019-01-01",
  title,
  value,
  source,
});
const days = (amount: number) => ({ amount, unit: "workingDay" }) as const;

/** How cases are pressed, escalated and listed, and how often one township may be. */
export const oversightRules: readonly RuleRow[] = [
  row("ahead", t("到期前多久催办", "How long before the day a case is urged"), { amount: 24, unit: "hour" }),
  row("reminder", t("到期前催办后的办理时限", "Time to act on a reminder"), days(1)),
  row("written", t("书面催办后仍未办理，通报批评", "Still late after a written urging: criticism"), days(5), bureau),
  row("decide", t("催办无效后决定是否督办", "Time to decide on supervision"), days(1)),
  row("measures", t("报送督办措施时限", "Time to say what will be done"), days(3)),
  row("routine", t("日常督办办理时限", "Routine supervision: time to mend"), days(10), weifang("§26", noNumber)),
  row("listed", t("挂牌督办办理时限", "Listed supervision: time to mend"), days(10), weifang("§26", noNumber)),
  row("check", t("督办结果核查时限", "Time to check the result"), days(3)),
  row("talk", t("约谈时限", "Time to hold a talk"), days(5)),
  row("cityOffice", t("市政府办会议研究时限", "Time until the city office meets"), days(5), weifang("§23", noNumber)),
  row("standing", t("市政府常务会议研究时限", "Time until the standing meeting"), days(15), weifang("§23", noNumber)),
  row(
    "townshipLimit",
    t("同一乡镇（街道）在期间内最多督办、走访次数", "Supervisions and visits of one township in a period at most"),
    { amount: 2, unit: "count" },
    frequency,
  ),
  row(
    "townshipAll",
    t(
      "同一乡镇（街道）在期间内督办、走访和检查日合计最多",
      "Supervisions, visits and days of inspections of one township in a period at most",
    ),
    { amount: 8, unit: "count" },
    frequency,
  ),
  row("townshipPeriod", t("乡镇（街道）督办频次按多长期间计", "The period for these limits"), {
    amount: 30,
    unit: "calendarDay",
  }),
  row(
    "redsInRow",
    t("连续多少件红牌约谈", "This many matters red in a row: the unit is called in"),
    { amount: 3, unit: "count" },
    { title: "隆昌市督查督办做法", mark: "E" },
  ),
  row("redsPeriod", t("连续红牌在多长期间内计", "The period within which reds in a row count"), {
    amount: 180,
    unit: "calendarDay",
  }),
];
