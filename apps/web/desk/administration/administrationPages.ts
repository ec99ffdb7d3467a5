import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

const at = (path: string) => `/desk/administration${path}`;

/**
 * The pages of the administration, and one's own leave cover. Who is no administrator finds the former, and nothing on
 * them: the server says so.
 */
export const administrationPages: readonly RouteRecordRaw[] = [
  { path: at(""), redirect: at("/units") },
  { path: at("/units"), component: () => import("./UnitsPage.vue"), meta: { title: t("单位", "Units") } },
  {
    path: at("/units/new"),
    component: () => import("./NewUnitPage.vue"),
    meta: { title: t("新增单位", "Add a unit") },
  },
  { path: at("/units/:code"), component: () => import("./UnitPage.vue"), meta: { title: t("单位", "Unit") } },
  { path: at("/people"), component: () => import("./PeoplePage.vue"), meta: { title: t("人员", "People") } },
  {
    path: at("/people/new"),
    component: () => import("./NewPersonPage.vue"),
    meta: { title: t("新增人员", "Add a person") },
  },
  { path: at("/people/:username"), component: () => import("./PersonPage.vue"), meta: { title: t("人员", "Person") } },
  { path: at("/groups"), component: () => import("./GroupsPage.vue"), meta: { title: t("统称", "Collective names") } },
  { path: at("/holidays"), component: () => import("./HolidaysPage.vue"), meta: { title: t("节假日", "Holidays") } },
  { path: at("/rules"), component: () => import("./RulesPage.vue"), meta: { title: t("规则", "Rules") } },
  { path: at("/rules/:key"), component: () => import("./RulePage.vue"), meta: { title: t("规则", "Rule") } },
  { path: at("/templates"), component: () => import("./TemplatesPage.vue"), meta: { title: t("模板", "Templates") } },
  {
    path: at("/import"),
    component: () => import("./ImportPage.vue"),
    meta: { title: t("导入单位和人员", "Import units and people") },
  },
  { path: at("/entries"), component: () => import("./EntriesPage.vue"), meta: { title: t("变更记录", "History") } },
  {
    path: "/desk/delegations",
    component: () => import("./DelegationsPage.vue"),
    meta: { title: t("我的代班", "My leave cover") },
  },
];
