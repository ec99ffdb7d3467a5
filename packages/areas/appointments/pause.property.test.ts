import { addDays, daysBetween } from "@wuxing/kernel/calendar";
import fc from "fast-check";
import { expect, test } from "vitest";
import { pausedUntil } from "./pause.ts";

const rule = { count: 3, within: 90, pause: 30 };
const today = "2026-11-26";
const ago = fc.integer({ min: 1, max: 400 }).map((n) => addDays(today, -n));

test("who was absent too often within the time pauses from the latest on, and nobody else", () => {
  let paused = 0;
  fc.assert(
    fc.property(fc.array(ago, { maxLength: 8 }), (absences) => {
      const until = pausedUntil(absences, rule, today);
      const latest = absences.toSorted().slice(-3);
      const close = latest.length === 3 && daysBetween(latest[0] ?? "", latest[2] ?? "") <= 90;
      const recent = close && daysBetween(latest[2] ?? "", today) <= 30;
      expect(until !== undefined).toBe(recent);
      if (until) expect(daysBetween(latest[2] ?? "", until)).toBe(31);
      if (until) paused++;
    }),
    { numRuns: 500 },
  );
  expect(paused).toBeGreaterThan(5);
});

test("an earlier absence more changes nothing, and a rule of none never pauses", () => {
  const three = ["2026-11-01", "2026-11-10", "2026-11-20"];
  expect(pausedUntil(three, rule, today)).toBe("2026-12-21");
  expect(pausedUntil(["2025-01-01", ...three], rule, today)).toBe("2026-12-21");
  expect(pausedUntil(three, rule, "2026-12-21")).toBeUndefined();
  expect(pausedUntil(three, { ...rule, count: 0 }, today)).toBeUndefined();
});
