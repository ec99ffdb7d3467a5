import { openPool } from "@wuxing/platform/postgres";
import { afterAll, expect, test } from "vitest";
import { inSlices } from "./inSlices.ts";
import { keptGroups } from "./keptGroups.ts";

// Nothing is asked of it: groupings are kept for a database.
const pool = openPool("postgres://nowhere.invalid/none", { max: 1 });
afterAll(() => pool.end());

test("asked by several at once it looks once, for each scope by itself and one after another", async () => {
  const looked: string[] = [];
  const find = (scope: string, ids: number[]) => async () => {
    looked.push(`${scope} begins`);
    await new Promise(setImmediate);
    looked.push(`${scope} ends`);
    return [ids];
  };
  const city = find("city", [1, 2, 3]);
  const found = await Promise.all([
    keptGroups(pool, "city", city),
    keptGroups(pool, "county", find("county", [2, 3])),
    keptGroups(pool, "city", city),
  ]);
  expect(found).toEqual([[[1, 2, 3]], [[2, 3]], [[1, 2, 3]]]);
  expect(await keptGroups(pool, "county", city), "kept for the next who asks").toEqual([[2, 3]]);
  expect(looked).toEqual(["city begins", "city ends", "county begins", "county ends"]);
});

test("what failed is not kept, and keeps nobody else from looking", async () => {
  const fail = () => Promise.reject(new Error("no answer"));
  await expect(keptGroups(pool, "failing", fail)).rejects.toThrow("no answer");
  expect(await keptGroups(pool, "failing", async () => [[7, 8]])).toEqual([[7, 8]]);
});

test("long work lets others go first again and again, and gives what came out", async () => {
  let others = 0;
  let running = true;
  const other = (): void => {
    others++;
    if (running) setImmediate(other);
  };
  setImmediate(other);
  function* work() {
    for (let i = 0; i < 20; i++) {
      // Each step is as long as a slice or longer.
      for (const until = performance.now() + 4; performance.now() < until; );
      yield;
    }
    return "done";
  }
  expect(await inSlices(work())).toBe("done");
  running = false;
  expect(others).toBeGreaterThanOrEqual(19);
});
