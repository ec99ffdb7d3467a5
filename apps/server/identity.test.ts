import { type Identity, identity } from "@wuxing/platform/identity";
import { demoPassword } from "@wuxing/platform/testing/city";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
let desk: Identity;
let queries = 0;

beforeAll(async () => {
  server = await testServer();
  // The pool as it is, with its queries for a person counted.
  const { pool } = server.platform;
  const counting: Pool = Object.create(pool);
  counting.query = ((...given: Parameters<Pool["query"]>) => {
    if (String(given[0]).includes('FROM "user" u LEFT JOIN posts')) queries++;
    return pool.query(...given);
  }) as Pool["query"];
  desk = identity(counting, "a secret that is used by tests only, and long", "http://127.0.0.1");
}, 60_000);
afterAll(() => server.end());

async function signedIn(): Promise<string> {
  const cookies = await desk.signIn("agent1", demoPassword, "127.0.0.1");
  return (cookies ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
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
  const leaving = desk.signOut(cookies);
  const meanwhile = Array.from({ length: 10 }, () => desk.personOf(cookies));
  await leaving;
  expect(await desk.personOf(cookies)).toBeUndefined();
  await Promise.all(meanwhile);
  expect(await desk.personOf(`${cookies}; lang=en`)).toBeUndefined();
});

test("a wrong password, another's token and no cookie are nobody", async () => {
  expect(await desk.signIn("agent1", "wrong-password", "127.0.0.1")).toBeUndefined();
  expect(await desk.personOf("wuxing.session_token=made-up.signature")).toBeUndefined();
  expect(await desk.personOf(undefined)).toBeUndefined();
});
