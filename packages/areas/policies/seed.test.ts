import { chinaCalendar } from "@wuxing/kernel/calendar";
import { parseClauses } from "@wuxing/kernel/policies";
import { ruleBook } from "@wuxing/kernel/rules";
import { units } from "@wuxing/platform/testing/city";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { claimProcedure } from "./claim.ts";
import { facts } from "./facts.ts";
import { objectionProcedure } from "./objection.ts";
import { policyProcedure } from "./policy.ts";
import { policyReactions } from "./reactions.ts";
import { recoveryProcedure } from "./recovery.ts";
import { policyRules } from "./rules.ts";
import { revisedPolicy, samplePolicies } from "./sample/policies.ts";
import { claimData, seedPolicies } from "./seed.ts";

const registered = Array.from({ length: 300 }, (_, i) => ({
  id: `9136030${String(i).padStart(11, "0")}`,
  name: `样例企业 ${i}`,
  division: "360302001",
  kind: ["catering", "industry", "construction", "transport", "agriculture", "commerce"][i % 6] ?? "",
}));

test("the demo's policies can be read, belong to units of the city, and claims stand in most states within the budgets", async () => {
  const procedures = [policyProcedure, claimProcedure, objectionProcedure, recoveryProcedure];
  const simulation = new Simulation({
    procedures: new Map(procedures.map((procedure) => [procedure.type, procedure])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(policyRules) },
    reactions: policyReactions,
  });
  const known = new Set(units.map(({ code }) => code));
  for (const { title, text, unit } of [...samplePolicies, revisedPolicy]) {
    expect(parseClauses(text, facts).faults, title).toEqual([]);
    expect(known, title).toContain(unit);
  }
  const { firms, batches, paid } = await seedPolicies(simulation, registered, "2026-11-26T02:00:00.000Z");
  expect(firms).toHaveLength(300);
  const policies = simulation.ofType("policies.policy");
  const [newer, ...others] = policies.toSorted((a, b) => Number(b.parentId !== null) - Number(a.parentId !== null));
  const older = policies.find(({ id }) => id === newer?.parentId);
  expect(older).toMatchObject({ state: "ended", data: { replacedBy: newer?.number } });
  expect(newer?.state).toBe("published");
  expect(others.filter(({ id }) => id !== older?.id).map(({ state }) => state)).toEqual([
    ...samplePolicies.slice(2).map(() => "published"),
    "review",
  ]);
  const claims = simulation.ofType("policies.claim");
  for (const version of [older, newer])
    expect(claims.filter((one) => claimData(one).policy === version?.number).length, version?.title).toBeGreaterThan(0);
  const states = new Set(claims.map(({ state }) => state));
  for (const state of ["found", "filed", "noticed", "objected", "paid", "refused"]) expect(states).toContain(state);
  expect(paid.length).toBeGreaterThan(10);
  const ids = new Set(batches.map(({ id }) => id));
  for (const one of paid) expect(ids).toContain(claimData(one).batch);
  for (const { number, data } of policies) {
    const asked = claims.map(claimData).filter(({ policy }) => policy === number);
    const total = asked.reduce((sum, { amountFen }) => sum + amountFen, 0);
    expect(total).toBeLessThanOrEqual(Number(data.budgetFen));
  }
});
