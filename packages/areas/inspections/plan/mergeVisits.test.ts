import fc from "fast-check";
import { expect, test } from "vitest";
import type { InspectedObject, Item, Officer, Task } from "../registers/inspectionRegisters.ts";
import { checkedBy, type DrawnTask, mergeVisits } from "./mergeVisits.ts";

const units = ["px-scj", "px-yjj", "px-hbj", "px-wjw"];
const objects = Array.from({ length: 12 }, (_, i) => `firm-${i}`);

const items = new Map(
  units.flatMap((unit, u) =>
    [0, 1].map((i): [string, Item] => {
      const code = `0360300000000${u}${i}`.slice(-14);
      const checklist = [`${unit} ${i} 第一条`, `${unit} ${i} 第二条`];
      return [code, { code, unit, checklist } as unknown as Item];
    }),
  ),
);
const itemCodes = [...items.keys()];
const officers = new Map(
  units.flatMap((unit) => [1, 2, 3].map((n): [string, Pick<Officer, "unit">] => [`${unit}-${n}`, { unit }])),
);
const registers = {
  items,
  objects: new Map(
    objects.map((id): [string, InspectedObject] => [id, { id, name: id } as unknown as InspectedObject]),
  ),
  officers,
};

/** A task of some departments with what its draw gave: two officers, or one of each department where there are more. */
const drawn: fc.Arbitrary<DrawnTask> = fc
  .record({
    id: fc.uuid(),
    who: fc.subarray(units, { minLength: 1, maxLength: 3 }),
    items: fc.subarray(itemCodes, { minLength: 1 }),
    until: fc.constantFrom("2026-06-30", "2026-07-15", "2026-09-30"),
    targets: fc.subarray(objects),
    dice: fc.nat(2),
    missing: fc.boolean(),
  })
  .map(({ id, who, items: own, until, targets, dice, missing }) => {
    const [unit = "", ...partners] = who;
    const send = (n: number) => who.map((one, i) => `${one}-${((dice + i + n) % 3) + 1}`);
    const sent = (n: number) => (who.length > 1 ? send(n) : [...send(n), ...send(n + 1)]);
    const task = { id, unit, partners, items: own, until_day: until } as unknown as Task;
    return {
      task,
      picked: targets.map((target, n) => ({ target, officers: sent(n).slice(missing && n === 0 ? 1 : 0) })),
    };
  });
const round = fc.uniqueArray(drawn, { minLength: 1, maxLength: 5, selector: ({ task }) => task.id });
const limits = { each: 1, all: 2 };

test("every object of every task is inspected exactly once, and every department's items of every task are on its checklist", () => {
  fc.assert(
    fc.property(round, (tasks) => {
      const merged = mergeVisits(tasks, { ...registers, limits });
      const visits = [...merged.visits, ...merged.unmanned];
      const ids = visits.map(({ object }) => object.id);
      expect(new Set(ids).size, "one visit to each object").toBe(ids.length);
      expect([...ids].sort()).toEqual(
        [...new Set(tasks.flatMap(({ picked }) => picked.map(({ target }) => target)))].sort(),
      );
      for (const { object, tasks: served, shares, until } of visits) {
        const asked = tasks.filter(({ picked }) => picked.some(({ target }) => target === object.id));
        expect(served).toEqual(asked.map(({ task }) => task.id));
        expect(until).toBe(asked.map(({ task }) => task.until_day).sort()[0]);
        for (const { task } of asked)
          for (const code of task.items) {
            const item = items.get(code);
            const share = shares.find(({ unit }) => item && unit === checkedBy(item, task));
            expect(share?.items, `${code} of ${task.id}`).toContain(code);
            const lines = share?.checklist.filter((line) => line.item === code);
            expect(lines?.map(({ text }) => text)).toEqual(item?.checklist);
          }
        const codes = shares.flatMap((share) => share.items.map((code) => `${share.unit} ${code}`));
        expect(new Set(codes).size, "no line is asked twice by one department").toBe(codes.length);
      }
    }),
    { numRuns: 80 },
  );
});

test("of each department at least one officer comes, at least two in all, nobody twice, and nobody who was not drawn", () => {
  fc.assert(
    fc.property(round, fc.constantFrom({ each: 1, all: 2 }, { each: 2, all: 2 }), (tasks, asked) => {
      const { visits, unmanned } = mergeVisits(tasks, { ...registers, limits: asked });
      for (const { shares } of unmanned) {
        const few = shares.some((share) => share.officers.length < asked.each);
        expect(few || shares.flatMap((share) => share.officers).length < asked.all).toBe(true);
      }
      for (const { object, shares } of visits) {
        const going = shares.flatMap((share) => share.officers);
        const hits = tasks.flatMap(({ picked }) => picked.filter(({ target }) => target === object.id));
        const could = new Set(hits.flatMap((hit) => hit.officers));
        expect(new Set(going.map(({ id }) => id)).size).toBe(going.length);
        expect(going.length).toBeGreaterThanOrEqual(asked.all);
        for (const { unit, officers: own } of shares) {
          expect(own.length, unit).toBeGreaterThanOrEqual(asked.each);
          for (const one of own) {
            expect(one.unit).toBe(unit);
            expect(could.has(one.id)).toBe(true);
          }
        }
        // No more come than a joint visit needs: fewer people at the door is the point of merging.
        const needed = shares.reduce((sum, { officers: own }) => sum + Math.min(asked.each, own.length), 0);
        expect(going.length).toBe(Math.max(needed, Math.min(asked.all, could.size)));
      }
    }),
    { numRuns: 80 },
  );
});
