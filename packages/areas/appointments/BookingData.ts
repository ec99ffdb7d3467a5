import type { Day, Instant } from "@wuxing/kernel/calendar";

/** What the case of a booking, or of a number drawn without one, remembers. */
export interface BookingData {
  readonly place: string;
  readonly service: string;
  readonly day: Day;
  /** Minutes since midnight in China. */
  readonly from: number;
  readonly to: number;
  /** Of which hours the slot is (`SlotClass`). */
  readonly class: string;
  /** A number drawn at the counter without a booking. */
  readonly walkIn: boolean;
  /** How many may book the slot, as the list said when it was booked or, to who waited, offered. */
  readonly capacity: number;
  /** How many bookings one person may have open, by the rule of the day. */
  readonly atMost: number;
  /** Until when it may be cancelled by who booked, by the rule of the day. */
  readonly cancelUntil: Instant;
  /** Until when a place that is given back is kept for who waits: later there is no time to offer it. */
  readonly keptUntil?: Instant | undefined;
  readonly window?: string;
  readonly arrivedAt?: Instant;
  readonly calledAt?: Instant;
  /** How often the number was called. */
  readonly calls?: number;
  /** When the number was passed over, for nobody came. */
  readonly passedAt?: Instant;
  readonly remindedAt?: Instant;
}
