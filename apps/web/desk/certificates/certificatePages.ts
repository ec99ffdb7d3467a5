import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** Certificates at the desk: using them, and the register of those a unit issued. */
export const certificatePages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/certificates",
    component: () => import("./UsesPage.vue"),
    meta: { title: t("用证", "Use of certificates") },
  },
  {
    path: "/desk/certificates/register",
    component: () => import("./RegisterPage.vue"),
    meta: { title: t("证照登记", "Register of certificates") },
  },
];
