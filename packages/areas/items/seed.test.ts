import { chinaCalendar } from "@wuxing/kernel/calendar";
import { ruleBook } from "@wuxing/kernel/rules";
import type { City } from "@wuxing/platform/city";
import { itemFaults } from "@wuxing/platform/items";
import { divisions, findUnit, units } from "@wuxing/platform/testing/city";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { hashOf } from "./drafts.ts";
import type { RevisionData } from "./RevisionData.ts";
import { revisionProcedure } from "./revision.ts";
import { itemRules } from "./rules.ts";
import { sampleDrafts, seedItems } from "./seed.ts";

test("the demo has a revision to review and one sent back, whose drafts are there and could be published", async () => {
  const city = { units, divisions } as unknown as City;
  const simulation = new Simulation({
    procedures: new Map([[revisionProcedure.type, revisionProcedure]]),
    almanac: { calendar: chinaCalendar, rules: ruleBook(itemRules) },
    reactions: [],
  });
  await seedItems(simulation, city, "2026-11-26T02:00:00.000Z");
  const revisions = simulation.ofType("items.revision");
  expect(revisions.map(({ state }) => state).sort()).toEqual(["drafted", "inReview"]);
  const drafts = sampleDrafts(city);
  const named = revisions.flatMap(({ data }) => (data as unknown as RevisionData).changes.map(({ hash }) => hash));
  expect(drafts.map(hashOf).sort()).toEqual(named.sort());
  for (const draft of drafts) expect(itemFaults(draft, findUnit(draft.unit) ?? null)).toEqual([]);
});
