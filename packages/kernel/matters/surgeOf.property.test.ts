import fc from "fast-check";
import { expect, test } from "vitest";
import { surgeOf } from "./index.ts";

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
/** A Poisson draw, by Knuth's product. */
function poisson(rate: number, next: () => number): number {
  let count = -1;
  for (let product = 1; product > Math.exp(-rate); product *= next()) count++;
  return count;
}
const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);

test("steady topics do not alarm: in 60,000 simulated days fewer than the threshold allows", () => {
  const next = random(7);
  for (const rate of [0.3, 2, 8, 30]) {
    let alarms = 0;
    for (let i = 0; i < 15_000; i++)
      if (
        surgeOf(
          poisson(rate, next),
          draws(8, () => poisson(rate, next)),
        ).chance < 0.001
      )
        alarms++;
    expect(alarms, `at ${rate} a day, 15 would be allowed`).toBeLessThanOrEqual(15);
  }
});

test("a topic that goes up and down by itself alarms seldom too", () => {
  const next = random(11);
  let alarms = 0;
  const uneven = () => poisson(next() < 0.3 ? 12 : 4, next);
  for (let i = 0; i < 10_000; i++) if (surgeOf(uneven(), draws(8, uneven)).chance < 0.0001) alarms++;
  expect(alarms, "of 10,000; eight calm weeks by luck hide that it goes up by itself").toBeLessThanOrEqual(40);
});

test("a burst alarms: four times what was usual and ten more", () => {
  const next = random(3);
  let missed = 0;
  for (let i = 0; i < 2000; i++) {
    const rate = 0.5 + next() * 12;
    const before = draws(8, () => poisson(rate, next));
    if (surgeOf(Math.round(4 * rate + 10), before).chance >= 0.0001) missed++;
  }
  expect(missed, "of 2,000").toBeLessThan(60);
});

test("the chance lies between 0 and 1, falls as the count grows, and is told also of very large counts", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(3000), { minLength: 1, maxLength: 8 }), fc.nat(4000), (before, count) => {
      const { chance } = surgeOf(count, before);
      expect(chance).toBeGreaterThanOrEqual(0);
      expect(chance).toBeLessThanOrEqual(1 + 1e-9);
      expect(surgeOf(count + 1, before).chance).toBeLessThanOrEqual(chance + 1e-9);
    }),
  );
  expect(surgeOf(0, [4, 4, 4]).chance).toBe(1);
  expect(surgeOf(2000, Array(8).fill(2000)).chance).toBeCloseTo(0.5, 1);
  expect(surgeOf(6000, Array(8).fill(2000)).chance).toBeLessThan(1e-6);
});
