import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** Certificates at the desk: using them, the register of those a unit issued, and how copies are printed. */
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
  {
    path: "/desk/administration/certificate-templates",
    component: () => import("./templates/TemplateListPage.vue"),
    meta: { title: t("证照模板", "Certificate templates") },
  },
  {
    path: "/desk/administration/certificate-templates/:type",
    component: () => import("./templates/TemplatePage.vue"),
    meta: { title: t("证照模板", "Certificate template") },
  },
  {
    path: "/desk/administration/certificate-issuers",
    component: () => import("./issuers/IssuersPage.vue"),
    meta: { title: t("认可的颁发机构", "Trusted issuers") },
  },
];
