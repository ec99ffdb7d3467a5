import type { Fact, FirmFile } from "@wuxing/kernel/policies";
import fc from "fast-check";
import { expect, test } from "vitest";
import { factTable } from "./importFacts.ts";
import { mergeFacts } from "./mergeFacts.ts";

const day = fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const fact: fc.Arbitrary<Fact> = fc.record({ value: fc.nat(5), day, source: fc.constantFrom("税务部门", "统计部门") });
const file: fc.Arbitrary<FirmFile> = fc.dictionary(fc.constantFrom("revenue", "tax", "insured", "patents"), fact);

test("whatever the order of the tables, a file ends with the latest day of each fact, and nothing told is lost", () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 6 }), (tables) => {
      let known: FirmFile = {};
      for (const told of tables) {
        const { file: after, newer, older } = mergeFacts(known, told);
        for (const [code, one] of Object.entries(told))
          expect([newer[code], older[code], known[code]]).toContainEqual(one);
        known = after;
      }
      for (const code of ["revenue", "tax", "insured", "patents"]) {
        const days = tables.flatMap((told) => told[code]?.day ?? []).sort();
        expect(known[code]?.day).toBe(days.at(-1));
      }
      const again = mergeFacts(known, known);
      expect([again.newer, again.older]).toEqual([{}, {}]);
    }),
  );
});

test("a file as a table names every kind of value as the import reads it", () => {
  const told = { day: "2026-10-20", source: "统计部门" };
  const table = factTable({
    ...{ uscc: "91360300MA35TEST00", name: "样例，企业" },
    facts: {
      sector: { value: "C", ...told },
      founded: { value: "2019-05-01", ...told },
      revenue: { value: 5200.5, ...told },
      aboveSize: { value: false, ...told },
    },
  });
  for (const cells of [
    '所属行业","制造业"',
    '成立日期","2019-05-01"',
    '上年度营业收入","5200.5"',
    '规模以上企业","否"',
  ])
    expect(table).toContain(cells);
});
