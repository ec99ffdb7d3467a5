import { type ScopedReads, scopedReads } from "@wuxing/platform/access";
import { openPool, plannedOnce } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import fc from "fast-check";
import type { Pool, QueryConfig, QueryResult } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ScopedQuery } from "./ScopedQuery.ts";

const units = ["px-cgj", "px-zjj", "px-gaj"] as const;
type Unit = (typeof units)[number];

let database: TestDatabase;
let owner: Pool;
let scoped: ScopedReads;
beforeAll(async () => {
  database = await testDatabase();
  owner = openPool(database.url, { max: 3 });
  await owner.query(
    `INSERT INTO cases (id, number, type, state, title, unit, opened_at, clocks, data, version)
     SELECT n, 'T-' || n, 'hotline.request', 's', 't', ($1::text[])[1 + n % 3], now(), '{}', '{}', 1
     FROM generate_series(1, 30) n`,
    [units],
  );
  scoped = scopedReads(database.url, []);
}, 60_000);
afterAll(async () => {
  await scoped.end();
  await owner.end();
  await database.close();
});

const within = (unit: Unit) =>
  scoped.readWithin({ everything: false, divisions: [], units: [unit], cases: [], staff: true });
const seen = "SELECT unit, count(*) AS cases FROM cases GROUP BY unit";
const own = (unit: Unit) => [{ unit, cases: 10 }];

/** What a person may ask for, what goes wrong with it, and how: by a fault of his own, cancelled, with its session lost. */
const wrong = [
  "SELECT 1 / 0 FROM cases",
  "SELECT nonsense",
  "SELEKT",
  "UPDATE cases SET title = 'x'",
  "SELECT 'x'::int FROM cases",
  "SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(5) FROM cases",
  "SELECT pg_terminate_backend(pg_backend_pid())",
] as const;
type Step = { readonly unit: Unit; readonly statement: string };

const step: fc.Arbitrary<Step> = fc.record({
  unit: fc.constantFrom(...units),
  statement: fc.oneof({ weight: 3, arbitrary: fc.constant(seen) }, fc.constantFrom(...wrong)),
});

test("whatever went wrong with others' statements, nobody is answered within another's scope", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const answers = await Promise.allSettled(steps.map(({ unit, statement }) => within(unit).query(statement)));
      for (const [i, answer] of answers.entries()) {
        const { unit, statement } = steps[i] as Step;
        if (statement === seen) expect(answer).toMatchObject({ status: "fulfilled", value: { rows: own(unit) } });
        else expect(answer.status, statement).toBe("rejected");
      }
    }),
    { numRuns: 6 },
  );
}, 60_000);

/** By a session of `pool`, which is given back whatever happened. */
async function ask(pool: Pool, statement: string | QueryConfig, scope: string, first = false): Promise<QueryResult> {
  const client = await pool.connect();
  return new Promise<QueryResult>((resolve, reject) => {
    const query = new ScopedQuery(scope, first, [statement]);
    query.callback = (error, result) => (error ? reject(error) : resolve(result));
    client.query(query);
  }).finally(() => client.release());
}

test("a session keeps no scope: not after an answer, not after a failure, not after a cancelled statement", async () => {
  // One session, so that each statement meets what the one before has left.
  const one = openPool(database.url, { role: "wuxing_reader", max: 1 });
  const bare = async (): Promise<unknown[]> => (await one.query(seen)).rows;
  const session = async (): Promise<number> => (await one.query("SELECT pg_backend_pid() AS pid")).rows[0].pid;
  const pid = await session();
  expect(await bare()).toEqual([]);
  expect((await ask(one, seen, "px-cgj;;;;", true)).rows).toEqual(own("px-cgj"));
  expect(await bare()).toEqual([]);
  for (const statement of wrong.slice(0, 5)) {
    await expect(ask(one, statement, "px-zjj;;;;"), statement).rejects.toThrow();
    expect(await bare(), statement).toEqual([]);
  }
  const slow = ask(one, "SELECT pg_sleep(20), unit FROM cases", "px-gaj;;;;");
  const cancelled = expect(slow).rejects.toThrow("canceling statement");
  await waitForSleep(pid);
  await owner.query("SELECT pg_cancel_backend($1)", [pid]);
  await cancelled;
  expect(await bare()).toEqual([]);
  expect((await ask(one, { name: "named", text: seen }, "px-gaj;;;;")).rows).toEqual(own("px-gaj"));
  expect((await ask(one, { name: "named", text: seen }, "px-cgj;;;;")).rows).toEqual(own("px-cgj"));
  expect(await session()).toBe(pid);
  await one.end();
});

