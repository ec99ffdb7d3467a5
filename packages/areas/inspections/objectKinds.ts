import { t } from "@wuxing/kernel/text";

/** What kind of business an object of inspection does; items and tasks are for one of them. */
export const objectKinds = [
  { value: "catering", label: t("餐饮服务", "Catering") },
  { value: "food", label: t("食品生产销售", "Food producers and shops") },
  { value: "drugs", label: t("药品和医疗器械", "Medicines and devices") },
  { value: "medical", label: t("医疗机构", "Medical institutions") },
  { value: "construction", label: t("建筑和房地产", "Construction and property") },
  { value: "industry", label: t("工业企业", "Industry") },
  { value: "transport", label: t("道路运输和维修", "Road transport and repair") },
  { value: "education", label: t("培训机构和学校", "Training and schools") },
  { value: "culture", label: t("文化娱乐和旅行社", "Culture, entertainment, travel") },
  { value: "agriculture", label: t("农资和种养", "Farm supplies and farming") },
  { value: "labour", label: t("人力资源和用工单位", "Staffing firms and employers") },
  { value: "commerce", label: t("商贸和预付卡企业", "Trade and prepaid cards") },
] as const;

export type ObjectKind = (typeof objectKinds)[number]["value"];
export const kindValues = objectKinds.map(({ value }) => value) as [ObjectKind, ...ObjectKind[]];
