import { describe, expect, it } from "vitest";
import { seeded } from "./random.ts";
import { sampleReporter } from "./sampleReporter.ts";

const many = <T>(n: number, make: () => T) => Array.from({ length: n }, make);

describe("seeded", () => {
  it("gives the same sequence for the same seed and another for another", () => {
    const [a, b, c] = [seeded(26), seeded(26), seeded(27)];
    const first = many(50, a.next);
    expect(many(50, b.next)).toEqual(first);
    expect(many(50, c.next)).not.toEqual(first);
  });

  it("stays within its bounds and reaches every value", () => {
    const random = seeded(1);
    expect(many(1000, random.next).every((x) => x >= 0 && x < 1)).toBe(true);
    expect(new Set(many(500, () => random.int(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(new Set(many(200, () => random.pick(["a", "b"])))).toEqual(new Set(["a", "b"]));
  });

  it("follows weights and never picks a weight of 0", () => {
    const random = seeded(2);
    const drawn = many(4000, () =>
      random.weighted([
        ["often", 3],
        ["never", 0],
        ["seldom", 1],
      ]),
    );
    expect(drawn).not.toContain("never");
    const often = drawn.filter((value) => value === "often").length / drawn.length;
    expect(often).toBeGreaterThan(0.7);
    expect(often).toBeLessThan(0.8);
  });

  it("says in both languages why nothing can be picked", () => {
    expect(() => seeded(1).pick([])).toThrow(/空列表.*empty list/);
    expect(() => seeded(1).weighted([["x", 0]])).toThrow(/权重.*weights/);
  });
});

it("invents reporters with numbers that are plainly no one's", () => {
  const random = seeded(3);
  const reporters = many(300, () => sampleReporter(random));
  for (const { name, phone } of reporters) {
    expect(name).toMatch(/^\p{Script=Han}{2,3}$/u);
    expect(phone).toMatch(/^1\d{2}0000\d{4}$/);
  }
  expect(new Set(reporters.map((reporter) => reporter.phone)).size).toBeGreaterThan(280);
});
