import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** Departments' services: registered, tried, attached; and who has yet to attach. */
export const attachedPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/attached",
    component: () => import("./AttachedPage.vue"),
    meta: { title: t("接口接入", "Attached services") },
  },
  {
    path: "/desk/attached/new",
    component: () => import("./NewServicePage.vue"),
    meta: { title: t("登记服务", "Register a service") },
  },
  {
    path: "/desk/attached/:number",
    component: () => import("./ServicePage.vue"),
    meta: { title: t("接入登记", "Attached service") },
  },
];
