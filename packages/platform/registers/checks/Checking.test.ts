import { addDays } from "@wuxing/kernel/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { covers, lasts, overlaps, type Span } from "./Checking.ts";

const day = (n: number): string => addDays("2026-01-01", n);
const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.option(fc.integer({ min: 0, max: 12 })))
  .map(([from, length]) => ({ since: day(from), until: length === null ? null : day(from + length) }));
/** The days of a span among the first forty. */
const daysOf = ({ since, until }: Span): string[] =>
  Array.from({ length: 40 }, (_, n) => day(n)).filter((one) => one >= since && (until === null || one < until));

test("two spans overlap just where they share a day", () => {
  fc.assert(
    fc.property(span, span, (a, b) => {
      expect(overlaps(a, b)).toBe(daysOf(a).some((one) => daysOf(b).includes(one)));
      expect(overlaps(b, a)).toBe(overlaps(a, b));
    }),
  );
});

test("one span covers another just where it has all its days", () => {
  fc.assert(
    fc.property(span, span, (outer, inner) => {
      expect(covers(outer, inner)).toBe(daysOf(inner).every((one) => daysOf(outer).includes(one)));
    }),
  );
});

test("a span lasts just where a day from today on is left of it", () => {
  fc.assert(
    fc.property(span, fc.integer({ min: 0, max: 30 }), (one, n) => {
      const left = daysOf(one).some((each) => each >= day(n));
      if (one.since <= day(n) && one.since !== one.until) expect(lasts(one, day(n))).toBe(left);
    }),
  );
});
