import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { applications } from "./applications/index.ts";
import { seedApplications } from "./applications/seed.ts";
import { itemsToApplyFor } from "./applications/testing/index.ts";
import { extensions } from "./extensions/index.ts";
import { ratings } from "./ratings/index.ts";

test("the demo city's applications are of the past year, in many states, and some wait for their units", async () => {
  const parts = [applications, extensions, ratings];
  const simulation = new Simulation({
    procedures: new Map(parts.flatMap(({ procedures }) => procedures).map((one) => [one.type, one])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(parts.flatMap(({ rules }) => rules)) },
    reactions: parts.flatMap(({ reactions = [] }) => reactions),
  });
  await seedApplications(simulation, itemsToApplyFor, "2026-11-26T02:00:00.000Z", { units: [] });
  const all = simulation.ofType("applications.application");
  expect(all.length).toBeGreaterThan(40);
  const states = new Set(all.map(({ state }) => state));
  for (const state of [
    "received",
    "correcting",
    "inProgress",
    "granted",
    "closed",
    "denied",
    "notAccepted",
    "withdrawn",
  ])
    expect(states, [...states].join(" ")).toContain(state);
  expect(simulation.ofType("ratings.invitation").length).toBeGreaterThan(5);
});
