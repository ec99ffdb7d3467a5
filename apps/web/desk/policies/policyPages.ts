import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** Policies for firms: entered, tried, published; claims decided; paid. */
export const policyPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/policies",
    component: () => import("./PoliciesPage.vue"),
    meta: { title: t("惠企政策", "Policies for firms") },
  },
  {
    path: "/desk/policies/new",
    component: () => import("./NewPolicyPage.vue"),
    meta: { title: t("录入政策", "Enter a policy") },
  },
  {
    path: "/desk/policies/claims",
    component: () => import("./ClaimsPage.vue"),
    meta: { title: t("兑现审核", "Claims") },
  },
  {
    path: "/desk/policies/claims/:number",
    component: () => import("./ClaimPage.vue"),
    meta: { title: t("兑现", "Claim") },
  },
  {
    path: "/desk/policies/payments",
    component: () => import("./PaymentsPage.vue"),
    meta: { title: t("拨付和对账", "Payments") },
  },
  {
    path: "/desk/policies/firms",
    component: () => import("./FirmsPage.vue"),
    meta: { title: t("企业档案", "Firms' files") },
  },
  {
    path: "/desk/policies/:number",
    component: () => import("./PolicyPage.vue"),
    meta: { title: t("惠企政策", "Policy") },
  },
];
