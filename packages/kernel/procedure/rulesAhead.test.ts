import { expect, test } from "vitest";
import type { Case } from "./Case.ts";
import { rulesAhead } from "./rulesAhead.ts";
import { permit } from "./testing/permit.ts";

const at = (state: string, data: Record<string, unknown> = {}) =>
  [...rulesAhead(permit, { state, data } as unknown as Case)].sort();

test("a case that stands at the beginning has every clock ahead, by the keys that its own data choose", () => {
  expect(at("filed", { fast: true })).toContain("permit.fast");
  expect(at("filed", { fast: true })).not.toContain("permit.decide");
  expect(at("filed", { fast: false })).toContain("permit.decide");
});

test("what lies behind a case is not ahead of it", () => {
  expect(at("examined", { fast: false })).toEqual(["permit.decide", "permit.more", "permit.supplement"]);
});

test("a case that has ended has none", () => {
  expect(at("granted")).toEqual([]);
});
