import type { Locale } from "@wuxing/kernel/text";

/** The parts of a text about a booking, as its reader sees them. */
export interface BookingNews {
  readonly what: string;
  /** "2026-11-28 09:00–09:30". */
  readonly when: string;
  readonly place: string;
  readonly link: string;
}

/**
 * Sends a code to a phone, in the language of who reads it. Rejects where the message was not taken; what it throws holds
 * neither phone nor code.
 */
export interface SmsSender {
  readonly sendCode: (phone: string, code: string, language: Locale) => Promise<void>;
  /** Sends a link that asks for a rating. Rejects as `sendCode` does. */
  readonly sendLink: (phone: string, link: string, language: Locale) => Promise<void>;
  /** Sends what is to be known of a booking (`BookingNews`). Rejects as `sendCode` does. */
  readonly sendBooking: (phone: string, news: BookingNews, language: Locale) => Promise<void>;
  /** Demonstration: nothing is sent, and the page shows the code instead. */
  readonly shown: boolean;
}

/** Sends nothing: the page itself shows the code. For demonstrations and tests only. */
export const demoSms: SmsSender = {
  sendCode: async () => undefined,
  sendLink: async () => undefined,
  sendBooking: async () => undefined,
  shown: true,
};
