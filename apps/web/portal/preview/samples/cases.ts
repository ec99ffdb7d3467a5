import { t } from "@wuxing/kernel/text";
import type { Due, TimelineItem } from "@wuxing/ui/cases";
import type { CaseRow, CasesView, PublishedCaseView } from "../../views.ts";
import { options } from "./options.ts";

const done: Due = { level: "done", dueAt: null, certain: true };

export const lamp: CaseRow = {
  number: "PX-20261109-0011208-4",
  title: "跃进北路公交站旁三盏路灯不亮",
  href: "/cases/PX-20261109-0011208-4",
  kind: t("求助", "Help"),
  topic: t("路灯照明", "Street lighting"),
  district: t("安源区", "Anyuan"),
  unit: t("市城管局", "City Management Bureau"),
  state: t("已办结", "Closed"),
  due: done,
  receivedOn: "2026-11-09",
  closedOn: "2026-11-12",
  rating: t("非常满意", "Very satisfied"),
};

export const noise: CaseRow = {
  ...lamp,
  number: "PX-20261118-0011890-2",
  title: "夜里十一点后工地还在打桩，老人睡不着",
  href: "/cases/PX-20261118-0011890-2",
  kind: t("投诉", "Complaint"),
  topic: t("施工噪声", "Construction noise"),
  district: t("湘东区", "Xiangdong"),
  unit: t("市生态环境局", "Ecology and Environment Bureau"),
  state: t("办理中", "In progress"),
  due: { level: "behind", dueAt: "2026-11-26T09:30:00Z", certain: true, remaining: { count: 1, unit: "workingDays" } },
  receivedOn: "2026-11-18",
  closedOn: null,
  rating: null,
};

export const water: CaseRow = {
  ...noise,
  number: "PX-20261102-0010477-9",
  title: "小区自来水发黄，已经一个星期",
  href: "/cases/PX-20261102-0010477-9",
  kind: t("投诉", "Complaint"),
  topic: t("供水", "Water supply"),
  district: t("上栗县", "Shangli"),
  unit: t("市住建局", "Housing and Construction Bureau"),
  due: {
    level: "overdue",
    dueAt: "2026-11-20T09:30:00Z",
    certain: true,
    remaining: { count: -3, unit: "workingDays" },
  },
  receivedOn: "2026-11-02",
};

export const bus: CaseRow = {
  ...lamp,
  number: "PX-20261104-0010702-5",
  title: "建议 21 路公交早高峰加一班车",
  href: "/cases/PX-20261104-0010702-5",
  kind: t("建议", "Suggestion"),
  topic: t("公共交通", "Public transport"),
  district: t("芦溪县", "Luxi"),
  unit: t("市交通局", "Transport Bureau"),
  receivedOn: "2026-11-04",
  closedOn: "2026-11-11",
  rating: t("基本满意", "Fairly satisfied"),
};

export const pension: CaseRow = {
  ...lamp,
  number: "PX-20261106-0010933-1",
  title: "在外地打工，养老保险怎么转回来",
  href: "/cases/PX-20261106-0010933-1",
  kind: t("咨询", "Question"),
  topic: t("社会保险", "Social insurance"),
  district: t("莲花县", "Lianhua"),
  unit: t("市人社局", "Human Resources and Social Security Bureau"),
  receivedOn: "2026-11-06",
  closedOn: "2026-11-09",
  rating: null,
};

export const rows = [noise, lamp, water, bus, pension];

export const cases: CasesView = {
  rows,
  total: 1248,
  page: 3,
  pages: 63,
  path: "/cases?month=2026-11",
  filters: { month: "2026-11" },
  options,
};

export const noCases: CasesView = { ...cases, rows: [], total: 0, page: 1, pages: 1, filters: { q: "地铁" } };

export const history: TimelineItem[] = [
  { at: "2026-11-09T00:42:00Z", what: t("提交", "Sent"), who: t("来办事的人", "The applicant") },
  {
    at: "2026-11-09T01:20:00Z",
    what: t("受理并派单", "Accepted and assigned"),
    who: t("12345 热线", "12345 hotline"),
    note: "派市城管局办理。",
  },
  { at: "2026-11-09T02:05:00Z", what: t("签收", "Signed for"), who: t("市城管局", "City Management Bureau") },
  {
    at: "2026-11-12T08:30:00Z",
    what: t("答复", "Answered"),
    who: t("市城管局", "City Management Bureau"),
    tone: "done",
  },
];

export const publishedCase: PublishedCaseView = {
  case: lamp,
  text: "跃进北路公交站往南第二、三、四盏路灯上周起不亮，晚上下班的人多，台阶看不清，已经有人绊倒。希望尽快修好。",
  place: "跃进北路公交站附近",
  answer: {
    unit: t("市城管局", "City Management Bureau"),
    on: "2026-11-12",
    text: "11月10日晚到现场查看，是一段地下电缆进水短路。11月12日已更换电缆并恢复照明，另外两处接头一并做了防水处理。",
  },
  rating: { level: t("非常满意", "Very satisfied"), on: "2026-11-12", comment: "修得快，还打电话来问。" },
  history,
  mending: [{ state: t("已整改", "Mended"), on: "2026-11-20" }],
  log: { index: 48211, href: "/log/48211" },
};
