import { expect, it } from "vitest";
import { expectationOf } from "./expectationOf.ts";

const verdict = (given: number, told: number, confidence: number) => ({ given, told, confidence });

it("reckons the figures of ten verdicts as one does by hand", () => {
  const right = Array.from({ length: 8 }, (_, i) => verdict(i % 2, i % 2, 0.9));
  const { labels, ...figures } = expectationOf([...right, verdict(0, 1, 0.9), verdict(1, 0, 0.3)], ["a", "b"]);
  expect(figures.messages).toBe(10);
  expect(figures.accuracy).toBeCloseTo(0.8, 9);
  expect(figures.macroF1).toBeCloseTo(0.8, 9);
  expect(figures.accuracyOfSure).toBeCloseTo(8 / 9, 9);
  // Nine at 0.9 of which eight are right, one at 0.3 that is wrong.
  expect(figures.calibrationError).toBeCloseTo((9 * 0.9 - 8 + 0.3) / 10, 9);
  expect(labels[0]).toEqual({ label: "a", messages: 5, precision: 0.8, recall: 0.8, f1: 0.8 });
});

it("gives 0 and not NaN for a topic that is never told", () => {
  expect(expectationOf([verdict(0, 0, 1)], ["a", "b"]).labels[1]).toMatchObject({ precision: 0, recall: 0, f1: 0 });
});
