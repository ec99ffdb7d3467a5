import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { z } from "zod";

const minutes = (label: ReturnType<typeof t>) => field(z.int().min(0).max(1440), { label });

/** What the server itself makes of a choice on a page (`book`): nobody sends it as it stands. */
export const openBooking = z.object({
  place: field(z.string().min(1).max(40), { label: t("地点", "Place") }),
  service: field(z.string().min(1).max(30), { label: t("事项", "Matter") }),
  title: field(z.string().min(1).max(200), { label: t("标题", "Title") }),
  unit: field(z.string().min(1).max(40), { label: t("单位", "Unit"), type: "unit" }),
  division: field(z.string().max(12), { label: t("区划", "Division"), type: "division" }),
  day: field(z.iso.date(), { label: t("日期", "Day"), type: "date" }),
  from: minutes(t("开始（零点起的分钟数）", "From, in minutes since midnight")),
  to: minutes(t("结束（零点起的分钟数）", "Until, in minutes since midnight")),
  class: field(z.string().max(20), { label: t("时段类别", "Class of hours") }),
  walkIn: field(z.boolean(), { label: t("现场取号", "Without a booking") }),
  /** Asks for a place that somebody gives back. */
  wait: field(z.boolean(), { label: t("候补", "On the waiting list") }),
  capacity: field(z.int().min(0).max(1000), { label: t("每时段名额", "Places in a slot") }),
  atMost: field(z.int().min(1).max(100), { label: t("每人（每家企业）最多预约数", "Bookings at most") }),
  cancelUntil: field(z.iso.datetime(), { label: t("最晚取消时间", "May be cancelled until") }),
  /** Bookings of before have none. */
  keptUntil: field(z.iso.datetime().optional(), { label: t("为候补留名额到", "Places are kept for who waits until") }),
});
export type OpenBooking = z.output<typeof openBooking>;

export const nothing = z.object({});
/** What the clock says when it offers a place. */
export const offer = z.object({
  capacity: field(z.int().min(1).max(1000), { label: t("每时段名额", "Places in a slot") }),
});
export const reason = z.object({
  reason: field(z.string().trim().min(2, { error: "请写明原因 | Please give the reason" }).max(200), {
    label: t("原因", "Reason"),
    help: t("会告诉预约人", "The person who booked is told"),
    type: "textarea",
  }),
});
export const call = z.object({
  window: field(z.string().trim().min(1, { error: "请填写窗口 | Please name the window" }).max(20), {
    label: t("窗口", "Window"),
    help: t("叫号屏上显示，如 3号窗口", "As the display shows it, such as window 3"),
  }),
});
