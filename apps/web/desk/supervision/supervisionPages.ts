import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** What the coordinator keeps of social supervision: the roll, the places, the rounds. */
export const supervisionPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/supervision",
    component: () => import("./RosterPage.vue"),
    meta: { title: t("监督员名册", "Roll of supervisors") },
  },
  {
    path: "/desk/supervision/places",
    component: () => import("./PlacesPage.vue"),
    meta: { title: t("走访点位", "Places to visit") },
  },
  {
    path: "/desk/supervision/rounds",
    component: () => import("./RoundsPage.vue"),
    meta: { title: t("走访批次", "Rounds of visits") },
  },
];
