import { chinaCalendar } from "@wuxing/kernel/calendar";
import { orderPlan, runSealedDraw, vrfPublicKey } from "@wuxing/kernel/draw";
import fc from "fast-check";
import { expect, test } from "vitest";
import { visitDay, workingDaysOf } from "./visitDay.ts";

const key = "07".repeat(32);
const places = Array.from({ length: 24 }, (_, at) => ({ id: `p${at}`, stratum: "office" }));
const officers = ["a", "b", "c", "d"].map((id, at) => ({ id, unit: at % 2 ? "added" : "standing" }));

test("the working days of a round leave out weekends and holidays and keep make-up days", () => {
  const days = workingDaysOf(chinaCalendar, "2026-09-30", "2026-10-10");
  expect(days[0]).toBe("2026-09-30");
  expect(days).not.toContain("2026-10-01");
  expect(days).toContain("2026-10-10");
});

test("whoever is recused from a place is never drawn for it, both bodies go, nobody beyond the load, every day can come", () => {
  const drawn = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9a-f]{64}$/u),
      fc.array(
        fc.record({ target: fc.constantFrom(...places.map(({ id }) => id)), officer: fc.constantFrom("a", "b") }),
        {
          maxLength: 40,
        },
      ),
      (seed, recusals) => {
        const { visits } = runSealedDraw(
          orderPlan({
            ...{ id: "d", mode: "unannounced", frame: places, officers, quotas: { office: 6 }, perTarget: 2, cap: 3 },
            recusals: [...new Map(recusals.map((one) => [`${one.target} ${one.officer}`, one])).values()],
            ...{ apartUnits: true, commitments: [], beacon: { kind: "dice", sides: 10, throws: 24 } },
            vrfKey: Buffer.from(vrfPublicKey(Buffer.from(key, "hex"))).toString("hex"),
          }),
          seed,
          key,
        );
        const days = workingDaysOf(chinaCalendar, "2026-11-02", "2026-11-06");
        for (const visit of visits) {
          for (const { target, officer } of recusals)
            if (target === visit.target) expect(visit.officers).not.toContain(officer);
          const bodies = visit.officers.map((id) => officers.find((one) => one.id === id)?.unit);
          expect(new Set(bodies).size).toBe(bodies.length);
          const day = visitDay(visit.proof, days);
          expect(days).toContain(day);
          drawn.set(day, (drawn.get(day) ?? 0) + 1);
        }
        for (const { id } of officers)
          expect(visits.filter((visit) => visit.officers.includes(id)).length).toBeLessThanOrEqual(3);
      },
    ),
    { numRuns: 12, seed: 19, endOnFailure: true },
  );
  expect(drawn.size).toBe(5);
}, 120_000);
