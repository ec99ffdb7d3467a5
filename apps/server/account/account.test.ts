import { identity, passwordHash } from "@wuxing/platform/identity";
import { openPool } from "@wuxing/platform/postgres";
import { demoPassword } from "@wuxing/platform/testing/city";
import { hashPassword } from "better-auth/crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDemoAccounts } from "../demo/seedCity.ts";
import { type TestServer, testServer } from "../testServer.ts";
import { addPerson, sessionOf } from "../testSession.ts";
import { type FormBrowser, formBrowser } from "./formBrowser.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const query = (sql: string, values: readonly unknown[] = []) => server.platform.pool.query(sql, [...values]);

async function signedIn(username: string, password = demoPassword): Promise<FormBrowser> {
  const browser = formBrowser(server);
  const { status, location } = await browser.send("/sign-in", { username, password, next: "/desk" });
  expect([status, location]).toEqual([303, "/desk"]);
  return browser;
}
const isIn = async (browser: FormBrowser): Promise<boolean> => (await browser.json("/api/me")).status === 200;
const hashOf = async (userId: string): Promise<string> =>
  (await query(`SELECT password FROM account WHERE "userId" = $1`, [userId])).rows[0]?.password;

test("passwords are kept as Argon2id with OWASP's parameters", async () => {
  expect(await hashOf("agent1")).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
});

test("a password that an earlier release hashed by scrypt still fits, and is hashed anew by signing in", async () => {
  await query(`UPDATE account SET password = $1 WHERE "userId" = 'officer-rsj'`, [
    await hashPassword("夏日炎炎 good rain"),
  ]);
  expect((await formBrowser(server).send("/sign-in", { username: "officer-rsj", password: "wrong" })).status).toBe(401);
  await signedIn("officer-rsj", "夏日炎炎 good rain");
  expect(await hashOf("officer-rsj")).toMatch(/^\$argon2id\$/u);
  await signedIn("officer-rsj", "夏日炎炎 good rain");
});

test("a long password counts to its last sign", async () => {
  const long = `${"雨落在屋顶 and nothing else ".repeat(7)}`;
  await query(`UPDATE account SET password = $1 WHERE "userId" = 'head-rsj'`, [await passwordHash(long)]);
  await signedIn("head-rsj", long);
  const answer = await formBrowser(server).send("/sign-in", {
    username: "head-rsj",
    password: `${long.slice(0, -1)}x`,
  });
  expect(answer.status).toBe(401);
});

test("changing the password asks for the present one, refuses what is guessed first, and ends all other sessions", async () => {
  const elsewhere = await signedIn("officer-cgj");
  const browser = await signedIn("officer-cgj");
  const change = (current: string, password: string) => browser.send("/account/password", { current, password });
  const before = browser.cookie("wuxing.session_token");
  const wrong = await change("wrong-password", "四月的雨 wakes the frogs");
  expect([wrong.status, wrong.body.includes("现在的密码不对")]).toEqual([422, true]);
  const weak = await change(demoPassword, "pingxiang2026!!");
  expect([weak.status, weak.body.includes("太容易被猜到")]).toEqual([422, true]);
  expect((await change(demoPassword, "四月的雨 wakes the frogs")).location).toBe("/account?done=password");
  expect(browser.cookie("wuxing.session_token")).not.toBe(before);
  expect([await isIn(browser), await isIn(elsewhere)]).toEqual([true, false]);
  expect((await formBrowser(server).send("/sign-in", { username: "officer-cgj", password: demoPassword })).status).toBe(
    401,
  );
  await signedIn("officer-cgj", "四月的雨 wakes the frogs");
});

test("one's own sessions are listed and can be ended, another's not", async () => {
  const one = await signedIn("officer-zjj");
  const two = await signedIn("officer-zjj");
  const stranger = await signedIn("officer-jyj");
  const { rows } = await query(`SELECT id FROM session WHERE "userId" = 'officer-zjj' ORDER BY "createdAt"`);
  const [first] = rows as { id: string }[];
  expect((await two.get("/account")).body).toContain(`/account/sessions/${first?.id}/end`);
  expect((await stranger.get("/account")).body).not.toContain(first?.id);
  await stranger.send(`/account/sessions/${first?.id}/end`);
  expect(await isIn(one)).toBe(true);
  await two.send(`/account/sessions/${first?.id}/end`);
  expect([await isIn(one), await isIn(two)]).toEqual([false, true]);
});

/** Somebody who is known to no server yet: nothing of him is remembered. */
const lookAnew = (cookie: string, secrets = ["a secret that is used by tests only, and long"]) =>
  identity(server.platform.pool, { secrets, origin: "http://127.0.0.1", now: () => new Date().toISOString() }).personOf(
    `wuxing.session_token=${cookie}`,
  );

test("a session ends after an hour without use and after twelve hours in all; use lengthens the first alone", async () => {
  const cookie = (await signedIn("agent2")).cookie("wuxing.session_token") ?? "";
  const moved = (column: string, by: string) =>
    query(`UPDATE session SET "${column}" = "${column}" - $1::interval WHERE "userId" = 'agent2'`, [by]);
  const left = async () =>
    (await query(`SELECT extract(epoch FROM "expiresAt" - now())::int AS left FROM session WHERE "userId" = 'agent2'`))
      .rows[0].left;
  expect(await left()).toBeGreaterThan(3500);
  await moved("expiresAt", "59 min");
  expect(await lookAnew(cookie)).toBeDefined();
  expect(await left(), "used again").toBeGreaterThan(3500);
  await moved("expiresAt", "61 min");
  expect(await lookAnew(cookie), "an hour unused").toBeUndefined();
  const second = (await signedIn("agent2")).cookie("wuxing.session_token") ?? "";
  await moved("createdAt", "11 h 59 min");
  expect(await lookAnew(second)).toBeDefined();
  await moved("createdAt", "2 min");
  expect(await lookAnew(second), "twelve hours").toBeUndefined();
});

