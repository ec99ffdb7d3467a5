import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { followEntries } from "./followEntries.ts";
import type { Following } from "./takeTurns.ts";

let own: TestDatabase;
let other: TestDatabase;
let read: number[];
let following: Following;
beforeAll(async () => {
  [own, other] = await Promise.all([testDatabase(), testDatabase()]);
  read = [];
  const follower = { name: "test", atMost: 10, every: 50, rest: 0 };
  const note = async (entries: readonly { caseId: number }[]) => void read.push(...entries.map(({ caseId }) => caseId));
  following = followEntries(own.pool, { ...follower, read: note }, (fault) => {
    throw fault;
  });
  following.start();
}, 60_000);
afterAll(async () => {
  await following?.stop();
  await Promise.all([own?.close(), other?.close()]);
});

const entry = (db: Pool | PoolClient, caseId: number) =>
  db.query(
    `INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, command_id, at, to_state, final, input, changes, head, clocks)
     VALUES ($1, 1, 'test.case', 'open', 'system', 'test', gen_random_uuid(), now(), 'open', false, '{}', '{}', '{}', '{}')`,
    [caseId],
  );
/** A transaction that has written something and goes on. */
async function longTransaction(pool: Pool): Promise<PoolClient> {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("INSERT INTO followers (name) VALUES ('long')");
  return client;
}
const end = async (client: PoolClient): Promise<void> => {
  await client.query("ROLLBACK");
  client.release();
};

test("an entry that commits late is not passed over by those after it", async () => {
  const late = await own.pool.connect();
  await late.query("BEGIN");
  await entry(late, 1);
  await entry(own.pool, 2);
  following.wake();
  await new Promise((done) => setTimeout(done, 1500));
  expect(read).toEqual([]);
  await late.query("COMMIT");
  late.release();
  await expect.poll(() => read, { timeout: 10_000 }).toEqual([1, 2]);
});

test("a transaction of another database of the server holds nothing up; one of this database does", async () => {
  const [theirs, ours] = [await longTransaction(other.pool), await longTransaction(own.pool)];
  await entry(own.pool, 3);
  following.wake();
  await new Promise((done) => setTimeout(done, 1500));
  expect(read).toEqual([1, 2]);
  await end(ours);
  await expect.poll(() => read, { timeout: 10_000 }).toEqual([1, 2, 3]);
  await end(theirs);
});

test("also the owner's transactions hold it, whose sessions the server's role may not look into", async () => {
  const owner = openPool(own.url, { max: 1 });
  const long = await longTransaction(owner);
  await entry(own.pool, 4);
  following.wake();
  await new Promise((done) => setTimeout(done, 1500));
  expect(read).toEqual([1, 2, 3]);
  await end(long);
  await expect.poll(() => read, { timeout: 10_000 }).toEqual([1, 2, 3, 4]);
  await owner.end();
});

/** A pool to whose database each question takes a while, so that others commit between two of them. */
function slow(pool: Pool): Pool {
  const connect = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    const query = async (...asked: [string, unknown[]]) => {
      await new Promise((done) => setTimeout(done, 20));
      return client.query(...asked);
    };
    return Object.assign(Object.create(client) as PoolClient, { query, release: () => client.release() });
  };
  return Object.assign(Object.create(pool) as Pool, { connect, query: pool.query.bind(pool) });
}

test("of many transactions that commit in any order none is passed over while another database holds on", async () => {
  const seen: number[] = [];
  const follower = { name: "slow", atMost: 1000, every: 5, rest: 0 };
  const note = async (entries: readonly { caseId: number }[]) => void seen.push(...entries.map(({ caseId }) => caseId));
  const theirs = await longTransaction(other.pool);
  await entry(own.pool, 999);
  const slowly = followEntries(slow(own.pool), { ...follower, read: note }, (fault) => {
    throw fault;
  });
  slowly.start();
  // Held for longer than a moment: from now on each look asks who holds.
  await expect.poll(() => seen.includes(999), { timeout: 10_000 }).toBe(true);
  const pool = openPool(own.url, { max: 10 });
  const cases = Array.from({ length: 300 }, (_, i) => 1000 + i);
  const left = [...cases];
  const writer = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const client = await pool.connect();
      await client.query("BEGIN");
      await entry(client, next);
      await new Promise((done) => setTimeout(done, (next * 7) % 13));
      await client.query("COMMIT");
      client.release();
    }
  };
  await Promise.all(Array.from({ length: 10 }, writer));
  await slowly.catchUp();
  await slowly.stop();
  expect(seen.slice(seen.indexOf(999) + 1).toSorted()).toEqual(cases);
  await end(theirs);
  await pool.end();
}, 60_000);
