import { addDays } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { openPool } from "@wuxing/platform/postgres";
import { changeRegister, replayRegisters } from "@wuxing/platform/registers";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff, type TestServer, testServer } from "../testServer.ts";
import { commandOf } from "./testing/commandOf.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());

const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
const day = (n: number): string => addDays("2026-11-02", n);
const post = fc
  .record({
    user: fc.constantFrom("officer-cgj", "officer-zjj", "nobody"),
    unit: fc.constantFrom("px-cgj", "px-zjj", "px-none"),
    role: fc.constantFrom("officer", "head"),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.option(fc.integer({ min: -1, max: 12 })),
  })
  .map(({ user, unit, role, from, length }) => ({
    register: "posts" as const,
    key: `${user}/${unit}/${role}/${day(from)}`,
    after: { user_id: user, unit, role, since: day(from), until: length === null ? null : day(from + length) },
  }));
const template = fc
  .record({ n: fc.integer({ min: 1, max: 4 }), words: fc.option(fc.string({ minLength: 1, maxLength: 5 })) })
  .map(({ n, words }) => {
    const id = `00000000-0000-4000-8000-00000000000${n}`;
    const row = { id, type: null, action: null, unit: null, title: `模板${n}`, text: `字${words}`, until: null };
    return { register: "templates" as const, key: id, after: words === null ? null : row };
  });

test("whatever is asked, accepted or refused: entries add up to the tables, and no two posts of a kind share a day", async () => {
  let [accepted, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(post, template), { minLength: 1, maxLength: 3 }), async (changes) => {
      await changeRegister(server.registers, commandOf(changes, admin)).then(
        () => accepted++,
        (error) => {
          if (!(error instanceof Refusal)) throw error;
          refused++;
        },
      );
    }),
    { numRuns: 150 },
  );
  expect(Math.min(accepted, refused)).toBeGreaterThan(5);
  const { rows } = await server.platform.pool.query(
    `SELECT a.user_id FROM posts a JOIN posts b ON a.user_id = b.user_id AND a.unit = b.unit AND a.role = b.role
       AND a.since < b.since WHERE daterange(a.since, a.until) && daterange(b.since, b.until)`,
  );
  expect(rows).toEqual([]);
  expect(await replayRegisters(server.platform.pool)).toMatchObject({ differing: [] });
}, 60_000);

test("a row that was changed, added or removed past the registers is found", async () => {
  const owner = openPool(server.database.url, { max: 1 });
  await owner.query("UPDATE posts SET role = 'leader' WHERE user_id = 'head-cgj'");
  await owner.query("UPDATE units SET until = '2030-01-01' WHERE code = 'px-scj'");
  await owner.query("DELETE FROM people WHERE username = 'agent2'");
  await owner.end();
  const { differing } = await replayRegisters(server.platform.pool);
  expect(differing).toEqual([
    ...["people agent2", "posts head-cgj/px-cgj/head/2020-01-01", "posts head-cgj/px-cgj/leader/2020-01-01"],
    "units px-scj",
  ]);
});
