import { t } from "@wuxing/kernel/text";
import type { AppointmentViews, HoursLine, MonthDay, PlaceCard } from "../../views.ts";

const offHours: HoursLine[] = [
  { class: t("工作日中午", "Noon of a working day"), times: ["12:00–13:30"], weekdays: null },
  { class: t("周末、节假日", "Weekend, Holiday"), times: ["09:00–12:00", "13:30–17:00"], weekdays: t("周六", "Sat") },
];
const hall: PlaceCard = {
  ...{
    href: "/appointments/px-hall",
    name: t("市政务服务中心", "Government Service Centre"),
    unit: t("市政务服务办", "Government Services Office"),
  },
  ...{
    address: t("玉湖路 1 号一楼东侧政务服务大厅", "Service hall, ground floor east, 1 Yuhu Road"),
    phone: "12345",
    open: true,
    offHours,
  },
  today: t("今天 09:00–17:00", "Today 09:00–17:00"),
  services: [
    { title: t("社保卡、参保证明", "Social security cards and proofs"), walkIn: true },
    { title: t("不动产登记", "Real estate registration"), walkIn: false },
  ],
};
const shut = {
  ...hall,
  open: false,
  today: t("当天不开放：系统升级", "Closed on that day: 系统升级"),
  href: "/appointments/px-b",
};

export const appointments: AppointmentViews["appointments"] = {
  filters: [
    {
      ...{ name: "division", label: t("区县", "District"), type: "select", required: false, value: "" },
      options: [
        { value: "", label: t("全市", "The whole city") },
        { value: "360302", label: t("安源区", "Anyuan District") },
      ],
    },
  ],
  chosen: false,
  item: { code: "11360300MB9000022D3000131024000", name: t("护照首次申领", "First passport") },
  groups: [
    {
      division: t("萍乡市", "Pingxiang"),
      places: [hall, { ...shut, today: t("当天没有服务时间", "No hours on that day") }],
    },
  ],
};
export const noAppointments: AppointmentViews["appointments"] = {
  ...appointments,
  item: null,
  chosen: true,
  groups: [],
};

const dayOf = (date: number): MonthDay => {
  const day = `2026-11-${String(date).padStart(2, "0")}`;
  if (date === 25)
    return {
      day,
      href: null,
      mark: t("不开放", "closed"),
      label: t("11月25日 不开放", "2026-11-25 closed"),
      tone: "off",
      today: false,
    };
  if (date === 27)
    return {
      day,
      href: "#",
      mark: t("约满", "full"),
      label: t("11月27日 已约满", "2026-11-27 full"),
      tone: "full",
      today: false,
    };
  return {
    day,
    href: "#",
    mark: t("余96", "96 left"),
    label: t(`11月${date}日 余 96`, `${day} 96 left`),
    tone: "free",
    today: date === 23,
  };
};

export const appointmentPlace: AppointmentViews["appointmentPlace"] = {
  ...{ place: hall, list: offHours, bases: ["延时错时服务公布清单"], month: "2026-11", lastDay: "2026-12-26" },
  services: [
    {
      title: t("社保卡、参保证明", "Social security cards and proofs"),
      href: "?service=social",
      current: true,
      walkIn: true,
    },
    { title: t("不动产登记", "Real estate registration"), href: "?service=estate", current: false, walkIn: false },
  ],
  weeks: [[23, 24, 25, 26, 27, 28, 29].map(dayOf), [dayOf(30), null, null, null, null, null, null]],
  ...{ earlierHref: null, laterHref: "?month=2026-12", feedHref: "/appointments/px-hall/hours.ics" },
};

export const appointmentDay: AppointmentViews["appointmentDay"] = {
  ...{
    place: t("市政务服务中心", "Government Service Centre"),
    service: t("不动产登记", "Real estate registration"),
    day: "2026-11-28",
    gone: false,
    why: null,
  },
  ...{ backHref: "/appointments/px-hall", earlierHref: "#", laterHref: "#" },
  slots: [
    { times: "09:00–09:30", class: t("周末", "Weekend"), free: 0, href: null, wait: false },
    { times: "09:30–10:00", class: t("周末", "Weekend"), free: 0, href: "#", wait: true },
    { times: "10:00–10:30", class: t("临时开放", "Opened specially"), free: 12, href: "#", wait: false },
  ],
};
export const noSlots: AppointmentViews["appointmentDay"] = {
  ...appointmentDay,
  gone: true,
  slots: [],
  why: t(
    "这一年的放假安排还没有公布，公布后开放预约",
    "The holidays of that year are not announced yet; booking opens once they are",
  ),
};

export const appointmentForm: AppointmentViews["appointmentForm"] = {
  ...{
    place: t("市政务服务中心", "Government Service Centre"),
    address: t("玉湖路 1 号", "1 Yuhu Road"),
    service: t("不动产登记", "Real estate registration"),
    day: "2026-11-28",
    times: "09:00–09:30",
  },
  ...{ wait: true, cancelUntil: "2026-11-28T00:00:00.000Z", action: "/appointments/px-hall/2026-11-28/09:00" },
  ...{ backHref: "/appointments/px-hall/2026-11-28", commandId: "00000000-0000-4000-8000-000000000000" },
  fields: [
    { name: "name", label: t("姓名", "Name"), type: "text", required: true, maxLength: 40, autocomplete: "name" },
    {
      name: "consent",
      label: t("我同意为这次预约使用我的姓名和手机号。", "I agree that my name and phone are used."),
      type: "checkbox",
      required: true,
    },
  ],
  values: { name: "李安宁" },
  errors: [
    {
      field: "consent",
      message: t("请先同意，我们才能为您留名额", "Please agree, so that we may keep a place for you"),
    },
  ],
};

const line = {
  ...{ href: "/mine/bookings/YY-20261126-0000001-1", number: "YY-20261126-0000001-1", day: "2026-11-28" },
  ...{
    title: t("不动产登记 · 市政务服务中心", "Real estate registration · Government Service Centre"),
    times: "09:00–09:30",
    state: t("已预约", "Booked"),
  },
};
export const myBookings: AppointmentViews["myBookings"] = { ahead: [line], past: [{ ...line, number: "YY-2" }] };
export const noBookings: AppointmentViews["myBookings"] = { ahead: [], past: [] };
export const myBooking: AppointmentViews["myBooking"] = {
  ...{
    ...line,
    place: t("市政务服务中心", "Government Service Centre"),
    address: t("玉湖路 1 号", "1 Yuhu Road"),
    phone: "12345",
    service: t("不动产登记", "Real estate registration"),
    qr: "/assets/icon.svg",
  },
  ...{ ticket: "004", window: "2号窗口", advice: t("正在叫您的号。", "Your number is being called.") },
  ...{
    cancelUntil: "2026-11-28T00:00:00.000Z",
    followHref: "/follow/YY-20261126-0000001-1",
    rateHref: null,
    errors: [],
  },
  actions: [
    { name: "accept", title: t("确认要这个名额", "Take the place"), main: true },
    { name: "cancel", title: t("取消预约", "Cancel"), main: false },
  ],
  ...{ calendarHref: "/mine/bookings/YY-20261126-0000001-1/calendar.ics", notice: t("预约成功", "It is booked") },
};

export const called: AppointmentViews["called"] = {
  ...{ place: t("市政务服务中心", "Government Service Centre"), waiting: 3 },
  now: [{ ticket: "004", window: "2号窗口" }],
  before: [{ ticket: "003", window: "1号窗口" }],
};
