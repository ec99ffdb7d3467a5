import { clockActor, Refusal } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import { applicant, go, head, officer, openPermit } from "./testing/permit.ts";

/* Monday 2 March 2026; no holiday until 4 April. Days end at 15:59:59.999Z, midnight in China. */
const monday = "2026-03-02T02:00:00.000Z";
const tuesday = "2026-03-03T02:00:00.000Z";
const end = (day: string): string => `2026-${day}T15:59:59.999Z`;

const examined = (input?: unknown) => go(openPermit(monday, input), tuesday, officer, "examine");

test("a state starts its own clock, and beside it those it also starts", () => {
  const { case: c } = openPermit(monday);
  expect(c.clock).toMatchObject({ rule: "permit.file@2020-01-01", dueAt: end("03-03") });
  expect(Object.keys(c.clocks).sort()).toEqual(["permit.decide", "permit.return"]);
  expect(c.clocks["permit.return"]?.dueAt).toBe("2026-03-04T02:00:00.000Z");
});

test("which clocks they are may depend on the case", () => {
  const { case: c } = openPermit(monday, { what: "stall", fast: true });
  expect(Object.keys(c.clocks).sort()).toEqual(["permit.fast", "permit.return"]);
});

// From Monday 2 March, not counted: 3, 4, 5, 6, 9 March.
test("a state that continues takes up the clock where it runs, not where it is entered", () => {
  const { case: c } = examined();
  expect(c.clock).toMatchObject({ rule: "permit.decide@2020-01-01", startedAt: monday, dueAt: end("03-09") });
  expect(c.clocks["permit.decide"], "it is held once").toBeUndefined();
  expect(c.clocks["permit.file"]?.dueAt, "the clock of the state that was left is kept").toBe(end("03-03"));
});

// Stopped from 3 March 04:00Z to 6 March 02:00Z: 4 and 5 March are wholly lost; 3, 6, 9, 10, 11 March remain.
test("a state that stops a clock holds it still, and continuing it gives the lost days back", () => {
  const asked = go(examined(), "2026-03-03T04:00:00.000Z", officer, "ask");
  expect(asked.case.clock).toMatchObject({ rule: "permit.supplement@2020-01-01" });
  expect(asked.case.clocks["permit.decide"]).toMatchObject({
    stops: [{ from: "2026-03-03T04:00:00.000Z" }],
    dueAt: end("03-09"),
  });
  const back = go(asked, "2026-03-06T02:00:00.000Z", applicant, "supplement", { note: "here it is" });
  expect(back.case.clock).toMatchObject({ rule: "permit.decide@2020-01-01", dueAt: end("03-11") });
});

test("it can be stopped and resumed again", () => {
  let story = examined();
  for (const day of ["04", "05", "06"]) {
    story = go(story, `2026-03-${day}T02:00:00.000Z`, officer, "ask");
    story = go(story, `2026-03-${day}T03:00:00.000Z`, applicant, "supplement", { note: "here it is" });
  }
  expect(story.case.clock?.stops).toHaveLength(3);
  expect(story.case.clock?.dueAt, "an hour is no day").toBe(end("03-09"));
});

// Due 9 March; two working days more are 10 and 11 March.
test("a clock is extended once; a second time is refused and changes nothing", () => {
  const prolonged = go(examined(), tuesday, head, "prolong");
  expect(prolonged.case.clock).toMatchObject({ dueAt: end("03-11"), extension: { rule: "permit.more@2020-01-01" } });
  expect(() => go(prolonged, tuesday, head, "prolong")).toThrow(Refusal);
  const asked = go(prolonged, tuesday, officer, "ask");
  const back = go(asked, "2026-03-03T03:00:00.000Z", applicant, "supplement", { note: "here it is" });
  expect(() => go(back, tuesday, head, "prolong"), "not even after a stop").toThrow(/alreadyExtended|once/u);
});

test("a day said by the input takes the place of the new state's term", () => {
  const asked = go(examined(), tuesday, officer, "ask", { until: "2026-03-20" });
  expect(asked.case.clock).toMatchObject({ dueAt: end("03-20"), rule: "permit.supplement@2020-01-01" });
  expect(openPermit(monday, { what: "stall", until: "2026-05-01" }).case.clock?.dueAt).toBe(end("05-01"));
});

test("it takes the place of a clock that the state continues, too, and of the one that runs where the case stays", () => {
  expect(go(examined(), tuesday, head, "appoint", { until: "2026-03-20" }).case.clock?.dueAt).toBe(end("03-20"));
  expect(go(examined(), tuesday, head, "appoint").case.clock?.dueAt, "no day said: the clock runs on").toBe(
    end("03-09"),
  );
});

test("an action that stays leaves every clock as it is", () => {
  const before = examined();
  const { case: c } = go(before, "2026-03-05T02:00:00.000Z", head, "appoint");
  expect([c.clock, c.clocks]).toEqual([before.case.clock, before.case.clocks]);
});

test("a final state has no clock at all", () => {
  const { case: c } = go(examined(), tuesday, officer, "decide", { grant: true });
  expect(c).toMatchObject({ state: "granted", clock: null, clocks: {}, closedAt: tuesday });
  expect(openPermit(monday, { what: "nothing" }).case).toMatchObject({
    state: "refused",
    closedAt: monday,
    clock: null,
  });
});

test("what the law deems done is done by the clock alone", () => {
  const overdue = "2026-03-10T02:00:00.000Z";
  expect(() => go(examined(), overdue, head, "grantByDefault")).toThrow(/notAllowed/u);
  expect(go(examined(), overdue, clockActor, "grantByDefault").case.state).toBe("granted");
});

test("a rule that is missing on the day is a slip of the table, not a refusal", () => {
  expect(() => openPermit("2019-12-30T02:00:00.000Z")).toThrow(/permit\./u);
  expect(() => openPermit("2019-12-30T02:00:00.000Z")).not.toThrow(Refusal);
});
