import type { Instant } from "@wuxing/kernel/calendar";
import { type Case, defineProcedure } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { BookingData } from "./BookingData.ts";
import * as inputs from "./inputs.ts";
import { momentOf } from "./slots/times.ts";

type Booking = Case<BookingData>;

/** Who looks after a booking for the person: he himself, the hotline that he called, the unit's own people. */
const forPerson = ["applicant", "agent", "assignedUnit"] as const;
const past = t("这个时段已经开始", "This slot has begun");

/** Who has no place yet keeps nobody from one, and may go at any time. */
const tooLate = ({ state, data }: Booking, at: Instant): Text | undefined =>
  state === "booked" && at > data.cancelUntil
    ? t(
        "已过最晚取消时间，不能再取消；不来的会记为爽约",
        "It is too late to cancel; who does not come is noted as absent",
      )
    : undefined;

/** Only on its own day somebody arrives. */
const notToday = ({ data }: Booking, at: Instant): Text | undefined =>
  at < momentOf(data.day, 0) || at >= momentOf(data.day, 1440)
    ? t(`预约的是 ${data.day}，当天才能到场取号`, `It is booked for ${data.day}; numbers are given on that day alone`)
    : undefined;

const called = (c: Booking, { window }: { readonly window: string }, at: Instant): Partial<BookingData> => ({
  ...{ window, calledAt: c.data.calledAt ?? at, calls: (c.data.calls ?? 0) + 1 },
});

/**
 * A booking of a slot, or a number drawn at the counter: both stand in one queue. Whoever books is waited for until the
 * end of that day; who has come is waited on by the unit.
 */
export const bookingProcedure = defineProcedure<BookingData>()({
  type: "appointments.booking",
  title: t("预约与取号", "Booking"),
  prefix: "YY",
  open: {
    title: t("预约或取号", "Book, or draw a number"),
    by: "anyone",
    input: inputs.openBooking,
    to: ({ walkIn, wait }) => (walkIn ? "arrived" : wait ? "waiting" : "booked"),
    remember: ({ title: _title, unit: _unit, division: _division, wait: _wait, ...kept }) => kept,
    head: ({ title, unit, division }) => ({ title, unit, division }),
    due: ({ day }) => day,
  },
  states: {
    waiting: {
      title: t("候补中", "On the waiting list"),
      waitsFor: "system",
      within: "appointments.waiting",
      ifOverdue: "expire",
    },
    offered: {
      title: t("候补到名额，待确认", "Offered a place, to be taken"),
      waitsFor: "applicant",
      within: "appointments.offer",
      ifOverdue: "expire",
    },
    booked: {
      title: t("已预约", "Booked"),
      waitsFor: "applicant",
      within: "appointments.come",
      ifOverdue: "missOut",
    },
    arrived: {
      title: t("排队中", "In the queue"),
      waitsFor: "counter",
      within: "appointments.serve",
      ifOverdue: "leave",
    },
    called: {
      title: t("已叫号", "Called"),
      waitsFor: "counter",
      within: "appointments.serve",
      ifOverdue: "finish",
    },
    served: { title: t("已办理", "Served"), final: true, tone: "done" },
    noShow: { title: t("爽约", "Did not come"), final: true, tone: "refused" },
    cancelled: { title: t("已取消", "Cancelled"), final: true },
    expired: { title: t("候补未成", "No place came free"), final: true },
    unserved: { title: t("取号未办", "Left unserved"), final: true },
  },
  actions: {
    offer: {
      title: t("给候补名额", "Offer a place"),
      by: "system",
      from: "waiting",
      to: "offered",
      input: inputs.offer,
      unless: ({ data }, at) => (at >= momentOf(data.day, data.from) ? past : undefined),
      // The list may give more by now than when he began to wait.
      remember: (_c, { capacity }) => ({ capacity }),
    },
    accept: {
      title: t("确认要这个名额", "Take the place"),
      by: forPerson,
      from: "offered",
      to: "booked",
      input: inputs.nothing,
      unless: ({ data }, at) => (at >= momentOf(data.day, data.from) ? past : undefined),
      due: ({ data }) => data.day,
    },
    expire: {
      title: t("候补到期", "The waiting ends"),
      by: "clock",
      from: ["waiting", "offered"],
      to: "expired",
      input: inputs.nothing,
    },
    remind: {
      title: t("提前一天提醒", "Remind the day before"),
      by: "system",
      from: "booked",
      to: "stay",
      input: inputs.nothing,
      internal: true,
      remember: (_c, _input, at) => ({ remindedAt: at }),
    },
    arrive: {
      title: t("到场取号", "Has come: give a number"),
      by: "assignedUnit",
      from: "booked",
      to: "arrived",
      input: inputs.nothing,
      unless: notToday,
      remember: (_c, _input, at) => ({ arrivedAt: at }),
      due: ({ data }) => data.day,
    },
    cancel: {
      title: t("取消预约", "Cancel"),
      by: ["applicant", "agent"],
      from: ["waiting", "offered", "booked"],
      to: "cancelled",
      input: inputs.nothing,
      unless: tooLate,
    },
    cancelByUnit: {
      title: t("单位取消", "Cancel for the unit"),
      by: "assignedUnit",
      from: ["waiting", "offered", "booked"],
      to: "cancelled",
      input: inputs.reason,
    },
    missOut: {
      title: t("当天没有来", "Did not come that day"),
      by: ["clock"],
      from: "booked",
      to: "noShow",
      input: inputs.nothing,
    },
    call: {
      title: t("叫号", "Call the number"),
      by: "counter",
      from: "arrived",
      to: "called",
      input: inputs.call,
      remember: called,
      due: ({ data }) => data.day,
    },
    finish: {
      title: t("办完", "Served"),
      by: ["counter", "clock"],
      from: "called",
      to: "served",
      input: inputs.nothing,
    },
    recall: {
      title: t("再叫一次", "Call again"),
      by: "counter",
      from: "called",
      to: "stay",
      input: inputs.call,
      remember: called,
    },
    pass: {
      title: t("过号", "Nobody came: back to the queue"),
      by: "counter",
      from: "called",
      to: "arrived",
      input: inputs.nothing,
      remember: (_c, _input, at) => ({ passedAt: at }),
      due: ({ data }) => data.day,
    },
    leave: {
      title: t("没有等到办理", "Left before being called"),
      by: ["counter", "clock"],
      from: "arrived",
      to: "unserved",
      input: inputs.nothing,
    },
  },
});
