import type { Instant } from "@wuxing/kernel/calendar";

/** What the case of a service remembers. Its document is read again wherever it is needed: one text, one truth. */
export interface ServiceData {
  readonly unit: string;
  /** In its address: `fund`. */
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  /** The document as it was handed in last. */
  readonly document: string;
  /** Counts from 1. */
  readonly version: number;
  /** How the last contract test of this version went; absent before one. */
  readonly test?: { readonly at: Instant; readonly passed: boolean; readonly lines: readonly TestLine[] } | null;
  /** The document by which calls are made; absent before it was attached once. */
  readonly live?: string;
  readonly attachedAt?: Instant;
  /** Calls are held, whatever becomes of a new version meanwhile. */
  readonly paused?: boolean;
}

/** A line of a contract test as the case keeps it. */
export interface TestLine {
  readonly operation: string;
  readonly what: string;
  /** Null: it was not tried. */
  readonly passed: boolean | null;
  readonly seen: string;
}

/** What the case of a department's duty remembers. */
export interface DutyData {
  readonly unit: string;
  /** Which services it has to attach. */
  readonly services: string;
  readonly due: string;
  /** Number of the service that fulfilled it. */
  readonly fulfilledBy?: string | null;
}
