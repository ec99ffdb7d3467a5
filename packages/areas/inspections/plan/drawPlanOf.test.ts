import { type DrawPlan, orderPlan, runDraw } from "@wuxing/kernel/draw";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { InspectedObject, Item, Officer, Task } from "../registers/inspectionRegisters.ts";
import { drawPlanOf } from "./drawPlanOf.ts";

const today = "2026-03-02";
const standing = { since: "2020-01-01", until: null };
const object = (i: number, risk: string, more = {}) =>
  ({
    ...standing,
    id: `firm-${String(i).padStart(3, "0")}`,
    kind: "catering",
    division: "360302001",
    risk,
    ...more,
  }) as InspectedObject;
const officer = (unit: string, i: number, more = {}) =>
  ({ ...standing, id: `${unit}-${i}`, unit, areas: [], qualifications: ["food"], ...more }) as unknown as Officer;
const item = (unit: string, qualification: string | null) => ({ code: unit, unit, qualification }) as unknown as Item;
const task = (more = {}) =>
  ({
    ...{ unit: "a", partners: [], object_kind: "catering", division: null, basis: "random" },
    ...{ shares: { A: 10, B: 20, C: 50, D: 100 }, ...more },
  }) as unknown as Task;
const limits = { perYear: 2, officers: 2, cap: 100 };
const rest: Omit<DrawPlan, "frame" | "officers" | "recusals" | "quotas" | "perTarget" | "cap"> = {
  ...{ id: "d", mode: "open", beacon: { kind: "dice", sides: 10, throws: 20 }, commitments: [] },
};

test("no firm over its yearly limit is drawn, whatever the chance; the quota it leaves open is told with its reason", () => {
  const risks = fc.array(fc.record({ risk: fc.constantFrom("A", "B", "C", "D"), visits: fc.nat(3) }), {
    minLength: 1,
    maxLength: 40,
  });
  fc.assert(
    fc.property(risks, fc.stringMatching(/^[0-9a-f]{64}$/u), (firms, seed) => {
      const objects = firms.map(({ risk }, i) => object(i, risk));
      const visits = new Map(objects.map(({ id }, i) => [id, firms[i]?.visits ?? 0]));
      const officers = [1, 2, 3].map((i) => officer("a", i));
      const ground = { task: task(), items: [], objects, officers, recusals: [], visits, today, limits };
      const plan = orderPlan({ ...rest, ...drawPlanOf(ground) });
      const { picked, shortfalls } = runDraw(plan, seed);
      for (const { target } of picked) expect(visits.get(target)).toBeLessThan(limits.perYear);
      for (const [risk, quota] of Object.entries(plan.quotas)) {
        const got = picked.filter(({ stratum }) => stratum === risk).length;
        const told = shortfalls.find(({ stratum }) => stratum === risk);
        expect(got === quota || (told?.wanted === quota && told.got === got), `${risk}: ${got} of ${quota}`).toBe(true);
        if (told) expect(told.counts.exempt).toBeGreaterThan(0);
      }
    }),
    { numRuns: 60 },
  );
});

test("key supervision and complaints are not limited, and nobody is left off their frame", () => {
  const objects = [object(1, "D"), object(2, "D")];
  const visits = new Map(objects.map(({ id }) => [id, 9]));
  const exempt = (basis: string) =>
    drawPlanOf({
      task: task({ basis }),
      items: [],
      objects,
      officers: [],
      recusals: [],
      visits,
      today,
      limits,
    }).frame.filter((target) => target.exempt).length;
  expect([exempt("random"), exempt("keySupervision"), exempt("complaint")]).toEqual([2, 0, 0]);
});

test("the frame is whoever does that business there on that day; of the officers only those in force of its departments", () => {
  const objects = [
    object(1, "A"),
    object(2, "A", { kind: "drugs" }),
    object(3, "A", { division: "360313001" }),
    object(4, "A", { until: "2026-03-02" }),
    object(5, "A", { since: "2026-03-03" }),
  ];
  const officers = [officer("a", 1), officer("a", 2, { until: "2026-01-01" }), officer("b", 1), officer("c", 1)];
  const recusals = [
    { officer: "a-1", object: "firm-001" },
    { officer: "c-1", object: "firm-001" },
  ];
  const ground = { items: [], objects, officers, recusals, visits: new Map(), today, limits };
  const plan = drawPlanOf({ ...ground, task: task({ division: "360302", partners: ["b"] }) });
  expect(plan.frame).toEqual([{ id: "firm-001", stratum: "A", area: "360302", units: ["a", "b"] }]);
  expect(plan.officers.map(({ id }) => id)).toEqual(["a-1", "b-1"]);
  expect(plan.recusals).toEqual([{ target: "firm-001", officer: "a-1" }]);
});

test("who checks an item is qualified for it: alone by the needs of the frame, jointly each for his own department", () => {
  const objects = [object(1, "D")];
  const officers = [officer("a", 1), officer("a", 2, { qualifications: [] }), officer("b", 1, { qualifications: [] })];
  const items = [item("a", "food"), item("b", null)];
  const ground = { items, objects, officers, recusals: [], visits: new Map(), today, limits };
  expect(drawPlanOf({ ...ground, task: task() }).frame[0]?.needs).toEqual(["food"]);
  const joint = drawPlanOf({ ...ground, task: task({ partners: ["b"] }) });
  expect(joint.officers.map(({ id }) => id)).toEqual(["a-1", "b-1"]);
  expect(joint.frame[0]?.needs).toBeUndefined();
});
