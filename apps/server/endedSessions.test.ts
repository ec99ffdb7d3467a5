import { type EndedSessions, endedSessions, type Identity, identity } from "@wuxing/platform/identity";
import { openPool } from "@wuxing/platform/postgres";
import { demoPassword } from "@wuxing/platform/testing/city";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
/** Two servers on one database: what one remembers the other does not know. */
let [here, there] = [undefined, undefined] as unknown as [Identity, Identity];
let ended: EndedSessions;
let asked = 0;
const from = { address: "127.0.0.1", agent: "" };

beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());
beforeEach(async () => {
  const options = {
    secrets: ["a secret of tests only, and long"],
    origin: "http://127.0.0.1",
    now: server.platform.casework.now,
  };
  const { pool } = server.platform;
  here = identity(pool, options);
  ended = endedSessions(server.database.url, pool);
  there = identity(counted(pool), { ...options, ended });
  asked = 0;
});
afterEach(() => ended.stop());

/** Counts how often it is asked whether a session is still there. */
const counted = (pool: Pool): Pool =>
  Object.assign(Object.create(pool), {
    query: (...given: Parameters<Pool["query"]>) => {
      if (JSON.stringify(given[0]).includes("SELECT id FROM session")) asked++;
      return pool.query(...given);
    },
  });

const heard = () => expect.poll(() => ended.isHeard(), { timeout: 20_000 });

async function signedIn(): Promise<string> {
  const answer = await here.signIn.byPassword("agent1", demoPassword, from);
  if (answer.kind !== "signedIn") throw new Error(answer.kind);
  return answer.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

test("a session that ends on another server is forgotten at once, without asking at each request", async () => {
  await heard().toBe(true);
  const [one, two] = [await signedIn(), await signedIn()];
  for (let i = 0; i < 5; i++) expect((await there.personOf(one))?.username).toBe("agent1");
  expect(asked).toBe(0);
  await here.signOut(one);
  // Under the time for which a person is remembered anyway.
  await expect.poll(() => there.personOf(one), { timeout: 5_000, interval: 10 }).toBeUndefined();
  expect((await there.personOf(two))?.username).toBe("agent1");
});

test("while no word comes, it is asked at each request; what was missed meanwhile is not believed afterwards", async () => {
  await heard().toBe(true);
  const cookies = await signedIn();
  expect((await there.personOf(cookies))?.username).toBe("agent1");
  const owner = openPool(server.database.url, { max: 1 });
  await owner.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE query LIKE 'LISTEN session_ended%' AND datname = current_database()`,
  );
  await owner.end();
  await heard().toBe(false);
  expect((await there.personOf(cookies))?.username).toBe("agent1");
  expect(asked).toBe(1);
  await here.signOut(cookies);
  expect(await there.personOf(cookies)).toBeUndefined();
  await heard().toBe(true);
});
