import type { Text } from "@wuxing/kernel/text";
import type { FieldError, FormField } from "@wuxing/ui/forms";

/** Hours as people read them: "09:00–12:00" of classes, with the weekdays where not all. */
export interface HoursLine {
  readonly class: Text;
  readonly times: readonly string[];
  readonly weekdays: Text | null;
}

export interface PlaceCard {
  readonly href: string;
  readonly name: Text;
  readonly unit: Text;
  readonly address: Text;
  readonly phone: string;
  readonly open: boolean;
  /** Hours of today, or why there are none. */
  readonly today: Text;
  readonly offHours: readonly HoursLine[];
  readonly services: readonly { readonly title: Text; readonly walkIn: boolean }[];
}

/** Where and when one can come out of hours, by district. */
export interface AppointmentsView {
  readonly filters: readonly FormField[];
  readonly chosen: boolean;
  /** The item that brought the reader here. */
  readonly item: { readonly code: string; readonly name: Text } | null;
  readonly groups: readonly { readonly division: Text; readonly places: readonly PlaceCard[] }[];
}

export interface MonthDay {
  readonly day: string;
  /** Where it can be looked into. */
  readonly href: string | null;
  /** What the day is, in a word or two; and the same in full for who does not see the table. */
  readonly mark: Text;
  readonly label: Text;
  readonly tone: "free" | "full" | "off";
  readonly today: boolean;
}

export interface AppointmentPlaceView {
  readonly place: PlaceCard;
  readonly list: readonly HoursLine[];
  /** The documents it stands on. */
  readonly bases: readonly string[];
  readonly services: readonly {
    readonly title: Text;
    readonly href: string;
    readonly current: boolean;
    readonly walkIn: boolean;
  }[];
  readonly month: string;
  /** Seven days a week, Monday first; days of other months are null. */
  readonly weeks: readonly (readonly (MonthDay | null)[])[];
  readonly earlierHref: string | null;
  readonly laterHref: string | null;
  readonly feedHref: string;
  readonly lastDay: string;
}

export interface SlotChoice {
  readonly times: string;
  readonly class: Text;
  readonly free: number;
  /** To the form; absent where it has begun or can neither be booked nor waited for. */
  readonly href: string | null;
  /** The form is that of the waiting list. */
  readonly wait: boolean;
}

export interface AppointmentDayView {
  readonly place: Text;
  readonly service: Text;
  readonly day: string;
  readonly backHref: string;
  readonly earlierHref: string | null;
  readonly laterHref: string | null;
  readonly slots: readonly SlotChoice[];
  /** The slot that was chosen cannot be booked any more. */
  readonly gone: boolean;
  /** Why there are none. */
  readonly why: Text | null;
}

/** The last step: who comes, for what, when. */
export interface AppointmentFormView {
  readonly place: Text;
  readonly address: Text;
  readonly service: Text;
  readonly day: string;
  readonly times: string;
  readonly wait: boolean;
  /** Until when it can be cancelled. */
  readonly cancelUntil: string;
  readonly action: string;
  readonly backHref: string;
  readonly commandId: string;
  readonly fields: readonly FormField[];
  /** What was typed. */
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
}

export interface BookingLine {
  readonly href: string;
  readonly number: string;
  readonly title: Text;
  readonly day: string;
  readonly times: string;
  readonly state: Text;
}

export interface MyBookingsView {
  readonly ahead: readonly BookingLine[];
  readonly past: readonly BookingLine[];
}

/** A booking of one's own, to be shown at the counter. */
export interface MyBookingView extends BookingLine {
  readonly place: Text;
  readonly address: Text;
  readonly phone: string;
  readonly service: Text;
  /** The code of the number, as a picture in the page. */
  readonly qr: string | null;
  /** The number that is called, once one has come. */
  readonly ticket: string | null;
  readonly window: string | null;
  /** What is to be known in this state. */
  readonly advice: Text;
  readonly cancelUntil: string | null;
  readonly actions: readonly { readonly name: string; readonly title: Text; readonly main: boolean }[];
  readonly followHref: string;
  /** Where one says how it went, while that is asked. */
  readonly rateHref: string | null;
  readonly calendarHref: string | null;
  readonly notice?: Text | undefined;
  readonly errors: readonly FieldError[];
}

/** The numbers called last, for a screen on the wall. */
export interface CalledView {
  readonly place: Text;
  readonly now: readonly { readonly ticket: string; readonly window: string }[];
  readonly before: readonly { readonly ticket: string; readonly window: string }[];
  readonly waiting: number;
}

export interface AppointmentViews {
  appointments: AppointmentsView;
  appointmentPlace: AppointmentPlaceView;
  appointmentDay: AppointmentDayView;
  appointmentForm: AppointmentFormView;
  myBookings: MyBookingsView;
  myBooking: MyBookingView;
  called: CalledView;
}
