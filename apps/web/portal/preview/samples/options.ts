import { t } from "@wuxing/kernel/text";
import type { CasesView, DistrictOption } from "../../views.ts";

export const districts: DistrictOption[] = [
  {
    value: "360302",
    label: t("安源区", "Anyuan"),
    towns: [
      { value: "360302001", label: t("东大街街道", "Dongdajie") },
      { value: "360302100", label: t("安源镇", "Anyuan Town") },
    ],
  },
  {
    value: "360313",
    label: t("湘东区", "Xiangdong"),
    towns: [{ value: "360313101", label: t("湘东镇", "Xiangdong Town") }],
  },
  { value: "360321", label: t("莲花县", "Lianhua"), towns: [{ value: "360321101", label: t("琴亭镇", "Qinting") }] },
  {
    value: "360322",
    label: t("上栗县", "Shangli"),
    towns: [{ value: "360322101", label: t("上栗镇", "Shangli Town") }],
  },
  { value: "360323", label: t("芦溪县", "Luxi"), towns: [{ value: "360323102", label: t("宣风镇", "Xuanfeng") }] },
];

export const kinds = [
  { value: "help", label: t("求助", "Help") },
  { value: "complaint", label: t("投诉", "Complaint") },
  { value: "question", label: t("咨询", "Question") },
  { value: "suggestion", label: t("建议", "Suggestion") },
  { value: "report", label: t("举报", "Report") },
];

export const topics = [
  { value: "lighting", label: t("路灯照明", "Street lighting") },
  { value: "noise", label: t("施工噪声", "Construction noise") },
  { value: "water", label: t("供水", "Water supply") },
  { value: "transport", label: t("公共交通", "Public transport") },
  { value: "insurance", label: t("社会保险", "Social insurance") },
];

export const options: CasesView["options"] = {
  district: districts.map(({ value, label }) => ({ value, label })),
  topic: topics,
  unit: [
    { value: "cgj", label: t("市城管局", "City Management Bureau") },
    { value: "jtj", label: t("市交通局", "市交通局") },
  ],
  month: [
    { value: "2026-11", label: t("2026年11月", "Nov 2026") },
    { value: "2026-10", label: t("2026年10月", "Oct 2026") },
  ],
  state: [
    { value: "open", label: t("办理中", "In progress") },
    { value: "closed", label: t("已办结", "Closed") },
    { value: "overdue", label: t("已超期", "Overdue") },
  ],
  measure: [{ value: "inTime", label: t("按时答复", "Answered in time") }],
};
