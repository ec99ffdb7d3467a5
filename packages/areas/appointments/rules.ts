import type { RuleRow, RuleSource } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";

const ours: RuleSource = { title: "本市延时错时预约服务规则（待核）", mark: "M" };

const row = (key: string, title: Text, value: RuleRow["value"]): RuleRow => ({
  key: `appointments.${key}`,
  from: "2018-12-01",
  title,
  value,
  source: ours,
});

/** Numbers of booking that no document at hand sets: the city's to confirm. The hours themselves stand in each unit's list. */
export const appointmentRules: readonly RuleRow[] = [
  row("horizon", t("最多提前多少天预约", "How far ahead one may book"), { amount: 30, unit: "calendarDay" }),
  row(
    "openAtMost",
    t("每人（为企业办的按每家企业）未办的预约最多几个", "Open bookings of one person, or of one firm, at most"),
    { amount: 3, unit: "count" },
  ),
  row("cancelBefore", t("开始前多久为止可以取消", "Until how long before the slot one may cancel"), {
    amount: 60,
    unit: "minute",
  }),
  row("waiting", t("候补等到预约日当天", "The waiting list lasts until the day itself"), {
    amount: 1,
    unit: "calendarDay",
  }),
  row("offer", t("候补名额保留多久", "How long an offered place is kept"), { amount: 120, unit: "minute" }),
  row("come", t("预约日当天到场", "To come on the day that was booked"), { amount: 1, unit: "calendarDay" }),
  row("serve", t("取号当天办理", "To be served on the day the number was given"), { amount: 1, unit: "calendarDay" }),
  row("late", t("迟到多久以内仍按预约排队", "How late a booking still counts in the queue"), {
    amount: 15,
    unit: "minute",
  }),
  row("remind", t("提前多久提醒", "How long before people are reminded"), { amount: 1, unit: "calendarDay" }),
  row("noShows", t("爽约几次暂停预约", "How often absent until booking pauses"), { amount: 3, unit: "count" }),
  row("noShowWindow", t("多长时间内的爽约合计", "Within which time absences are counted"), {
    amount: 90,
    unit: "calendarDay",
  }),
  row("pause", t("暂停预约多久", "How long booking pauses"), { amount: 30, unit: "calendarDay" }),
];
