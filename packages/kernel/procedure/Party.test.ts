import { type Actor, clockActor, type Party, partiesOf, systemActor } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";

const c = { id: 1, unit: "office" };
const staff = (unit: string, role: Actor["posts"][number]["role"]): Actor => ({
  kind: "staff",
  id: "s",
  posts: [{ unit, role }],
});
const is = (actor: Actor, of: typeof c | null = c): Party[] => [...partiesOf(actor, of)];

test("a post counts by its unit where the party belongs to the case's unit, anywhere where it serves the city", () => {
  expect(is(staff("office", "officer"))).toEqual(["anyone", "assignedUnit", "counter"]);
  expect(is(staff("office", "head"))).toEqual(["anyone", "assignedUnit", "counter", "unitHead"]);
  expect(is(staff("elsewhere", "head"))).toEqual(["anyone"]);
  expect(is(staff("elsewhere", "agent"))).toEqual(["anyone", "agent"]);
  expect(is(staff("elsewhere", "coordinator"))).toEqual(["anyone", "coordinator"]);
  expect(is(staff("elsewhere", "leader"))).toEqual(["anyone", "leader"]);
});

test("a case without a unit is nobody's", () => {
  expect([...partiesOf(staff("office", "head"), { id: 1, unit: null })]).toEqual(["anyone"]);
  expect(is(staff("office", "head"), null)).toEqual(["anyone"]);
});

test("who asked is known by what he has shown, and only as a citizen", () => {
  const proven = { id: "x", posts: [], proven: [1] };
  expect(is({ kind: "citizen", ...proven })).toEqual(["anyone", "applicant"]);
  expect(is({ kind: "citizen", ...proven, proven: [2] })).toEqual(["anyone"]);
  expect(is({ kind: "citizen", ...proven }, null)).toEqual(["anyone"]);
  expect(is({ kind: "client", ...proven })).toEqual(["anyone"]);
});

test("the machines are themselves and nothing more; posts do not make a citizen staff", () => {
  expect(is(clockActor)).toEqual(["anyone", "clock"]);
  expect(is(systemActor)).toEqual(["anyone", "system"]);
  expect(is({ kind: "citizen", id: "x", posts: [{ unit: "office", role: "head" }] })).toEqual(["anyone"]);
});
