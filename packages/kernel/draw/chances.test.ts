import { expect, test } from "vitest";
import type { DrawPlan } from "./DrawPlan.ts";
import { hashOfText } from "./hashes.ts";
import { runDraw } from "./runDraw.ts";
import { sampleBeacon } from "./testing/sampleDraw.ts";

const draws = 20_000;
const sizes = { A: 12, B: 8 };
const quotas = { A: 3, B: 4 };
const ids = (letter: string, size: number) => Array.from({ length: size }, (_, place) => `${letter}${place + 10}`);

const plan: DrawPlan = {
  ...{ id: "chances", mode: "open", recusals: [], quotas, perTarget: 2, cap: 7, beacon: sampleBeacon, commitments: [] },
  frame: Object.entries(sizes).flatMap(([stratum, size]) => ids(stratum, size).map((id) => ({ id, stratum }))),
  officers: ids("P", 9).map((id) => ({ id, unit: "U" })),
};

/**
 * Chi-square of how often each of n is among k drawn without replacement. The counts of one draw hang together, hence the
 * factor (n-1)/n; then it has n-1 degrees of freedom.
 */
function chiSquare(counts: readonly number[], share: number): number {
  const expected = draws * share;
  const sum = counts.reduce((total, count) => total + (count - expected) ** 2, 0);
  return (sum / (expected * (1 - share))) * ((counts.length - 1) / counts.length);
}

/** What chi-square exceeds once in a thousand times, for 11, 7 and 8 degrees of freedom (tables of the distribution). */
const limits = { A: 31.264, B: 24.322, P: 26.124 };

test("over 20,000 draws all targets of a stratum, and all officers, have the same chance", () => {
  const counts = new Map<string, number>();
  const firstOfficers = new Map<string, number>();
  // The seeds are fixed, so the test has one outcome: it cannot fail by chance.
  for (let number = 0; number < draws; number++)
    for (const [place, { target, officers }] of runDraw(plan, hashOfText(`draw ${number}`)).picked.entries()) {
      counts.set(target, (counts.get(target) ?? 0) + 1);
      // Only of the first target: later ones depend on it by the cap.
      if (place === 0) for (const id of officers) firstOfficers.set(id, (firstOfficers.get(id) ?? 0) + 1);
    }
  const of = (from: ReadonlyMap<string, number>, letter: string, size: number) =>
    ids(letter, size).map((id) => from.get(id) ?? 0);
  expect(chiSquare(of(counts, "A", sizes.A), quotas.A / sizes.A)).toBeLessThan(limits.A);
  expect(chiSquare(of(counts, "B", sizes.B), quotas.B / sizes.B)).toBeLessThan(limits.B);
  expect(chiSquare(of(firstOfficers, "P", 9), 2 / 9)).toBeLessThan(limits.P);
  // The measure itself tells a draw that favours one.
  expect(chiSquare([...Array(11).fill(draws / 4 - 20), draws / 4 + 220], 1 / 4)).toBeGreaterThan(10);
}, 180_000);
