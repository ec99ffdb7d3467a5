import type { Instant } from "@wuxing/kernel/calendar";

/** A file on its way. */
export interface Upload {
  readonly id: string;
  /** The form that keeps it, as `by` of Files.keep. */
  readonly keeper: string;
  /** Which field of the form it is for. */
  readonly field: string;
  readonly name: string;
  readonly print: string;
  /** Bytes in all, and how many of them are here. */
  readonly length: number;
  readonly offset: number;
  /** The file that it became, once that was settled. */
  readonly file: string | null;
  readonly expiresAt: Instant;
}

/** What is said of a file before its first byte. */
export interface Announced {
  readonly keeper: string;
  readonly field: string;
  readonly name: string;
  readonly length: number;
  /** Tells this content from another: its SHA-256 in hexadecimal digits, or what the browser knows of it. */
  readonly print: string;
}
