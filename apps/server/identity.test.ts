import { type Identity, identity, type SignInAnswer } from "@wuxing/platform/identity";
import { demoCode, demoPassword } from "@wuxing/platform/testing/city";
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
let desk: Identity;
const from = { address: "127.0.0.1", agent: "" };
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

async function signedIn(username = "agent1"): Promise<string> {
  return cookiesOf(await desk.signIn.byPassword(username, demoPassword, from));
}

const joined = (cookies: readonly string[]): string => cookies.map((cookie) => cookie.split(";")[0]).join("; ");

function cookiesOf(answer: SignInAnswer): string {
  if (answer.kind !== "signedIn") throw new Error(answer.kind);
  return joined(answer.cookies);
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
  expect(await desk.signIn.byPassword("agent1", "wrong-password", from)).toEqual({ kind: "wrong" });
  expect(await desk.personOf("wuxing.session_token=made-up.signature")).toBeUndefined();
  expect(await desk.personOf(undefined)).toBeUndefined();
});

const words = "屋檐下 three quiet pigeons";

/** Another server process on the same database, which remembers by itself. */
const otherServer = (): Identity =>
  identity(server.platform.pool, {
    secrets: ["a secret that is used by tests only, and long"],
    origin: "http://127.0.0.1",
    now: () => new Date().toISOString(),
  });

test("after a recovery by link no other server takes an older session for the person any more", async () => {
  const cookies = await signedIn();
  const other = otherServer();
  expect((await other.personOf(cookies))?.username).toBe("agent1");
  expect((await desk.personOf(cookies))?.username).toBe("agent1");
  const wish = { username: "agent1", purpose: "本人到场", clearsFactors: false, by: "admin1" };
  const link = await desk.recovery.make(wish);
  expect(await desk.recovery.use(link?.token ?? "", words)).toBe("done");
  expect(await other.personOf(cookies)).toBeUndefined();
  expect(await desk.personOf(cookies)).toBeUndefined();
});

test("after a sign-in by a recovery code the person's other sessions have ended on every server", async () => {
  const other = otherServer();
  const open = async (code: string): Promise<string> => {
    const first = await other.signIn.byPassword("dispatcher1", demoPassword, from);
    if (first.kind !== "codeWanted") throw new Error(first.kind);
    return cookiesOf(await other.signIn.byCode(first.ticket, code, from));
  };
  const person = await desk.personOf(await open(await demoCode(new Date().toISOString())));
  if (!person) throw new Error("not signed in");
  const { cookies, codes } = await desk.accounts.newRecoveryCodes(person, from);
  const before = joined(cookies);
  expect((await desk.personOf(before))?.username).toBe("dispatcher1");
  const after = await open(codes[0] ?? "");
  expect(await desk.personOf(before)).toBeUndefined();
  expect((await desk.personOf(after))?.username).toBe("dispatcher1");
});

test("a session of which others are asked at the same moment is told from them", async () => {
  const cookies = await Promise.all(["agent2", "agent3"].map((name) => signedIn(name)));
  for (const one of cookies) await desk.personOf(one);
  await server.platform.pool.query(`DELETE FROM session WHERE "userId" = 'agent2'`);
  const found = await Promise.all([...cookies, ...cookies].map((one) => desk.personOf(one)));
  expect(found.map((person) => person?.username)).toEqual([undefined, "agent3", undefined, "agent3"]);
});
