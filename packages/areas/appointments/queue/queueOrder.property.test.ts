import fc from "fast-check";
import { expect, test } from "vitest";
import { isDue, type Queued, queueOrder } from "./queueOrder.ts";

const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 26, 1, minutes)).toISOString();
const minute = fc.integer({ min: 0, max: 300 });
const queued: fc.Arbitrary<Queued> = fc
  .record({ walkIn: fc.boolean(), slot: fc.integer({ min: 0, max: 9 }), came: minute, passed: fc.option(minute) })
  .map(({ walkIn, slot, came, passed }) => ({
    ...{ ticket: 0, walkIn, slotFrom: at(slot * 30), goodUntil: at(slot * 30 + 45), arrivedAt: at(came) },
    passedAt: passed === null ? null : at(came + passed),
  }));
/** Numbers are given as people come. */
const queue = fc
  .array(queued, { maxLength: 30 })
  .map((all) =>
    all.toSorted((a, b) => (a.arrivedAt < b.arrivedAt ? -1 : 1)).map((one, i) => ({ ...one, ticket: i + 1 })),
  );

test("everybody stands once in the queue, booked ones at their time before all others", () => {
  fc.assert(
    fc.property(queue, minute, (all, now) => {
      const order = queueOrder(all, at(now));
      expect(order.map(({ ticket }) => ticket).sort((a, b) => a - b)).toEqual(all.map(({ ticket }) => ticket));
      const due = order.map((one) => isDue(one, at(now)));
      expect(due).toEqual(due.toSorted((a, b) => Number(b) - Number(a)));
    }),
  );
});

test("among those without a right of way nobody is overtaken, and no slot by a later one", () => {
  fc.assert(
    fc.property(queue, minute, (all, now) => {
      const order = queueOrder(all, at(now));
      const others = order
        .filter((one) => !isDue(one, at(now)))
        .map(({ passedAt, arrivedAt }) => passedAt ?? arrivedAt);
      expect(others).toEqual(others.toSorted());
      const slots = order.filter((one) => isDue(one, at(now))).map(({ slotFrom }) => slotFrom);
      expect(slots).toEqual(slots.toSorted());
    }),
  );
});

test("two counters whose clocks differ call in the order of the numbers all the same", () => {
  const [first, second, third] = [
    line(1, { arrivedAt: at(10) }),
    line(2, { arrivedAt: at(9) }),
    line(3, { arrivedAt: at(11) }),
  ];
  expect(tickets([third, second, first], 20)).toEqual([1, 2, 3]);
  const booked = { walkIn: false, slotFrom: at(5) };
  expect(tickets([line(4, { ...booked, arrivedAt: at(13) }), line(5, { ...booked, arrivedAt: at(12) })], 20)).toEqual([
    4, 5,
  ]);
});

const line = (ticket: number, over: Partial<Queued>): Queued => ({
  ...{ ticket, walkIn: true, slotFrom: at(60), goodUntil: at(105), arrivedAt: at(0), passedAt: null, ...over },
});
const tickets = (lines: readonly Queued[], now: number) => queueOrder(lines, at(now)).map(({ ticket }) => ticket);

test("who has booked goes first from the minute of his slot, unless he came too late or did not hear his number", () => {
  const walkIn = line(1, { arrivedAt: at(10) });
  const early = line(2, { walkIn: false, arrivedAt: at(40) });
  expect(tickets([walkIn, early], 59)).toEqual([1, 2]);
  expect(tickets([walkIn, early], 60)).toEqual([2, 1]);
  const late = line(3, { walkIn: false, arrivedAt: at(106) });
  expect(tickets([walkIn, early, late], 107)).toEqual([2, 1, 3]);
  expect(tickets([walkIn, { ...early, passedAt: at(61) }], 62)).toEqual([1, 2]);
});
