import { type Day, endOfDay, startOfDay } from "@wuxing/kernel/calendar";
import type { Stop } from "./Clock.ts";

/** A closed stop in milliseconds. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The time a clock stood still: its closed stops, with those that touch made one. An open stop is left out: until it is
 * closed nothing is known of its length, and `dueAt` stays what it was.
 */
export class Standstill {
  private readonly spans: readonly Span[];

  constructor(stops: readonly Stop[]) {
    this.spans = merged(stops);
  }

  /** Whether no stop was closed. */
  get isEmpty(): boolean {
    return this.spans.length === 0;
  }

  /** Whether the clock stood still from the first to the last moment of a day. */
  covers(day: Day): boolean {
    if (this.isEmpty) return false;
    const from = Date.parse(startOfDay(day));
    const to = Date.parse(endOfDay(day));
    return this.spans.some((span) => span.from <= from && span.to >= to);
  }

  /** The moment by which so many milliseconds have run since `from`, standstills left out. */
  after(from: number, length: number): number {
    let end = from + length;
    for (const span of this.spans) {
      const begin = Math.max(span.from, from);
      if (begin < end && span.to > begin) end += span.to - begin;
    }
    return end;
  }

  /** The milliseconds that run from one moment to a later one, standstills left out. */
  between(from: number, to: number): number {
    let length = to - from;
    for (const span of this.spans) length -= Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
    return length;
  }
}

function merged(stops: readonly Stop[]): Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const stop of stops) {
    if (stop.to === undefined) continue;
    const from = Date.parse(stop.from);
    const to = Date.parse(stop.to);
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
