import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** The pages of the dispatch table: all topics, one topic through time and place, and the table as a file. */
export const dutyPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/duties",
    component: () => import("./DutiesPage.vue"),
    meta: { title: t("派单表", "Dispatch table") },
  },
  {
    path: "/desk/duties/import",
    component: () => import("./DutyImportPage.vue"),
    meta: { title: t("导入派单表", "Import the dispatch table") },
  },
  {
    path: "/desk/duties/:topic",
    component: () => import("./DutyPage.vue"),
    meta: { title: t("主题的承办单位", "Who answers for a topic") },
  },
];
