import { t } from "@wuxing/kernel/text";
import type { SupervisionView } from "../../views.ts";

const office = t("市政务办", "Service office");

export const supervision: SupervisionView = {
  counts: { visits: 23, findings: 17, mended: 11, mending: 5, unmended: 1 },
  rounds: [
    {
      title: "2026年第四季度明察暗访",
      ...{ starts: "2026-11-02", ends: "2026-12-18", href: "/draws/supervision-1", closed: false },
      ...{ wanted: 20, made: 12, overdue: 1, notVisited: 1 },
    },
    {
      title: "2026年第三季度明察暗访",
      ...{ starts: "2026-08-03", ends: "2026-09-18", href: "/draws/supervision-0", closed: true },
      ...{ wanted: 12, made: 12, overdue: 0, notVisited: 0 },
    },
  ],
  roll: [
    { group: t("“两代表一委员”", "Deputies and committee members"), standing: 6, added: 5 },
    { group: t("新闻媒体代表", "Press"), standing: 4, added: 3 },
  ],
  places: [
    {
      id: "5f0c7c1e-3f0e-4a57-9a55-0d6a3a4f1b01",
      name: "市政务服务大厅二楼综合窗口",
      kind: t("机关窗口", "Offices and windows"),
    },
  ],
  visits: [
    {
      number: "JD-20261117-0000412-6",
      place: "市政务服务大厅二楼综合窗口",
      target: "5f0c7c1e-3f0e-4a57-9a55-0d6a3a4f1b01",
      kind: t("机关窗口", "Offices and windows"),
      unit: office,
      ...{ visitedAt: "2026-11-18T02:10:00.000Z", reportedAt: "2026-11-18T03:02:00.000Z", until: "2026-11-20" },
      ...{ state: t("问题整改中", "Findings being mended"), tone: "open", note: null },
      observations: "大厅人多，取号机旁有人引导。九个窗口开了六个。",
      ...{ round: "2026年第四季度明察暗访", drawHref: "/draws/supervision-1" },
      findings: [
        {
          ...{ number: "JZ-20261118-0000413-4", theme: t("服务型", "Serving"), unit: office },
          text: "三个窗口没有开，老人站着等了四十分钟。",
          ...{ state: t("待监督员确认", "Shown to the supervisor"), tone: "open", note: null },
          done: "已增开两个窗口，等候区添了二十个座位。",
        },
        {
          ...{ number: "JZ-20261118-0000414-2", theme: t("担当型", "Responsible"), unit: office },
          text: "问新生儿落户要什么材料，先后被指到三个窗口。",
          ...{ state: t("未整改到位", "Not mended"), tone: "refused", done: "已组织学习首问负责制。" },
          note: "回访仍有推诿，交市政府督查。",
        },
      ],
    },
    {
      number: "JD-20261112-0000398-1",
      ...{ place: null, target: null, kind: null, unit: null, visitedAt: null, reportedAt: null, until: "2026-11-13" },
      ...{ state: t("未走访", "Not visited"), tone: "refused", observations: null },
      note: "两名抽中的监督员都因病不能前往。",
      ...{ round: "2026年第四季度明察暗访", drawHref: "/draws/supervision-1", findings: [] },
    },
  ],
  ...{ total: 24, page: 1, pages: 3 },
};

export const noSupervision: SupervisionView = {
  counts: { visits: 0, findings: 0, mended: 0, mending: 0, unmended: 0 },
  ...{ rounds: [], roll: [], places: [], visits: [], total: 0, page: 1, pages: 1 },
};
