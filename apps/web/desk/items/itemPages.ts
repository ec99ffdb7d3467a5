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
    path: "/desk/items/new",
    component: () => import("./NewItemPage.vue"),
    meta: { title: t("新增事项", "New item") },
  },
  {
    path: "/desk/items/bundles",
    component: () => import("./BundleListPage.vue"),
    meta: { title: t("一件事", "Bundles") },
  },
  {
    path: "/desk/items/bundles/import",
    component: () => import("./BundleImportPage.vue"),
    meta: { title: t("导入一件事", "Import bundles") },
  },
  {
    path: "/desk/items/bundles/:code",
    component: () => import("./BundleEditPage.vue"),
    meta: { title: t("编辑一件事", "Edit a bundle") },
  },
  {
    path: "/desk/items/bundle-revisions/:number",
    component: () => import("./BundleRevisionPage.vue"),
    meta: { title: t("一件事调整", "Revision of a bundle") },
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
