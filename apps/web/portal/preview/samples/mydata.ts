import { t } from "@wuxing/kernel/text";
import type { AccessView, HeldAccount, MyDataView } from "../../views.ts";

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
  id: "12345",
  number: "RX-20261125-0012345-4",
  title: "跃进北路公交站往南三盏路灯不亮",
  href: "/follow/RX-20261125-0012345-4",
  openedAt: "2026-11-09T00:42:00Z",
  name: "李**",
  phone: "139****0000",
  consent: { at: "2026-11-09T00:42:00Z", version: "hotline-2026-11" },
  erasedAt: null,
  erasure: null,
  accesses,
};
const account: HeldAccount = {
  openedAt: "2026-03-01T01:00:00Z",
  phone: "139****0000",
  language: "en",
  realName: { name: "李**", citizenNumber: "3****************X", represents: ["萍乡市晓岚豆制品有限公司"] },
  firms: [
    { uscc: "91360302MA35AB12X9", name: "萍乡市晓岚豆制品有限公司", as: t("法定代表人", "Legal representative") },
  ],
  mandates: [
    {
      ...{ uscc: "91360302MA35CD34X5", name: "萍乡市安源区后埠街便民超市", as: t("免费代办员", "Free agent") },
      ...{ areas: t("全部事项", "Everything"), since: "2026-06-01", until: "2027-05-31" },
    },
  ],
  sessions: 2,
  devices: 1,
  accesses: [],
};

export const noData: MyDataView = {
  account: null,
  correctable: false,
  cases: [],
  calls: [],
  erasable: [],
  values: {},
  errors: [],
};
export const myData: MyDataView = {
  account,
  correctable: true,
  cases: [
    held,
    {
      ...held,
      id: "12340",
      number: "RX-20261120-0012340-2",
      href: "/follow/RX-20261120-0012340-2",
      title: "菜场门口的下水道堵了",
      erasure: {
        askedAt: "2026-11-25T02:00:00Z",
        waitsFor: [
          {
            ...{ number: "ZG-20261124-0012399-1", title: t("不满意整改", "Mending after a bad rating") },
            ...{ state: t("整改中", "Being mended"), dueAt: "2026-12-03T15:59:59Z" },
          },
        ],
      },
      accesses: [],
    },
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
  calls: [
    {
      ...{ id: "5f0d3c1e-0000-4000-8000-000000000001", at: "2026-11-25T02:10:00Z", phone: "138****0000" },
      ...{ answeredAt: "2026-11-25T02:10:08Z", endedAt: "2026-11-25T02:14:31Z", recorded: true },
      number: "RX-20261125-0012345-4",
      accesses: held.accesses.slice(0, 1),
    },
    {
      ...{ id: "5f0d3c1e-0000-4000-8000-000000000002", at: "2026-11-24T11:40:00Z", phone: "138****0000" },
      ...{ answeredAt: null, endedAt: "2026-11-24T11:40:40Z", recorded: false, number: null, accesses: [] },
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
      field: "confirm",
      message: t("请勾选：删除后不能恢复", "Please tick that it cannot be brought back"),
    },
  ],
};
