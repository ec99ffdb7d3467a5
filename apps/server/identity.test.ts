import { type Identity, identity } from "@wuxing/platform/identity";
import { demoPassword } from "@wuxing/platform/testing/city";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
let desk: Identity;
let queries = 0;
/** While it is set, the removal of a session waits for it. */
let held: Promise<void> | undefined;

/** The pool as it is, with its queries for a person counted and the removal of sessions held where a test says so. */
function watched(pool: Pool): Pool {
  const watching: Pool = Object.create(pool);
  watching.query = ((...given: Parameters<Pool["query"]>) => {
    if (String(given[0]).includes("WITH RECURSIVE who")) queries++;
    return pool.query(...given);
  }) as Pool["query"];
  watching.connect = (async () => {
    const client = await pool.connect();
    const ask = client.query.bind(client) as (...given: unknown[]) => Promise<unknown>;
    const query = async (...given: unknown[]): Promise<unknown> => {
      if (JSON.stringify(given[0]).includes("delete from")) await held;
      return ask(...given);
    };
    return Object.assign(Object.create(client), { query, release: () => client.release() });
  }) as Pool["connect"];
  return watching;
}

beforeAll(async () => {
  server = await testServer();
  const secret = "a secret that is used by tests only, and long";
  const now = () => new Date().toISOString();
  desk = identity(watched(server.platform.pool), { secrets: [secret], origin: "http://127.0.0.1", now });
}, 60_000);
afterAll(() => server.end());

async function signedIn(): Promise<string> {
  const answer = await desk.signIn.byPassword("agent1", demoPassword, { address: "127.0.0.1", agent: "" });
  if (answer.kind !== "signedIn") throw new Error(answer.kind);
  return answer.cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}

test("the requests of one session share one look, whatever other cookies they carry", async () => {
  const cookies = await signedIn();
  queries = 0;
  const asked = Array.from({ length: 30 }, (_, i) => desk.personOf(`lang=${i % 2 ? "en" : "zh"}; ${cookies}`));
  const found = await Promise.all(asked);
  expect(found.map((person) => person?.username)).toEqual(Array.from({ length: 30 }, () => "agent1"));
  expect(queries).toBe(1);
  expect((await desk.personOf(cookies))?.username).toBe("agent1");
  expect(queries).toBe(1);
});

test("signing out counts at once, also for what was asked while it was under way", async () => {
  const cookies = await signedIn();
  expect((await desk.personOf(cookies))?.username).toBe("agent1");
  const { promise, resolve } = Promise.withResolvers<void>();
  held = promise;
  const leaving = desk.signOut(cookies);
  expect((await desk.personOf(cookies))?.username, "the session is still there").toBe("agent1");
  resolve();
  await leaving;
  expect(await desk.personOf(cookies)).toBeUndefined();
  expect(await desk.personOf(`${cookies}; lang=en`)).toBeUndefined();
});

test("a wrong password, another's token and no cookie are nobody", async () => {
  const from = { address: "127.0.0.1", agent: "" };
  expect(await desk.signIn.byPassword("agent1", "wrong-password", from)).toEqual({ kind: "wrong" });
  expect(await desk.personOf("wuxing.session_token=made-up.signature")).toBeUndefined();
  expect(await desk.personOf(undefined)).toBeUndefined();
});
