import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** What is pressed and supervised, and the notice of an urging on paper. */
export const oversightPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/oversight",
    component: () => import("./OversightPage.vue"),
    meta: { title: t("催办督办", "Oversight") },
  },
  {
    path: "/desk/oversight/notices/:number",
    component: () => import("./UrgingNoticePage.vue"),
    meta: { title: t("催办通知书", "Notice of urging") },
  },
];
