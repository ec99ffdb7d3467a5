import type { Named } from "@wuxing/kernel/views";

/** What the routes of appointments answer the staff. Minutes are since midnight in China. */
export interface ServiceView {
  readonly code: string;
  readonly title: string;
  readonly items: readonly string[];
  readonly walkIn: boolean;
}

export interface PlaceView {
  readonly code: string;
  readonly name: string;
  readonly unit: Named;
  readonly division: string;
  readonly address: string;
  readonly phone: string;
  readonly windows: readonly string[];
  readonly services: readonly ServiceView[];
  /** Whether who looks may change it. */
  readonly own: boolean;
}

interface SpanView {
  readonly id: number;
  readonly opens: number;
  readonly closes: number;
  readonly slotMinutes: number;
  readonly capacity: number;
}

export interface HoursView extends SpanView {
  readonly class: string;
  readonly weekdays: readonly number[];
  readonly services: readonly string[];
  readonly basis: string;
  readonly since: string;
  readonly until: string | null;
}

export interface ExceptionView extends Partial<SpanView> {
  readonly id: number;
  readonly day: string;
  readonly kind: "closed" | "extra";
  readonly reason: string;
  /** Of a closed day: bookings that still stand. */
  readonly booked: number;
}

export interface SlotView {
  readonly from: number;
  readonly to: number;
  readonly class: string;
  readonly capacity: number;
  readonly free: number;
  readonly begun: boolean;
  readonly services: readonly string[];
}

export interface DayView {
  readonly day: string;
  readonly kind: "open" | "none" | "closed" | "notAnnounced";
  readonly reason?: string;
  readonly slots: readonly SlotView[];
}

export interface PlaceDetail extends PlaceView {
  readonly hours: readonly HoursView[];
  readonly exceptions: readonly ExceptionView[];
  readonly days: readonly DayView[];
  /** The last day that can be booked. */
  readonly lastDay: string;
  /** Bookings of hours that the list has no more. */
  readonly strays: readonly {
    readonly number: string;
    readonly day: string;
    readonly starts: number;
    readonly ends: number;
  }[];
}

export interface QueueLineView {
  readonly caseId: number;
  readonly number: string;
  readonly ticket: number;
  readonly title: string;
  readonly service: string;
  readonly walkIn: boolean;
  readonly starts: number;
  readonly ends: number;
  readonly arrivedAt: string;
  readonly passedAt: string | null;
  readonly window: string | null;
  readonly first: boolean;
}

export interface QueueView {
  readonly name: string;
  readonly windows: readonly string[];
  readonly services: readonly ServiceView[];
  readonly waiting: readonly QueueLineView[];
  readonly called: readonly QueueLineView[];
  readonly expected: readonly {
    readonly number: string;
    readonly starts: number;
    readonly ends: number;
    readonly service: string;
  }[];
}

export interface FiguresView {
  readonly figures: readonly {
    readonly place: string;
    readonly name: string;
    readonly unit: Named;
    readonly bookings: number;
    readonly walkIns: number;
    readonly served: number;
    readonly noShows: number;
    readonly cancelled: number;
    readonly offHours: number;
    readonly meanWait: number | null;
  }[];
}
