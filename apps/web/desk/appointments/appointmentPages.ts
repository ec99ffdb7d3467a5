import { t } from "@wuxing/kernel/text";
import type { RouteRecordRaw } from "vue-router";

/** Places and their hours, the queue at the counter, and bookings made for who telephones. */
export const appointmentPages: readonly RouteRecordRaw[] = [
  {
    path: "/desk/appointments",
    component: () => import("./PlacesPage.vue"),
    meta: { title: t("预约", "Appointments") },
  },
  {
    path: "/desk/appointments/:place",
    component: () => import("./PlacePage.vue"),
    meta: { title: t("服务时间", "Hours") },
  },
  {
    path: "/desk/appointments/:place/queue",
    component: () => import("./QueuePage.vue"),
    meta: { title: t("叫号", "Queue") },
  },
  {
    path: "/desk/appointments/:place/book",
    component: () => import("./BookPage.vue"),
    meta: { title: t("代为预约", "Book for somebody") },
  },
];