test("what is planned once is planned once, within each scope; what comes after is planned as ever", async () => {
  const one = openPool(database.url, { role: "wuxing_reader", max: 1 });
  const list = plannedOnce("SELECT unit, count(*) AS cases FROM cases WHERE number <> $1 GROUP BY unit", ["none"]);
  for (const [i, unit] of [...units, ...units].entries())
    expect((await ask(one, list, `${unit};;;;`, i === 0)).rows).toEqual(own(unit));
  const { rows } = await one.query(
    "SELECT generic_plans AS once, custom_plans AS anew FROM pg_prepared_statements WHERE name = $1",
    [list.name],
  );
  expect(rows).toEqual([{ once: 6, anew: 0 }]);
  expect((await ask(one, "SHOW plan_cache_mode", "px-gaj;;;;")).rows).toEqual([{ plan_cache_mode: "auto" }]);
  await one.end();
});

async function waitForSleep(pid: number): Promise<void> {
  const asleep = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'";
  while ((await owner.query(asleep, [pid])).rows.length === 0);
}

test("where the telling fails nothing is answered, and the next is", async () => {
  const one = openPool(database.url, { role: "wuxing_reader", max: 1 });
  await expect(ask(one, seen, "px-cgj\u0000;;;;", true)).rejects.toThrow("invalid byte sequence");
  expect((await one.query(seen)).rows).toEqual([]);
  await one.end();
  const broken = scoped.readWithin({ everything: false, divisions: [], units: ["\u0000"], cases: [], staff: true });
  await Promise.allSettled(Array.from({ length: 30 }, () => broken.query(seen)));
  const answers = await Promise.all(Array.from({ length: 30 }, () => within("px-zjj").query(seen)));
  for (const { rows } of answers) expect(rows).toEqual(own("px-zjj"));
});

test("a session that was lost is replaced, and its successor is told again", async () => {
  expect((await within("px-cgj").query(seen)).rows).toEqual(own("px-cgj"));
  const asked = Array.from({ length: 20 }, () =>
    within("px-gaj").query("SELECT pg_terminate_backend(pg_backend_pid())"),
  );
  for (const { status } of await Promise.allSettled(asked)) expect(status).toBe("rejected");
  expect((await within("px-zjj").query(seen)).rows).toEqual(own("px-zjj"));
});

test("a code that would be taken for two is not told", () => {
  for (const unit of ["px-cgj,px-zjj", "px-cgj;", ";"])
    expect(() =>
      scoped.readWithin({ everything: false, divisions: [], units: [unit], cases: [], staff: true }),
    ).toThrow(RangeError);
});

test("a statement without values, with values, by name, in rows and with faults in its values is answered as it always is", async () => {
  const reads = within("px-cgj");
  expect((await reads.query("SELECT 1 AS n WHERE $1::int = 2", [2])).rows).toEqual([{ n: 1 }]);
  expect((await reads.query({ text: seen, rowMode: "array" } as QueryConfig)).rows).toEqual([["px-cgj", 10]]);
  for (let i = 0; i < 12; i++)
    expect(
      (await reads.query({ name: "byNumber", text: "SELECT id FROM cases WHERE id = $1", values: [30 - i] })).rows,
    ).toEqual((30 - i) % 3 === 0 ? [{ id: 30 - i }] : []);
  const unreadable = {
    toPostgres: () => {
      throw new Error("no such value");
    },
  };
  await expect(reads.query("SELECT $1::int", [unreadable])).rejects.toThrow("no such value");
  expect((await reads.query(seen)).rows).toEqual(own("px-cgj"));
});
