import type { Day } from "@wuxing/kernel/calendar";
import type { Exception, Hours } from "../slots/PlaceHours.ts";

/** A hall or a window of a unit where people come. */
export interface Place {
  readonly code: string;
  readonly name: string;
  /** In English; empty where the unit gave none, as with the address and with what is done there. */
  readonly nameEn: string;
  readonly unit: string;
  readonly division: string;
  readonly address: string;
  readonly addressEn: string;
  readonly phone: string;
  /** Labels of the counters that call numbers. */
  readonly windows: readonly string[];
  /** The day on which it ends; null: none is set. */
  readonly until: Day | null;
}

/** What is done at a place: a matter, or a group of items by their 实施编码. */
export interface Service {
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly items: readonly string[];
  /** Out of hours people come without a booking. */
  readonly walkIn: boolean;
}

/** A line of the published list, with the document it stands on. */
export interface ListedHours extends Hours {
  readonly id: number;
  readonly basis: string;
}

export type ListedException = Exception & {
  readonly id: number;
  /** Of a closed day: how many have booked it, or wait for it, and have not been told. */
  readonly booked: number;
};

/** A place with all that its days are reckoned from. */
export interface PlaceWithHours extends Place {
  readonly services: readonly Service[];
  readonly hours: readonly ListedHours[];
  readonly exceptions: readonly ListedException[];
}