test("with the last post, and with the account, every session ends", async () => {
  const cookie = (await signedIn("head-jyj")).cookie("wuxing.session_token") ?? "";
  expect((await lookAnew(cookie))?.actor.posts).toHaveLength(1);
  await query("UPDATE posts SET until = '2026-01-01' WHERE user_id = 'head-jyj'");
  expect(await lookAnew(cookie)).toBeUndefined();
  const answer = await formBrowser(server).send("/sign-in", { username: "head-jyj", password: demoPassword });
  expect([answer.status, answer.body.includes("没有在任的岗位")]).toEqual([403, true]);

  const other = (await signedIn("head-wjw")).cookie("wuxing.session_token") ?? "";
  await query(`DELETE FROM account WHERE "userId" = 'head-wjw'`);
  expect(await lookAnew(other)).toBeUndefined();
});

test("without the second factor that his posts ask for, a person is known and has no post", async () => {
  await query("DELETE FROM totp_factors WHERE user_id = 'dispatcher1'");
  const browser = formBrowser(server);
  await browser.send("/sign-in", { username: "dispatcher1", password: demoPassword });
  const person = await lookAnew(browser.cookie("wuxing.session_token") ?? "");
  expect(person).toMatchObject({ username: "dispatcher1", mustEnrol: true, actor: { posts: [] } });
});

test("a new secret signs while the old one still verifies; a secret that is gone verifies nothing", async () => {
  const cookie = (await signedIn("agent3")).cookie("wuxing.session_token") ?? "";
  const old = "a secret that is used by tests only, and long";
  expect((await lookAnew(cookie, ["the next secret, also used by tests only", old]))?.username).toBe("agent3");
  expect(await lookAnew(cookie, ["the next secret, also used by tests only"])).toBeUndefined();
  const [token = ""] = cookie.split(".");
  for (const made of [token, `${token}.`, `${token}.AAAA`, "%E0%A4%A", `${cookie}x`])
    expect(await lookAnew(made), made).toBeUndefined();
});

test("signing in again ends the session that the browser had", async () => {
  const browser = await signedIn("leader1");
  const before = browser.cookie("wuxing.session_token") ?? "";
  await browser.send("/sign-in", { username: "leader1", password: demoPassword });
  expect(browser.cookie("wuxing.session_token")).not.toBe(before);
  expect(await lookAnew(before)).toBeUndefined();
});

test("under https the cookie's name binds it to this very site", async () => {
  const origin = "https://wuxing.example";
  const secrets = ["a secret that is used by tests only, and long"];
  const site = identity(server.platform.pool, { secrets, origin, now: () => new Date().toISOString() });
  const from = { address: "10.9.0.1", agent: "" };
  const answer = await site.signIn.byPassword("officer-hbj", demoPassword, from);
  const [cookie = ""] = answer.kind === "signedIn" ? answer.cookies : [];
  expect(cookie).toMatch(/^__Host-wuxing\.session_token=/u);
  expect(cookie).toMatch(/; Secure/u);
  expect(cookie).toMatch(/; HttpOnly/u);
  expect(cookie).toMatch(/; Path=\/;/u);
  expect(cookie).not.toMatch(/domain/iu);
  expect((await site.personOf(cookie.split(";")[0]))?.username).toBe("officer-hbj");
});

test("outside demo mode nobody of the demo city can sign in, by password, code, passkey or link; no session is left", async () => {
  await signedIn("officer-jtj");
  const owner = openPool(server.database.url, { max: 1 });
  await owner.query(
    `INSERT INTO passkeys (id, user_id, public_key, counter, transports, name) VALUES ('key', 'admin1', '', 0, '{}', '')`,
  );
  // What anybody could make in a demo: a program of the whole city, and an administrator of his own.
  await owner.query(
    "INSERT INTO clients (id, name, unit, role, scopes, created_at) VALUES ('made', 'made', 'px-12345', 'dispatcher', '{}', now())",
  );
  await owner.query(
    "INSERT INTO client_secrets (id, client_id, secret_hash, since, until) VALUES (gen_random_uuid(), 'made', 'x', now(), now())",
  );
  await addPerson(owner, "made-in-demo", [{ unit: "px-ggj", role: "administrator" }]);
  await owner.query(`UPDATE "user" SET email = 'made-in-demo@people.invalid' WHERE id = 'made-in-demo'`);
  await sessionOf(owner, "made-in-demo");
  await closeDemoAccounts(owner);
  await owner.end();
  const opened = ["citizen_sessions", "phone_codes", "client_secrets", "client_tokens"];
  for (const table of ["account", "session", "totp_factors", "passkeys", "recovery_codes", "recovery_links", ...opened])
    expect((await query(`SELECT 1 FROM ${table}`)).rowCount, table).toBe(0);
  expect((await formBrowser(server).send("/sign-in", { username: "admin1", password: demoPassword })).status).toBe(401);
});
