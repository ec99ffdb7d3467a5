import { Refusal } from "@wuxing/kernel/procedure";
import fc from "fast-check";
import { expect, test } from "vitest";
import { quotasOf } from "./quotasOf.ts";

const frameOf = (sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, (_, place) => ({ id: `${stratum}${place}`, stratum })),
  );

test("a quota is the ratio of the class, rounded up", () => {
  const frame = frameOf({ A: 654, B: 253, C: 77, D: 15 });
  expect(quotasOf(frame, { A: 1, B: 3, C: 10, D: 20 })).toEqual({ A: 7, B: 8, C: 8, D: 3 });
  expect(quotasOf(frameOf({ A: 100 }), { A: 7, B: 8 })).toEqual({ A: 7, B: 0 });
  expect(quotasOf(frameOf({ A: 1, B: 1 }), { A: 0.01, B: 100 })).toEqual({ A: 1, B: 1 });
});

test("ratios that do not rise, are no percentages, or leave a class out are refused", () => {
  const frame = frameOf({ A: 2, B: 2 });
  for (const ratios of [
    { A: 5, B: 5 },
    { A: 5, B: 3 },
    { A: 0, B: 3 },
    { A: 3, B: 101 },
    { A: 3.001, B: 4 },
    { A: 3 },
    { A: Number.NaN, B: 4 },
  ])
    expect(() => quotasOf(frame, ratios as Record<string, number>)).toThrow(Refusal);
});

test("no quota undercuts its ratio, and none is a whole target too high", () => {
  fc.assert(
    fc.property(fc.nat(3000), fc.integer({ min: 1, max: 10_000 }), (size, hundredths) => {
      const quota = quotasOf(frameOf({ A: size }), { A: hundredths / 100 }).A as number;
      expect(quota * 10_000).toBeGreaterThanOrEqual(size * hundredths);
      expect((quota - 1) * 10_000).toBeLessThan(size * hundredths || 1);
    }),
    { numRuns: 50 },
  );
});
