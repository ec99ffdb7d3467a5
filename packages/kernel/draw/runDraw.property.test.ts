import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askOf, candidatesFor } from "./candidates.ts";
import { commitmentOf } from "./commitmentOf.ts";
import type { DrawOfficer, DrawPlan, Target } from "./DrawPlan.ts";
import { hashOfText } from "./hashes.ts";
import { orderPlan } from "./orderPlan.ts";
import { planFaults } from "./planFaults.ts";
import { runDraw } from "./runDraw.ts";
import { seedOf } from "./seedOf.ts";
import { sampleBeacon } from "./testing/sampleDraw.ts";

const some = (values: readonly string[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
const areas = ["360302", "360313"];
const skills = ["food", "fire"];
const units = ["U1", "U2", "U3"];

const target = fc.record({
  stratum: fc.constantFrom("A", "B", "C"),
  area: fc.option(fc.constantFrom(...areas), { nil: undefined }),
  needs: some(skills),
  units: some(units),
  exempt: fc.option(fc.constant("over its limit"), { nil: undefined, freq: 6 }),
});
const officer = fc.record({ unit: fc.constantFrom(...units), areas: some(areas), qualifications: some(skills) });

const numbered = <Item>(letter: string, items: readonly Item[]) =>
  items.map((item, place) => ({ ...item, id: `${letter}${place}` }));

const plans: fc.Arbitrary<DrawPlan> = fc
  .record({
    frame: fc.array(target, { minLength: 1, maxLength: 40 }),
    officers: fc.array(officer, { maxLength: 12 }),
    pairs: fc.array(fc.tuple(fc.nat(39), fc.nat(11)), { maxLength: 60 }),
    quotas: fc.record({ A: fc.nat(15), B: fc.nat(15), C: fc.nat(15) }, { noNullPrototype: true }),
    perTarget: fc.integer({ min: 1, max: 3 }),
    cap: fc.integer({ min: 1, max: 5 }),
    apartUnits: fc.boolean(),
  })
  .map(({ frame, officers, pairs, ...rest }) => {
    const recusals = pairs
      .filter(([at, who]) => at < frame.length && who < officers.length)
      .map(([at, who]) => ({ target: `T${at}`, officer: `P${who}` }));
    return orderPlan({
      ...{ id: "draw", mode: "open", beacon: sampleBeacon, commitments: [], recusals },
      ...{ ...rest, frame: numbered("T", frame), officers: numbered("P", officers) },
    });
  });

const seeds = fc.nat().map((number) => hashOfText(String(number)));

describe("any plan", () => {
  test("sends nobody who is recused, unfit, sent there already or over the cap, and draws nothing exempt", () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        expect(planFaults(plan)).toEqual([]);
        const recused = new Set(plan.recusals.map((pair) => `${pair.target}|${pair.officer}`));
        const loads = new Map<string, number>();
        for (const picked of runDraw(plan, seed).picked) {
          const drawn = find(plan.frame, picked.target);
          expect(drawn.exempt).toBeUndefined();
          expect(drawn.stratum).toBe(picked.stratum);
          expect(new Set(picked.officers).size).toBe(picked.officers.length);
          for (const id of picked.officers) {
            expect(recused.has(`${picked.target}|${id}`)).toBe(false);
            expect(fits(drawn, find(plan.officers, id))).toBe(true);
            loads.set(id, (loads.get(id) ?? 0) + 1);
          }
          const sent = picked.officers.map((id) => find(plan.officers, id).unit);
          if (plan.apartUnits) expect(new Set(sent).size).toBe(sent.length);
        }
        expect(Math.max(0, ...loads.values())).toBeLessThanOrEqual(plan.cap);
      }),
    );
  });

  test("meets every quota of targets, or says how many were to be had", () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        const { picked, shortfalls } = runDraw(plan, seed);
        for (const [stratum, quota] of Object.entries(plan.quotas)) {
          const got = picked.filter((one) => one.stratum === stratum).length;
          const onFrame = plan.frame.filter((one) => one.stratum === stratum);
          const drawable = onFrame.filter(({ exempt }) => exempt === undefined).length;
          expect(got).toBe(Math.min(quota, drawable));
          const said = shortfalls.find((one) => one.stratum === stratum);
          expect(said === undefined).toBe(got === quota);
          if (!said) continue;
          expect([said.wanted, said.got, said.reason]).toEqual([quota, got, "tooFewTargets"]);
          expect((said.counts.onFrame ?? 0) - (said.counts.exempt ?? 0)).toBe(got);
        }
      }),
    );
  });

  test("sends as many officers as it must, one of each unit of a joint inspection; where it does not, nobody else could be sent", () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        const { picked, shortfalls } = runDraw(plan, seed);
        const loads = new Map<string, number>();
        for (const { target: id, officers } of picked) {
          const drawn = find(plan.frame, id);
          const wanted = Math.max(plan.perTarget, drawn.units?.length ?? 0);
          const said = shortfalls.find((one) => one.target === id);
          const sent = officers.map((one) => find(plan.officers, one).unit);
          expect(said === undefined).toBe(officers.length === wanted);
          if (!said) expect((drawn.units ?? []).every((unit) => sent.includes(unit))).toBe(true);
          else {
            expect([said.wanted, said.got, said.reason]).toEqual([wanted, officers.length, "tooFewOfficers"]);
            const spare = spareOfficers(plan, drawn, officers, loads);
            const open = (drawn.units ?? []).filter((unit) => !sent.includes(unit));
            // What is free belongs to the units that have no seat filled yet; else to anyone whom the rule of units lets in.
            const free = wanted - officers.length - open.length;
            const could = spare.filter(
              ({ unit }) => open.includes(unit) || (free > 0 && !(plan.apartUnits && sent.includes(unit))),
            );
            expect(could).toEqual([]);
          }
          for (const one of officers) loads.set(one, (loads.get(one) ?? 0) + 1);
        }
      }),
    );
  });

  test("counts every officer of a short target once: sent, or against one reason", () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        for (const { target: id, got, counts } of runDraw(plan, seed).shortfalls) {
          if (id === undefined) continue;
          const against = Object.values(counts).reduce((sum, count) => sum + count, 0);
          expect(against + got).toBe(plan.officers.length);
        }
      }),
    );
  });

  test("gives the same whatever order its lists came in", () => {
    fc.assert(
      fc.property(plans, seeds, (plan, seed) => {
        const turned = orderPlan({ ...plan, frame: plan.frame.toReversed(), officers: plan.officers.toReversed() });
        expect(runDraw(turned, seed)).toEqual(runDraw(plan, seed));
      }),
      { numRuns: 30 },
    );
  });

  test("has another seed once a single character of the frame is another", () => {
    const dice = { kind: "dice", throws: [1, 2, 3] } as const;
    fc.assert(
      fc.property(plans, fc.nat(), fc.constantFrom("id", "stratum", "exempt"), (plan, number, name) => {
        const at = number % plan.frame.length;
        const changed = plan.frame.map((one, place) =>
          place === at ? { ...one, [name]: `${one[name as "id"] ?? ""}x` } : one,
        );
        const [before, after] = [commitmentOf(plan), commitmentOf({ ...plan, frame: changed })];
        expect(seedOf(after, dice, [])).not.toBe(seedOf(before, dice, []));
      }),
    );
  });
});

function find<Item extends { readonly id: string }>(list: readonly Item[], id: string): Item {
  return list.find((item) => item.id === id) as Item;
}

const fits = (drawn: Target, one: DrawOfficer): boolean => candidatesFor(drawn, [one]).size === 1;

/** Who fits, is not recused, not sent there and was below the cap when the target's turn came. */
function spareOfficers(plan: DrawPlan, drawn: Target, sent: readonly string[], loads: ReadonlyMap<string, number>) {
  const recused = new Set(plan.recusals.filter((pair) => pair.target === drawn.id).map((pair) => pair.officer));
  return plan.officers.filter(
    (one) => fits(drawn, one) && !recused.has(one.id) && !sent.includes(one.id) && (loads.get(one.id) ?? 0) < plan.cap,
  );
}

test("targets that ask the same share their candidates", () => {
  expect(askOf({ id: "a", stratum: "A", needs: ["x"] })).toBe(askOf({ id: "b", stratum: "B", needs: ["x"] }));
  expect(askOf({ id: "a", stratum: "A", needs: ["x"] })).not.toBe(askOf({ id: "a", stratum: "A", units: ["x"] }));
});
