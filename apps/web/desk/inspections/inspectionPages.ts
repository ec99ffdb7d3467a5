import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

const at = (path: string) => `/desk/inspections${path}`;

/** The pages of random inspections: the plan, the visits, the list and the registers. */
export const inspectionPages: readonly RouteRecordRaw[] = [
  { path: at(""), component: () => import("./PlanPage.vue"), meta: { title: t("抽查计划", "Plan of inspections") } },
  { path: at("/visits"), component: () => import("./VisitsPage.vue"), meta: { title: t("检查", "Inspections") } },
  {
    path: at("/visits/:number"),
    component: () => import("./OnSitePage.vue"),
    meta: { title: t("现场检查", "On site") },
  },
  { path: at("/items"), component: () => import("./ItemsPage.vue"), meta: { title: t("抽查事项清单", "Items") } },
  { path: at("/objects"), component: () => import("./ObjectsPage.vue"), meta: { title: t("检查对象", "Objects") } },
  { path: at("/officers"), component: () => import("./OfficersPage.vue"), meta: { title: t("检查人员", "Officers") } },
  {
    path: at("/import"),
    component: () => import("./RegisterImportPage.vue"),
    meta: { title: t("导入和比对", "Import and compare") },
  },
];
