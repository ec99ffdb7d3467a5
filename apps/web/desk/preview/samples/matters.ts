import { t } from "@wuxing/kernel/text";
import type { HotWeek, LikeMatter, MatterLine, Place, RequestMatter } from "../../matters/contract.ts";

const anyuan = { code: "360302", name: t("安源区", "Anyuan District") };
const shangli = { code: "360322", name: t("上栗县", "Shangli County") };
const street = { code: "360302004", name: t("后埠街街道", "Houbujie Subdistrict") };
const line = (number: string, title: string): MatterLine => ({
  ...{ number, title, division: street, openedAt: "2026-11-24T02:00:00.000Z" },
  stateTitle: t("办理中", "In progress"),
  unit: { code: "px-cgj", name: t("市城管局", "City Management Bureau") },
});
const place = (division: Place["division"], count: number): Place => ({
  ...{ division, count },
  href: `/desk/cases?days=2026-11-19..2026-11-25&division=${division.code}`,
});

const likeMatters: readonly LikeMatter[] = [
  {
    request: { ...line("RX202611240018", "后埠街小学门口的路灯连续三晚不亮"), place: "后埠街小学门口" },
    ...{ likeness: 0.46, callers: 3, because: ["后埠街小学", "路灯不亮"] },
  },
  {
    request: { ...line("RX202611240031", "后埠街路灯杆歪了"), place: null },
    ...{ likeness: 0.18, callers: 1, because: ["后埠街"] },
  },
];

/** What the matter routes answer to the pages that are looked at. */
export const like = { matters: likeMatters };
export const requestMatter: RequestMatter = {
  joinedTo: null,
  joined: {
    ...{ count: 2, href: "/desk/cases?matter=RX202611240018" },
    requests: [{ number: "RX202611250002", title: "小学门口没有路灯" }],
  },
  ...{ mayJoin: true, like: likeMatters },
};
export const hotWeek: HotWeek = {
  ...{ first: "2026-11-19", last: "2026-11-25" },
  topics: [
    {
      ...{ topic: "street.lamp", name: t("路灯照明", "Street lamps"), count: 14, usual: 2.4 },
      ...{ weeks: [2, 3, 1, 4, 2, 2, 3, 2, 14], href: "/desk/cases?days=2026-11-19..2026-11-25&topic=street.lamp" },
      ...{ counties: [place(anyuan, 12), place(shangli, 2)], places: [place(street, 9)] },
    },
    {
      ...{ topic: null, name: null, count: 3, usual: 0.2, weeks: [0, 0, 1, 0, 0, 1, 0, 0, 3] },
      ...{ href: "/desk/cases?days=2026-11-19..2026-11-25", counties: [place(anyuan, 3)], places: [] },
    },
  ],
  matters: [
    {
      lead: "RX202611240018",
      count: 3,
      href: "/desk/cases?matter=RX202611240018",
      requests: likeMatters.map(({ request }) => request),
    },
    {
      lead: null,
      count: 2,
      href: null,
      requests: [line("RX202611240040", "夜里工地打桩"), line("RX202611240041", "工地凌晨施工")],
    },
  ],
  alarms: [
    {
      ...{ name: t("路灯照明", "Street lamps"), county: anyuan, span: "week" },
      ...{ firstDay: "2026-11-19", lastDay: "2026-11-25", count: 12, usual: 1.9, chance: 0.00002 },
      ...{ beganAt: "2026-11-24T04:00:00.000Z", endedAt: null, href: "/desk/cases?topic=street.lamp" },
    },
    {
      ...{ name: t("道路破损", "Damaged roads"), county: null, span: "day" },
      ...{ firstDay: "2026-11-21", lastDay: "2026-11-21", count: 6, usual: 0.4, chance: 0.00001 },
      ...{ beganAt: "2026-11-21T04:00:00.000Z", endedAt: "2026-11-22T05:00:00.000Z", href: "/desk/cases" },
    },
  ],
};
