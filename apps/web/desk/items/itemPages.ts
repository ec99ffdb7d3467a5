import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** The catalogue of items: found, edited, reviewed, and in and out as files. */
export const itemPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/items",
    component: () => import("./ItemsPage.vue"),
    meta: { title: t("事项目录", "Catalogue of items") },
  },
  {
    path: "/desk/items/import",
    component: () => import("./ItemImportPage.vue"),
    meta: { title: t("导入事项", "Import items") },
  },
  {
    path: "/desk/items/revisions/:number",
    component: () => import("./RevisionPage.vue"),
    meta: { title: t("事项调整", "Revision of items") },
  },
  {
    path: "/desk/items/:code",
    component: () => import("./ItemEditPage.vue"),
    meta: { title: t("修改事项", "Edit an item") },
  },
];
