import { t } from "@wuxing/kernel/text";
import type { FollowAction, FollowCaseView, RateView } from "../../views.ts";
import { history, publishedCase } from "./cases.ts";
import { accesses } from "./mydata.ts";
import { typed } from "./say.ts";

const levels = [
  { value: "1", label: t("非常满意", "Very satisfied") },
  { value: "2", label: t("满意", "Satisfied") },
  { value: "3", label: t("基本满意", "Fairly satisfied") },
  { value: "4", label: t("不满意", "Dissatisfied") },
  { value: "5", label: t("非常不满意", "Very dissatisfied") },
];

const rate: FollowAction = {
  name: "rate",
  title: t("评价", "Rate"),
  submit: t("提交评价", "Send the rating"),
  href: "/follow/RX-20261125-0012345-4/rate",
  tone: "main",
  commandId: "0190f1d2-0000-7000-8000-000000000002",
  fields: [
    { name: "level", label: t("满意程度", "How satisfied are you?"), type: "radio", required: true, options: levels },
    { name: "comment", label: t("想说的话", "Comment"), type: "textarea", required: false, maxLength: 500 },
  ],
};

const add: FollowAction = {
  name: "add",
  title: t("补充材料", "Add information"),
  href: "/follow/RX-20261125-0012345-4/add",
  tone: "quiet",
  commandId: "0190f1d2-0000-7000-8000-000000000003",
  fields: [
    { name: "text", label: t("补充的内容", "What you add"), type: "textarea", required: true, maxLength: 1000 },
    { name: "files", label: t("照片或材料", "Photos or papers"), type: "files", required: false },
  ],
};

const withdraw: FollowAction = {
  name: "withdraw",
  title: t("撤回", "Withdraw"),
  href: "/follow/RX-20261125-0012345-4/withdraw",
  tone: "danger",
  commandId: "0190f1d2-0000-7000-8000-000000000004",
  hint: t("撤回后不再办理，记录会保留。", "It is not handled any further; the record stays."),
  fields: [{ name: "reason", label: t("原因", "Reason"), type: "text", required: false, maxLength: 200 }],
};

const base = {
  number: "RX-20261125-0012345-4",
  title: "跃进北路公交站往南三盏路灯不亮",
  said: {
    text: typed.text,
    kind: t("求助", "Help"),
    topic: t("路灯照明", "Street lighting"),
    place: typed.place,
  },
  openedAt: "2026-11-09T00:42:00Z",
};

export const inProgress: FollowCaseView = {
  ...base,
  state: t("办理中", "In progress"),
  final: false,
  holder: t("市城管局", "City Management Bureau"),
  due: { level: "near", dueAt: "2026-11-30T09:30:00Z", certain: true, remaining: { count: 3, unit: "workingDays" } },
  legal: t("《12345 热线办理规则》第 11 条，5 个工作日", "Hotline rules, art. 11: 5 working days"),
  paused: null,
  answer: null,
  history: history.slice(0, 3).map((item, index) => (index === 2 ? { ...item, tone: "now" as const } : item)),
  actions: [add, withdraw],
  children: [],
  accesses,
};

export const answered: FollowCaseView = {
  ...inProgress,
  state: t("待评价", "Awaiting rating"),
  holder: t("您", "You"),
  legal: t("《“好差评”办法》第 9 条，30 个工作日", "Rating rules, art. 9: 30 working days"),
  paused: null,
  due: { level: "near", dueAt: "2027-01-08T09:30:00Z", certain: false, remaining: { count: 30, unit: "workingDays" } },
  answer: publishedCase.answer,
  history,
  actions: [rate, add],
  children: [
    {
      number: "PX-20261112-0011301-6",
      title: t("差评整改", "Mending after a bad rating"),
      unit: t("市城管局", "City Management Bureau"),
      state: t("整改中", "Being mended"),
      due: {
        level: "behind",
        dueAt: "2026-11-26T09:30:00Z",
        certain: true,
        remaining: { count: 1, unit: "workingDays" },
      },
    },
  ],
  notice: t("补充的内容已经转给承办单位。", "What you added has gone to the unit in charge."),
};

export const failed: FollowCaseView = {
  ...answered,
  notice: undefined,
  failed: "rate",
  errors: [
    {
      field: "level",
      message: t("“满意程度”没有选：请从五项里选一项", "“How satisfied” is not chosen: choose one of the five"),
    },
  ],
};

export const rating: RateView = {
  number: base.number,
  title: base.title,
  unit: t("市城管局", "City Management Bureau"),
  answer: publishedCase.answer?.text ?? null,
  rated: false,
  action: rate,
  errors: [],
};
const takeBack = t("收回公开的话", "Withdraw the published words");
export const publishedRating: RateView = {
  ...rating,
  answer: null,
  rated: true,
  action: { ...rate, name: "withdrawWords", title: takeBack, submit: takeBack, fields: [] },
};
