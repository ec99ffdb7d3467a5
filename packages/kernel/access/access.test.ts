import { mayRead, scopeOf } from "@wuxing/kernel/access";
import { type Actor, anonymous, isSealedFrom, type Post, partiesOf, systemActor } from "@wuxing/kernel/procedure";
import { expect, test } from "vitest";

const staff = (...posts: Post[]): Actor => ({ kind: "staff", id: "s", posts });
const c = { id: 7, unit: "bureau", division: "360302004", parentId: null };
const reads = (actor: Actor, of: Partial<typeof c> = {}, open?: true): boolean =>
  mayRead(scopeOf(actor), { ...c, ...of }, open ? { openToStaff: open } : {});

test("who serves the whole city reads everything; an officer his unit, a head also what lies below it", () => {
  for (const role of ["agent", "dispatcher", "coordinator", "leader"] as const)
    expect(reads(staff({ unit: "elsewhere", role }))).toBe(true);
  expect(reads(staff({ unit: "bureau", role: "officer" }))).toBe(true);
  expect(reads(staff({ unit: "elsewhere", role: "officer" }))).toBe(false);
  expect(reads(staff({ unit: "above", role: "head", below: ["bureau"] }))).toBe(true);
  expect(reads(staff({ unit: "above", role: "officer", below: ["bureau"] }))).toBe(false);
  expect(reads(staff({ unit: "bureau", role: "officer" }), { unit: null as never })).toBe(false);
});

test("a post of a county serves that county alone, in what it reads and in what it may do", () => {
  const county = staff({ unit: "county-centre", role: "dispatcher", division: "360302" });
  expect(reads(county)).toBe(true);
  expect(reads(county, { division: "360313001" })).toBe(false);
  expect(partiesOf(county, c)).toContain("dispatcher");
  expect(partiesOf(county, { ...c, division: "360313001" })).not.toContain("dispatcher");
  expect(partiesOf(county, { ...c, division: null })).not.toContain("dispatcher");
  expect(partiesOf(county, null)).toContain("dispatcher");
});

test("a head answers for the units below his own; an officer does not", () => {
  const head = staff({ unit: "above", role: "head", below: ["bureau"] });
  expect([...partiesOf(head, c)]).toEqual(["anyone", "assignedUnit", "counter", "unitHead"]);
  expect([...partiesOf(staff({ unit: "above", role: "officer", below: ["bureau"] }), c)]).toEqual(["anyone"]);
});

test("administrators and supervisors read no cases, not even those open to the staff", () => {
  for (const role of ["administrator", "supervisor"] as const) {
    expect(reads(staff({ unit: "bureau", role }))).toBe(false);
    expect(reads(staff({ unit: "bureau", role }), {}, true)).toBe(false);
  }
  expect(reads(staff({ unit: "elsewhere", role: "officer" }), {}, true)).toBe(true);
});

test("a supervisor reads the cases of his own visits and what came of them; others by the same office read none of them", () => {
  const visitor: Actor = { ...staff({ unit: "bureau", role: "supervisor" }), proven: [7] };
  expect(reads(visitor)).toBe(true);
  expect(reads(visitor, { id: 8, parentId: 7 as never })).toBe(true);
  expect(reads(visitor, { id: 8 })).toBe(false);
  expect([...partiesOf(visitor, c)]).toEqual(["anyone", "supervisor"]);
  expect([...partiesOf(visitor, { ...c, id: 8 })]).toEqual(["anyone"]);
  expect([...partiesOf({ ...staff({ unit: "bureau", role: "agent" }), proven: [7] }, c)]).toEqual(["anyone", "agent"]);
});

test("a citizen reads what he has shown to be his and what came of it; a machine by its posts and its scope", () => {
  const asker: Actor = { kind: "citizen", id: "x", posts: [], proven: [7] };
  expect(reads(asker)).toBe(true);
  expect(reads(asker, { id: 8, parentId: 7 as never })).toBe(true);
  expect(reads(asker, { id: 8 })).toBe(false);
  for (const actor of [anonymous, systemActor]) expect(reads(actor, {}, true)).toBe(false);
  const machine: Actor = { kind: "client", id: "m", posts: [{ unit: "bureau", role: "officer" }] };
  expect(reads(machine)).toBe(false);
  expect(reads({ ...machine, scopes: ["requests:read"] })).toBe(true);
  expect(partiesOf({ ...machine, scopes: ["requests:read"] }, c)).not.toContain("assignedUnit");
  expect(partiesOf({ ...machine, scopes: ["requests:write"] }, c)).toContain("assignedUnit");
  expect(reads({ kind: "staff", id: "x", posts: [], proven: [7] })).toBe(false);
});

test("the reporter is sealed from the people of a unit, and from the head above it unless the case is with his own line", () => {
  const at = (unit: string | null) => ({ sealedFrom: ["bureau"], unit });
  const bureau = staff({ unit: "bureau", role: "head" });
  const above = staff({ unit: "above", role: "head", below: ["bureau"] });
  for (const unit of ["bureau", "above", "elsewhere", null])
    expect(isSealedFrom(bureau, at(unit)), `${unit}`).toBe(true);
  for (const unit of ["bureau", "above"]) expect(isSealedFrom(above, at(unit)), unit).toBe(false);
  for (const unit of ["elsewhere", null]) expect(isSealedFrom(above, at(unit)), `${unit}`).toBe(true);
  expect(isSealedFrom(staff({ unit: "above", role: "officer", below: ["bureau"] }), at("elsewhere"))).toBe(false);
  expect(isSealedFrom(bureau, { unit: "bureau" })).toBe(false);
  expect(isSealedFrom(anonymous, at("bureau"))).toBe(false);
});
