import { chinaCalendar } from "@wuxing/kernel/calendar";
import { seedOf, verifyDraw } from "@wuxing/kernel/draw";
import type { Procedure } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { beforeAll, expect, test } from "vitest";
import { inspections } from "./index.ts";
import { limitsOf } from "./plan/limitsOf.ts";
import { type SeededInspections, seedInspections } from "./seed.ts";
import type { VisitData } from "./visit.ts";

const rules = ruleBook(inspections.rules);
const procedures = new Map<string, Procedure>(inspections.procedures.map((one) => [one.type, one]));
const span = { from: "2025-11-25T02:00:00.000Z", until: "2026-11-25T02:00:00.000Z" };
const parts = { procedures, almanac: { calendar: chinaCalendar, rules }, reactions: inspections.reactions ?? [] };

let simulation: Simulation;
let seeded: SeededInspections;
let visits: VisitData[];
beforeAll(async () => {
  simulation = new Simulation(parts);
  seeded = await seedInspections(simulation, rules, span);
  visits = simulation.ofType("inspections.visit").map((c) => c.data as unknown as VisitData);
}, 60_000);

test("the demo city's year covers every department and every item of its list", () => {
  const items = new Set(visits.flatMap(({ shares }) => shares.flatMap((share) => share.items)));
  expect([...items].sort()).toEqual(seeded.items.map(({ code }) => code).sort());
  const units = new Set(visits.flatMap(({ shares }) => shares.map(({ unit }) => unit)));
  expect(units.size).toBe(new Set(seeded.items.map(({ unit }) => unit)).size);
});

test("nobody is inspected more often a year than the limit allows, and overlapping draws were merged", () => {
  const times = new Map<string, number>();
  for (const { object } of visits) times.set(object.id, (times.get(object.id) ?? 0) + 1);
  expect(Math.max(...times.values())).toBeLessThanOrEqual(limitsOf(rules, "2026-11-25").draw.perYear);
  expect(visits.filter(({ tasks }) => tasks.length > 1).length).toBeGreaterThan(0);
  const drawn = seeded.draws.reduce((sum, { file }) => sum + (file.outcome?.picked.length ?? 0), 0);
  expect(visits.reduce((sum, { tasks }) => sum + tasks.length, 0)).toBe(drawn);
  expect(visits.length).toBeLessThan(drawn);
});

test("every draw can be replayed from its file by anyone", () => {
  expect(seeded.draws.length).toBeGreaterThan(12);
  for (const { file } of seeded.draws) {
    if (!file.beacon) throw new Error("a seeded draw has its dice");
    expect(seedOf(file.commitment, file.beacon, [])).toMatch(/^[0-9a-f]{64}$/u);
    const verdict = verifyDraw(file);
    expect(verdict.findings.filter(({ kind }) => kind === "wrong")).toEqual([]);
  }
});

test("the same year is told again in the same words", async () => {
  const again = new Simulation(parts);
  expect(await seedInspections(again, rules, span)).toEqual(seeded);
  expect(again.lives().map(({ case: c }) => c)).toEqual(simulation.lives().map(({ case: c }) => c));
});

test("what was found is being mended or was, and nothing closes before", () => {
  const mendings = simulation.ofType("inspections.mending");
  expect(mendings.length).toBeGreaterThan(10);
  expect(new Set(mendings.map(({ state }) => state))).toContain("mended");
  for (const c of simulation.ofType("inspections.visit").filter(({ state }) => state === "closed"))
    expect(simulation.children(c.id, "inspections.mending").every(({ closedAt }) => closedAt !== null)).toBe(true);
});
