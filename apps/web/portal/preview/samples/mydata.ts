import { t } from "@wuxing/kernel/text";
import type { AccessView, MyDataView } from "../../views.ts";

export const accesses: readonly AccessView[] = [
  {
    at: "2026-11-10T01:20:00Z",
    who: t("市城管局", "City Management Bureau"),
    what: t("称呼、电话、诉求原文", "name, phone, your words in full"),
    purpose: "约现场查看的时间",
  },
  {
    at: "2026-11-09T02:05:00Z",
    who: t("市12345热线中心", "12345 Hotline Centre"),
    what: t("称呼、电话", "name, phone"),
    purpose: "核对地点",
  },
];

const held = {
  number: "RX-20261125-0012345-4",
  title: "跃进北路公交站往南三盏路灯不亮",
  href: "/follow/RX-20261125-0012345-4",
  openedAt: "2026-11-09T00:42:00Z",
  name: "李**",
  phone: "139****0000",
  consent: { at: "2026-11-09T00:42:00Z", version: "hotline-2026-11" },
  erasedAt: null,
  accesses,
};

export const noData: MyDataView = { cases: [], erasable: [], values: {}, errors: [] };
export const myData: MyDataView = {
  cases: [
    held,
    {
      ...held,
      number: "RX-20250301-0002345-8",
      href: "/follow/RX-20250301-0002345-8",
      title: "楼道灯不亮",
      openedAt: "2025-03-01T00:42:00Z",
      name: "",
      phone: "",
      erasedAt: "2026-11-20T03:00:00Z",
      accesses: [],
    },
  ],
  erasable: [{ value: "1", label: t("RX-20261125-0012345-4 跃进北路公交站往南三盏路灯不亮", "RX-20261125-0012345-4") }],
  values: {},
  errors: [],
  notice: t("已更正", "Corrected"),
};
export const wrongErasure: MyDataView = {
  ...myData,
  notice: undefined,
  values: { which: "1" },
  errors: [
    {
      field: "which",
      message: t(
        "RX-20261125-0012345-4 还在办理，需要用您的电话答复您：办结后再删除，或先撤回这件诉求",
        "RX-20261125-0012345-4 is still being handled, and your phone is needed to answer you: have it erased once it has closed, or withdraw the request first",
      ),
    },
  ],
};
