import { chinaCalendar } from "@wuxing/kernel/calendar";
import { verifyDraw, visitHash } from "@wuxing/kernel/draw";
import { ruleBook } from "@wuxing/kernel/rules";
import { cityOf } from "@wuxing/platform/city";
import { divisions, unitGroups, units } from "@wuxing/platform/testing/city";
import { Simulation } from "@wuxing/platform/testing/simulation";
import { expect, test } from "vitest";
import { supervision } from "./index.ts";
import { type SeededSupervision, seedSupervision } from "./seed.ts";

const until = "2026-11-25T02:00:00.000Z";
const city = cityOf(
  units.map((unit) => ({ ...unit, parent: unit.parent ?? null })),
  divisions.map((one) => ({ ...one, parent: one.parent ?? null })),
  unitGroups.map((group) => ({ ...group, name: group.name.zh })),
);

async function tell(): Promise<{ story: Simulation; seeded: SeededSupervision }> {
  const story = new Simulation({
    procedures: new Map(supervision.procedures.map((p) => [p.type, p])),
    almanac: { calendar: chinaCalendar, rules: ruleBook(supervision.rules) },
    reactions: supervision.reactions ?? [],
  });
  return { story, seeded: await seedSupervision(story, city, chinaCalendar, until) };
}

test("the demo's rounds are draws that anybody can replay, its cases hold their hashes, and a telling is as the other", async () => {
  const { story, seeded } = await tell();
  expect(seeded.appointments).toHaveLength(40);
  for (const { file, drawn, closedAt } of seeded.rounds) {
    const closed = { proofs: drawn.proofs, shortfalls: drawn.shortfalls };
    const { sealed, visits } = drawn;
    expect(verifyDraw({ ...file, sealed, ...(closedAt ? { visits, closed } : {}) })).toMatchObject({ sound: true });
  }
  const cases = story.ofType("supervision.visit");
  const hashes = new Set(seeded.rounds.flatMap(({ drawn }) => drawn.visits.map(visitHash)));
  for (const { data } of cases) expect(hashes).toContain(data.commitment);
  const states = new Set(cases.map(({ state }) => state));
  for (const state of ["assigned", "closed"]) expect(states).toContain(state);
  expect(story.ofType("supervision.mending").length).toBeGreaterThan(10);
  const again = await tell();
  expect(JSON.stringify(again.seeded)).toBe(JSON.stringify(seeded));
  expect(JSON.stringify(again.story.lives())).toBe(JSON.stringify(story.lives()));
}, 180_000);

test("the demo's own supervisor has a visit to make", async () => {
  const { story, seeded } = await tell();
  const own = seeded.appointments.find(({ user }) => user === "supervisor1")?.id ?? "";
  const [, round] = seeded.rounds;
  const waiting = story.ofType("supervision.visit").filter(({ state }) => state === "assigned");
  const his = waiting.filter(({ data }) =>
    round?.drawn.visits.some((visit) => visitHash(visit) === data.commitment && visit.officers[0] === own),
  );
  expect(his.length).toBeGreaterThan(0);
}, 120_000);
