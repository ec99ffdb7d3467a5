import { addDays, chinaCalendar, dayOf, type Instant } from "@wuxing/kernel/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Clock,
  extendClock,
  reckonClock,
  remaining,
  resumeClock,
  startClock,
  stopClock,
  type Term,
} from "./index.ts";

const minute = 60_000;
const moment = fc
  .integer({ min: Date.parse("2020-01-02") / minute, max: Date.parse("2026-06-01") / minute })
  .map((n): Instant => new Date(n * minute).toISOString());
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.integer({ min: 0, max: 45 }).map((amount): Term => ({ amount, unit: "workingDay" })),
  fc.record({
    amount: fc.integer({ min: 0, max: 60 }),
    unit: fc.constant("calendarDay" as const),
    rolls: fc.boolean(),
  }),
  fc.integer({ min: 0, max: 200 }).map((amount): Term => ({ amount, unit: "hour" })),
  fc.integer({ min: 0, max: 3000 }).map((amount): Term => ({ amount, unit: "minute" })),
);
/** Minutes from one event to the next: most of them short, some of days. */
const pause = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 20_000 }));
const clock = fc
  .record({ term, at: moment })
  .map((start) => startClock(chinaCalendar, { rule: "a@2019-01-01", ...start }));

const later = (at: Instant, minutes: number): Instant => new Date(Date.parse(at) + minutes * minute).toISOString();
const held = (c: Clock, from: Instant, to: Instant): Clock => resumeClock(chinaCalendar, stopClock(c, from), to);
const longer = (c: Clock, extension: Term): Clock =>
  extendClock(chinaCalendar, c, { rule: "x@2019-01-01", term: extension });

/** A clock stopped and resumed after each pair of pauses. */
const withStops = (c: Clock, pauses: readonly (readonly [number, number])[]): Clock => {
  let now = c.startedAt;
  let stopped = c;
  for (const [run, still] of pauses) {
    stopped = held(stopped, later(now, run), later(now, run + still));
    now = later(now, run + still);
  }
  return stopped;
};
const pauses = fc.array(fc.tuple(pause, pause), { maxLength: 5 });

describe("any clock", () => {
  it("is never due before it starts, and is due later the longer its term", () => {
    fc.assert(
      fc.property(clock, (c) => {
        expect(c.dueAt >= c.startedAt).toBe(true);
        const more = startClock(chinaCalendar, {
          rule: c.rule,
          term: { ...c.term, amount: c.term.amount + 1 },
          at: c.startedAt,
        });
        expect(more.dueAt >= c.dueAt).toBe(true);
      }),
    );
  });

  it("started later is not due earlier", () => {
    fc.assert(
      fc.property(clock, pause, (c, wait) => {
        const other = startClock(chinaCalendar, { rule: c.rule, term: c.term, at: later(c.startedAt, wait) });
        expect(other.dueAt >= c.dueAt).toBe(true);
      }),
    );
  });

  it("is not shortened by a stop, nor by any stop more", () => {
    fc.assert(
      fc.property(clock, pauses, pause, pause, (c, stops, run, still) => {
        const before = withStops(c, stops);
        expect(before.dueAt >= c.dueAt).toBe(true);
        const now = before.stops.at(-1)?.to ?? before.startedAt;
        expect(held(before, later(now, run), later(now, run + still)).dueAt >= before.dueAt).toBe(true);
      }),
    );
  });

  it("is due no later by a stop than the stop was long, but for a weekend or holiday and the day it rolls to", () => {
    fc.assert(
      fc.property(clock, pause, pause, (c, run, still) => {
        const stopped = held(c, later(c.startedAt, run), later(c.startedAt, run + still));
        expect(stopped.dueAt <= addDays(dayOf(later(c.dueAt, still * 3)), 14)).toBe(true);
        if (c.term.unit === "hour")
          expect(Date.parse(stopped.dueAt) - Date.parse(c.dueAt)).toBeLessThanOrEqual(still * minute);
      }),
    );
  });

  it("stopped and resumed at one instant is due as before", () => {
    fc.assert(
      fc.property(clock, pauses, pause, (c, stops, run) => {
        const before = withStops(c, stops);
        const now = later(before.stops.at(-1)?.to ?? before.startedAt, run);
        expect(held(before, now, now).dueAt).toBe(before.dueAt);
      }),
    );
  });

  it("resumed and stopped again at one instant is as if it had stood still throughout", () => {
    fc.assert(
      fc.property(clock, pause, pause, pause, (c, run, one, two) => {
        const from = later(c.startedAt, run);
        const between = later(from, one);
        const to = later(between, two);
        expect(held(held(c, from, between), between, to).dueAt).toBe(held(c, from, to).dueAt);
      }),
    );
  });

  it("extended before or after its stops is the same clock, and not due earlier", () => {
    fc.assert(
      fc.property(clock, pauses, term, (c, stops, extension) => {
        const after = longer(withStops(c, stops), extension);
        expect(after).toEqual(withStops(longer(c, extension), stops));
        expect(after.dueAt >= withStops(c, stops).dueAt).toBe(true);
      }),
    );
  });

  it("reckoned again is the same", () => {
    fc.assert(
      fc.property(clock, pauses, (c, stops) => {
        const stopped = withStops(c, stops);
        expect(reckonClock(chinaCalendar, stopped)).toEqual(stopped);
      }),
    );
  });

  it("is overdue from the millisecond after it is due, and never counts up before it", () => {
    fc.assert(
      fc.property(clock, pause, pause, (c, first, wait) => {
        const now = later(c.startedAt, first);
        const one = remaining(chinaCalendar, c, now);
        const two = remaining(chinaCalendar, c, later(now, wait));
        expect(one.overdue).toBe(now > c.dueAt);
        if (!two.overdue) expect(two.amount).toBeLessThanOrEqual(one.amount);
        else expect(two.amount).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it("does not become overdue while it stands still", () => {
    fc.assert(
      fc.property(clock, pause, pause, (c, run, still) => {
        const from = later(c.startedAt, run);
        const seen = remaining(chinaCalendar, stopClock(c, from), later(from, still));
        expect(seen).toEqual(remaining(chinaCalendar, c, from));
      }),
    );
  });

  it("has, when it starts, its whole term before it", () => {
    fc.assert(
      fc.property(clock, (c) => {
        const { amount, overdue } = remaining(chinaCalendar, c, c.startedAt);
        expect(overdue).toBe(false);
        expect(amount).toBeGreaterThanOrEqual(
          c.term.unit === "workingDay" ? Math.max(0, c.term.amount) : c.term.amount,
        );
      }),
    );
  });
});
