import { addDays } from "@wuxing/kernel/calendar";
import { evaluate, parseClauses } from "@wuxing/kernel/policies";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { facts } from "./facts.ts";
import { keptPolicies } from "./keptPolicies.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

const today = "2026-11-26";
const days = fc.integer({ min: -3, max: 3 }).map((n) => addDays(today, n));
const limit = fc.nat(5);
/** What may happen between two looks at a page, all of it at one moment of the clock. */
const step = fc.oneof(
  fc.record({ what: fc.constant("write" as const), id: fc.nat(3), limit, from: days, until: days }),
  fc.record({ what: fc.constant("end" as const), id: fc.nat(3) }),
  fc.record({ what: fc.constant("publish" as const), id: fc.nat(3) }),
  fc.record({ what: fc.constant("look" as const), day: fc.constantFrom(today, addDays(today, 1)), revenue: fc.nat(6) }),
);
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

const clausesOf = (revenue: number) =>
  parseClauses(`条款：甲乙\n条件：上年度营业收入 ≥ ${revenue} 万元\n兑现：定额 1 万元`, facts).clauses.map((one) => ({
    ...one,
    number: 1,
  }));

async function change(one: Exclude<Step, { what: "look" }>): Promise<void> {
  const { pool } = database;
  if (one.what !== "write") {
    await pool.query("UPDATE policy_policies SET state = $2 WHERE case_id = $1", [
      ...[one.id, one.what === "end" ? "ended" : "published"],
    ]);
    return;
  }
  await pool.query(
    `INSERT INTO policy_policies (case_id, number, series, title, summary, source, unit, payer, kind, clauses, valid_from,
       valid_until, notice_days, state, moved_at, words)
     VALUES ($1::bigint, 'ZC-' || $1::bigint, 'ZC', '政策', '说明', '文件', 'u', 'p', 'instant', $2, $3, $4, 0, 'published',
       '2026-11-26', '{}')
     ON CONFLICT (case_id) DO UPDATE SET clauses = excluded.clauses, valid_from = excluded.valid_from,
       valid_until = excluded.valid_until`,
    [one.id, JSON.stringify(clausesOf(one.limit)), one.from, one.until],
  );
}

test("what is kept never differs from what is read anew, whatever was written between two looks", async () => {
  const kept = keptPolicies(database.pool);
  let differed = 0;
  let before = "";
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        if (one.what !== "look") {
          await change(one);
          continue;
        }
        const file = { revenue: { value: one.revenue, day: today, source: "统计局" } };
        const read = async (of: typeof kept) => {
          const { clauses, verdictsOf } = await of(one.day);
          return JSON.stringify([clauses, verdictsOf(file, one.day)]);
        };
        const fresh = await read(keptPolicies(database.pool));
        expect(await read(kept)).toBe(fresh);
        differed += Number(fresh !== before);
        before = fresh;
        const { clauses, verdictsOf } = await kept(one.day);
        expect(verdictsOf(file, one.day)).toEqual(
          clauses.map(({ clause }) => evaluate(clause.condition, file, facts, one.day)),
        );
      }
    }),
    { numRuns: 60 },
  );
  expect(differed, "something was there to be missed").toBeGreaterThan(20);
}, 60_000);
