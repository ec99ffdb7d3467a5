import { t } from "@wuxing/kernel/text";
import type {
  CitizenAccountView,
  CitizenSignInView,
  FirmsView,
  FirmView,
  MineView,
  PhoneChangeView,
  ProveView,
} from "../../views.ts";

export const signInPhone: CitizenSignInView = { step: "phone", values: {}, errors: [], next: "/mine", realName: true };

export const signInWrong: CitizenSignInView = {
  ...signInPhone,
  step: "code",
  values: { phone: "13900000000" },
  errors: [
    {
      field: "code",
      message: t(
        "验证码不对或已过期：请核对最新一条短信；试了五次还不对，请重新发送",
        "The code is wrong or over: check the newest message; after five tries ask for a new one",
      ),
    },
  ],
  demoCode: "204816",
};

export const mine: MineView = {
  doors: [],
  phone: "139****0000",
  name: "钟**",
  realName: true,
  firms: [{ uscc: "91360302MA35J0000X", name: "萍乡市晓岚豆制品有限公司" }],
  actingFor: null,
  drafts: [
    {
      name: t("食品经营许可", "Food operation licence"),
      href: "/apply/11360300TEST0000143000131022000",
      on: "2026-11-20",
      ended: false,
    },
  ],
  cases: [
    {
      number: "RX-20261109-0011208-4",
      title: t("跃进北路公交站往南三盏路灯不亮", "跃进北路公交站往南三盏路灯不亮"),
      href: "/follow/RX-20261109-0011208-4",
      state: t("已办结", "Closed"),
      unit: t("市城管局", "City Management Bureau"),
      due: { level: "done", dueAt: null, certain: true },
      openedOn: "2026-11-09",
      rateHref: "/rate/RX-20261109-0011208-4",
      asks: null,
    },
    {
      number: "RX-20261120-0011977-2",
      title: t("菜场门口的下水道堵了，污水漫到路上", "菜场门口的下水道堵了，污水漫到路上"),
      href: "/follow/RX-20261120-0011977-2",
      state: t("办理中", "In progress"),
      unit: t("安源区人民政府", "Anyuan District Government"),
      due: {
        level: "near",
        dueAt: "2026-11-30T09:30:00Z",
        certain: true,
        remaining: { count: 3, unit: "workingDays" },
      },
      openedOn: "2026-11-20",
      rateHref: null,
      asks: null,
    },
  ],
  newerHref: null,
  olderHref: "/mine?page=2",
};

export const mineEmpty: MineView = {
  ...mine,
  name: null,
  realName: false,
  firms: [],
  drafts: [],
  cases: [],
  olderHref: null,
  notice: t("身份已切换", "Switched"),
};

export const citizenAccount: CitizenAccountView = {
  phone: "139****0000",
  name: null,
  realName: false,
  realNameHref: "/mine/real-name",
  language: null,
  sessions: [
    {
      id: "0190f1d2-0000-7000-8000-00000000000a",
      device: "微信 WeChat · Android",
      startedAt: "2026-11-20T01:00:00Z",
      seenAt: "2026-11-25T02:50:00Z",
      current: true,
    },
    {
      id: "0190f1d2-0000-7000-8000-00000000000b",
      device: "Edge · Windows",
      startedAt: "2026-11-18T09:12:00Z",
      seenAt: "2026-11-21T12:03:00Z",
      current: false,
    },
  ],
  push: {
    publicKey: "BL7ELU24fJTAlH5Kyl8N6BDCac8u8li_U5PIwG963MOvdYs9s7LSzj8x_7v7RFdLZ9Eap50PiiyF5K0TDAis7t0",
    devices: [
      { id: "0190f1d2-0000-7000-8000-00000000000c", device: "Chrome · Android", consentedAt: "2026-11-20T01:00:00Z" },
    ],
    kinds: [
      { value: "answered", label: t("您的办件有结果了", "Your case has a result"), chosen: true },
      { value: "waits", label: t("您的办件在等您", "Your case waits for you"), chosen: true },
      { value: "appointment", label: t("您有预约临近", "Your appointment is near"), chosen: false },
    ],
  },
  errors: [],
};

export const accountUnconfirmed: CitizenAccountView = {
  ...citizenAccount,
  realName: true,
  name: "钟**",
  errors: [
    {
      field: "confirm",
      message: t("没有勾选确定：注销请先勾选", "Not confirmed: tick the box to close the account"),
    },
  ],
};

export const phoneChange: PhoneChangeView = {
  step: "codes",
  values: { phone: "13800000000" },
  errors: [],
  phone: "139****0000",
  oldCode: true,
  demoCodes: { old: "204816", new: "731950" },
};

export const firms: FirmsView = {
  verifies: true,
  realName: true,
  firms: [
    {
      uscc: "91360302MA35J0000X",
      name: "萍乡市晓岚豆制品有限公司",
      confirmed: true,
      as: t("法定代表人", "Legal representative"),
      areas: t("全部事项", "Everything"),
      until: null,
      href: "/mine/firms/91360302MA35J0000X",
    },
    {
      uscc: "91360313MA36J00001",
      name: "湘东区晓岚酱园",
      confirmed: false,
      as: t("法定代表人", "Legal representative"),
      areas: t("全部事项", "Everything"),
      until: null,
      href: null,
    },
    {
      uscc: "91360300MA37J00002",
      name: "萍乡市安宁竹器有限公司",
      confirmed: true,
      as: t("免费代办员", "Free agent"),
      areas: t("12345 诉求", "12345 request"),
      until: "2026-12-31",
      href: null,
    },
  ],
  values: {},
  errors: [],
};

export const noFirms: FirmsView = { realName: false, verifies: true, firms: [], values: {}, errors: [] };

const mandate = {
  id: "0190f1d2-0000-7000-8000-00000000000c",
  kind: t("本企业的人", "Somebody of the firm"),
  phone: "138****0000",
  areas: t("全部事项", "Everything"),
  since: "2026-11-01",
  until: "2027-10-31",
  state: t("有效", "Valid"),
  valid: true,
  open: true,
};

export const firm: FirmView = {
  uscc: "91360302MA35J0000X",
  name: "萍乡市晓岚豆制品有限公司",
  mandates: [
    mandate,
    {
      ...mandate,
      id: "0190f1d2-0000-7000-8000-00000000000d",
      kind: t("免费代办员", "Free agent"),
      phone: "137****0000",
      areas: t("12345 诉求", "12345 request"),
      state: t("已收回", "Ended by you"),
      valid: false,
      open: false,
    },
  ],
  areas: [{ value: "hotline", label: t("12345 诉求", "12345 request") }],
  values: { since: "2026-11-25", kind: "employee", area: "all" },
  errors: [{ field: "until", message: t("请选结束的日子", "Choose the last day") }],
};

export const prove: ProveView = {
  phone: "139****0000",
  days: 90,
  realName: true,
  values: { number: "RX-20260301-0012345-9" },
  errors: [
    {
      field: "number",
      message: t(
        "这不是这个手机号 90 天以前提过的事的编号：请照回执逐位核对；最多试五次",
        "This is no number of a request with this phone from more than 90 days ago: check it on your receipt; five tries in all",
      ),
    },
  ],
};
