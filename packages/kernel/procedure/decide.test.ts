import { allowedActions, anonymous, decide, decideOpening, evolve, Refusal, replay } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";
import { almanac, applicant, commandId, go, head, officer, openPermit, permit } from "./testing/permit.ts";

const monday = "2026-03-02T02:00:00.000Z";
const tuesday = "2026-03-03T02:00:00.000Z";
const late = "2026-03-05T02:00:00.000Z";

const refusal = (work: () => unknown): Refusal => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("it was not refused");
};
const examined = () => go(openPermit(monday), tuesday, officer, "examine");

test("the opening says all that the case begins with", () => {
  const { case: c, entries } = openPermit(monday);
  expect(c).toMatchObject({
    id: 1,
    number: "XK-20260302-0000001-0",
    type: "test.permit",
    state: "filed",
    title: "stall",
    unit: "office",
    division: "360300",
    parentId: null,
    openedAt: monday,
    closedAt: null,
    data: { what: "stall", fast: false },
    version: 1,
  });
  expect(entries[0]).toMatchObject({
    seq: 1,
    action: "open",
    from: null,
    to: "filed",
    final: false,
    actor: { kind: "citizen" },
  });
});

test("an opening is refused to those it is not for, and with the faults of its input", () => {
  const identity = { id: 1, number: "XK-1", parentId: null };
  const closed = { ...permit, open: { ...permit.open, by: "coordinator" as const } };
  const request = { actor: officer, at: monday, commandId, input: { what: "stall" } };
  expect(refusal(() => decideOpening(closed, identity, request, almanac)).code).toBe("notAllowed");
  const faulty = refusal(() => openPermit(monday, { what: "x", fast: "perhaps" }));
  expect(faulty.code).toBe("invalidInput");
  expect(faulty.faults.map((fault) => fault.field)).toEqual(["what", "fast"]);
  for (const { reason } of faulty.faults) expect(reason.zh).toMatch(/\p{Script=Han}/u);
  expect(refusal(() => openPermit(monday, null)).code).toBe("invalidInput");
});

test("permission is asked before the state, so that a stranger learns nothing of it", () => {
  expect(refusal(() => go(openPermit(monday), tuesday, anonymous, "decide", { grant: true })).code).toBe("notAllowed");
  expect(refusal(() => go(openPermit(monday), tuesday, officer, "decide", { grant: true })).code).toBe("wrongState");
  const elsewhere = { ...officer, posts: [{ unit: "elsewhere", role: "officer" as const }] };
  expect(refusal(() => go(openPermit(monday), tuesday, elsewhere, "examine")).code).toBe("notAllowed");
});

test("an action that the table does not know is named as such", () => {
  expect(refusal(() => go(openPermit(monday), tuesday, officer, "toString")).code).toBe("unknownAction");
  expect(refusal(() => go(openPermit(monday), tuesday, officer, "exmaine")).code).toBe("unknownAction");
});

test("the state is asked before the input, the bar before the input, the input before the reason", () => {
  expect(refusal(() => go(openPermit(monday), tuesday, officer, "decide", {})).code).toBe("wrongState");
  expect(refusal(() => go(openPermit(monday), late, officer, "sendAway", {})).reason.en).toBe("Too late");
  expect(refusal(() => go(examined(), tuesday, officer, "ask", { until: "soon" })).code).toBe("invalidInput");
  expect(refusal(() => go(examined(), tuesday, officer, "ask", { question: "why" })).reason.en).toBe("Be precise");
});

test("an action is offered exactly as long as its bar does not hold", () => {
  const { case: c } = openPermit(monday);
  // Filed on 2 March 02:00Z, to be sent away within 48 hours.
  for (const [at, open] of [
    ["2026-03-04T02:00:00.000Z", true],
    ["2026-03-04T02:00:00.001Z", false],
  ] as const) {
    expect(allowedActions(permit, c, officer, at).includes("sendAway"), at).toBe(open);
    const act = () =>
      decide(permit, c, { action: "sendAway", input: { note: "no" }, actor: officer, at, commandId }, almanac);
    if (open) expect(act().to).toBe("refused");
    else expect(refusal(act).code).toBe("refused");
  }
});

test("what is offered keeps the table's order and depends on who asks", () => {
  const { case: c } = examined();
  expect(allowedActions(permit, c, officer, tuesday)).toEqual(["sendAway", "ask", "decide"]);
  expect(allowedActions(permit, c, head, tuesday)).toEqual(["sendAway", "ask", "appoint", "prolong", "decide"]);
  expect(allowedActions(permit, c, applicant, tuesday)).toEqual([]);
  expect(allowedActions(permit, c, anonymous, tuesday)).toEqual([]);
});

test("deciding changes nothing it was given and gives the same entry again", () => {
  const { case: c } = examined();
  const before = structuredClone(c);
  const request = { action: "ask", input: {}, actor: officer, at: tuesday, commandId };
  expect(decide(permit, c, request, almanac)).toEqual(decide(permit, c, request, almanac));
  expect(c).toEqual(before);
});

test("an entry says who did it, by which post, and what became of the case", () => {
  const both = { ...officer, posts: [{ unit: "other", role: "officer" as const }, ...officer.posts] };
  const { entries, case: c } = go(examined(), tuesday, both, "decide", { grant: false, unit: "archive", extra: 1 });
  expect(entries.at(-1)).toMatchObject({
    seq: 3,
    action: "decide",
    actor: { kind: "staff", id: "officer", unit: "office" },
    from: "examined",
    to: "refused",
    final: true,
    input: { grant: false, unit: "archive" },
    changes: { outcome: "refused" },
    head: { unit: "archive" },
    opening: null,
  });
  expect(c).toMatchObject({ unit: "archive", data: { what: "stall", outcome: "refused" }, closedAt: tuesday });
});

test("no text that a database cannot keep gets into an entry: one such text would hold up everybody's", () => {
  const { entries } = openPermit(monday, { what: "st\u0000all \ud83d!" });
  const said = JSON.stringify(entries);
  expect(said).not.toContain("\\u0000");
  expect(said).not.toMatch(/\\ud[89a-f]/u);
});

test("the entries add up to the case, also as the database gives them back", () => {
  let story = go(examined(), tuesday, officer, "ask", { question: "how?" });
  story = go(story, late, applicant, "supplement", { note: "thus" });
  story = go(story, late, head, "prolong");
  story = go(story, late, officer, "decide", { grant: true });
  expect(replay(story.entries)).toEqual(story.case);
  const stored = JSON.parse(JSON.stringify(story.entries)) as typeof story.entries;
  expect(replay(stored)).toEqual(JSON.parse(JSON.stringify(story.case)));
});

test("entries that do not follow on the case are refused as a fault, not applied", () => {
  const { case: c, entries } = examined();
  const [first, second] = entries;
  if (!first || !second) throw new Error("two entries were made");
  expect(() => evolve(null, second)).toThrow(/does not begin with its opening/u);
  expect(() => evolve(c, second), "twice").toThrow(/does not follow/u);
  expect(() => evolve(c, { ...second, seq: 4 }), "a gap").toThrow(/does not follow/u);
  expect(() => evolve(c, { ...second, seq: 3, caseId: 2 }), "another case's").toThrow(/does not follow/u);
  expect(() => replay([])).toThrow(/at least its opening/u);
});
