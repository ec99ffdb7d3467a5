import { t } from "@wuxing/kernel/text";
import AppointmentDayPage from "./AppointmentDayPage.vue";
import AppointmentFormPage from "./AppointmentFormPage.vue";
import AppointmentPlacePage from "./AppointmentPlacePage.vue";
import AppointmentsPage from "./AppointmentsPage.vue";
import type { AppointmentViews } from "./AppointmentViews.ts";
import CalledPage from "./CalledPage.vue";
import MyBookingPage from "./MyBookingPage.vue";
import MyBookingsPage from "./MyBookingsPage.vue";

/** The pages of appointments, with their titles. */
export const appointmentPages = {
  appointments: { component: AppointmentsPage, title: () => t("延时错时预约", "Appointments out of hours") },
  appointmentPlace: {
    component: AppointmentPlacePage,
    title: (view: AppointmentViews["appointmentPlace"]) => view.place.name,
  },
  appointmentDay: {
    component: AppointmentDayPage,
    title: ({ day, place }: AppointmentViews["appointmentDay"]) => t(`${day} · ${place.zh}`, `${day} · ${place.en}`),
  },
  appointmentForm: {
    component: AppointmentFormPage,
    title: ({ errors, day }: AppointmentViews["appointmentForm"]) =>
      errors.length > 0
        ? t(`有 ${errors.length} 处要改：确认预约`, `${errors.length} to mend: confirm the booking`)
        : t(`确认预约 ${day}`, `Confirm the booking of ${day}`),
  },
  myBookings: { component: MyBookingsPage, title: () => t("我的预约", "My bookings") },
  myBooking: {
    component: MyBookingPage,
    title: ({ number }: AppointmentViews["myBooking"]) => t(`预约 ${number}`, `Booking ${number}`),
  },
  called: {
    component: CalledPage,
    title: ({ place }: AppointmentViews["called"]) => t(`叫号 ${place.zh}`, `Numbers called, ${place.en}`),
  },
};
