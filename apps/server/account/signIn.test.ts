import { demoCode, demoPassword } from "@wuxing/platform/testing/city";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { type FormBrowser, formBrowser } from "./formBrowser.ts";

const start = Date.parse("2026-11-02T02:00:00.000Z");
let server: TestServer;
let passed = 0;
/** Lets so many seconds pass. */
const pass = (seconds: number) => {
  passed += seconds;
  server.setNow(new Date(start + passed * 1000).toISOString());
};
const now = () => new Date(start + passed * 1000).toISOString();

beforeAll(async () => {
  server = await testServer();
});
// Nobody's earlier mistakes count in the next test.
beforeEach(() => pass(2 * 24 * 60 * 60));
afterAll(() => server.end());

const withPassword = (browser: FormBrowser, username: string, password = demoPassword, next = "/desk") =>
  browser.send("/sign-in", { username, password, next });

/** A browser in which this person of the demo city is signed in. */
async function signedIn(username: string): Promise<FormBrowser> {
  const browser = formBrowser(server);
  const first = await withPassword(browser, username);
  if (first.location.startsWith("/sign-in/code")) await browser.send("/sign-in/code", { code: await demoCode(now()) });
  expect((await browser.json("/api/me")).status).toBe(200);
  return browser;
}

const codeAt = (key: string, moment: string): string =>
  new TOTP({ secret: key }).generate({ timestamp: Date.parse(moment) });
const textIn = (body: string, pattern: RegExp): string => pattern.exec(body)?.[1] ?? "";

/** Sets an authenticator app up by its form; the key that the app has from now on, and the recovery codes shown. */
async function enrol(browser: FormBrowser): Promise<{ key: string; codes: string[] }> {
  const page = await browser.get("/account/totp");
  const key = textIn(page.body, /class="totp-key">([^<]+)/u).replaceAll(" ", "");
  const sealed = textIn(page.body, /name="sealed" value="([^"]+)/u);
  const wrong = await browser.send("/account/totp", { sealed, code: "000000" });
  expect([wrong.status, wrong.body.includes(sealed)], "a wrong code keeps the same key").toEqual([422, true]);
  const done = await browser.send("/account/totp", { sealed, code: codeAt(key, now()) });
  const codes = [...done.body.matchAll(/<code>([a-z2-9-]{19})<\/code>/gu)].map((match) => match[1] ?? "");
  return { key, codes };
}

test("an agent signs in by name and password; the cookie is for this site alone and not for scripts", async () => {
  const browser = formBrowser(server);
  const answer = await withPassword(browser, "Agent1", demoPassword, "//elsewhere.example");
  expect([answer.status, answer.location]).toEqual([303, "/desk/"]);
  expect(String(answer.headers["set-cookie"])).toMatch(/wuxing\.session_token=.*HttpOnly.*SameSite=Lax/iu);
  expect((await browser.json("/api/me")).body).toContain("agent1");
});

test("a dispatcher needs the code too: the password alone opens nothing", async () => {
  const browser = formBrowser(server);
  expect((await withPassword(browser, "dispatcher1")).location).toBe("/sign-in/code?next=%2Fdesk");
  expect(browser.cookie("wuxing.session_token")).toBeUndefined();
  expect((await browser.json("/api/me")).status).toBe(401);
  expect((await browser.get("/sign-in/code")).body).toContain(await demoCode(now()));
  expect((await browser.send("/sign-in/code", { code: "123" })).status).toBe(401);
  expect((await browser.send("/sign-in/code", { code: await demoCode(now()), next: "/desk" })).location).toBe("/desk");
  expect((await browser.json("/api/me")).body).toContain("dispatcher");
});

test("whoever must have a second factor and has none can do nothing but set one up, and then works", async () => {
  await server.platform.pool.query("DELETE FROM totp_factors WHERE user_id = 'dispatcher2'");
  const browser = formBrowser(server);
  await withPassword(browser, "dispatcher2");
  for (const url of [
    "/api/me",
    "/api/desk/lists",
    "/api/desk/cases",
    "/api/procedures",
    "/api/figures?month=2026-11",
  ]) {
    const answer = await browser.json(url);
    expect([url, answer.status, answer.body.includes("/account")]).toEqual([url, 403, true]);
  }
  expect((await browser.get("/desk")).location).toBe("/account");
  expect((await browser.get("/account")).body).toContain("请先设置下面任何一种第二步验证");
  const { codes } = await enrol(browser);
  expect(codes).toHaveLength(10);
  expect((await browser.json("/api/me")).body).toContain("dispatcher");
});

test("a code works once, and the next one again; so does a recovery code", async () => {
  const { key, codes } = await enrol(await signedIn("agent2"));
  const tries = async (code: string) => {
    const browser = formBrowser(server);
    expect((await withPassword(browser, "agent2")).location).toContain("/sign-in/code");
    return (await browser.send("/sign-in/code", { code })).status;
  };
  const enrolledWith = codeAt(key, now());
  expect(await tries(enrolledWith), "used when the app was set up").toBe(401);
  pass(30);
  const code = codeAt(key, now());
  expect(await Promise.all([tries(code), tries(code)]).then((two) => two.sort())).toEqual([303, 401]);
  const [first = "", second = ""] = codes;
  expect(await tries(first.toUpperCase().replaceAll("-", " "))).toBe(303);
  expect(await tries(first)).toBe(401);
  expect(await tries(second)).toBe(303);
  const { rows } = await server.platform.pool.query("SELECT secret FROM totp_factors WHERE user_id = 'agent2'");
  expect(rows[0].secret, "the key lies sealed").not.toContain(key);
});

test("the step after the password serves one sign-in", async () => {
  const { codes } = await enrol(await signedIn("agent3"));
  const browser = formBrowser(server);
  await withPassword(browser, "agent3");
  const cookie = `wuxing.step=${browser.cookie("wuxing.step")}`;
  const send = (code = "") =>
    server.http.inject({ method: "POST", url: "/sign-in/code", headers: { cookie }, payload: { code } });
  expect((await send(codes[0])).headers.location).toBe("/desk/");
  expect((await send(codes[1])).headers.location).toBe("/sign-in?next=%2Fdesk%2F");
});

test("the step after the password lapses after ten minutes", async () => {
  const browser = formBrowser(server);
  await withPassword(browser, "dispatcher1");
  const left = `SELECT extract(epoch FROM "expiresAt" - now())::int AS left FROM verification ORDER BY 1 DESC LIMIT 1`;
  expect((await server.platform.pool.query(left)).rows[0].left).toBeLessThanOrEqual(600);
  await server.platform.pool.query(`UPDATE verification SET "expiresAt" = now()`);
  const answer = await browser.send("/sign-in/code", { code: await demoCode(now()) });
  expect(answer.location).toBe("/sign-in?next=%2Fdesk%2F");
});

test("setting up a factor ends every other session and gives this one a new token", async () => {
  const elsewhere = await signedIn("officer-cgj");
  const browser = await signedIn("officer-cgj");
  const before = browser.cookie("wuxing.session_token");
  await enrol(browser);
  expect(browser.cookie("wuxing.session_token")).not.toBe(before);
  expect((await browser.json("/api/me")).status).toBe(200);
  expect((await elsewhere.json("/api/me")).status).toBe(401);
});

test("another's key, and one that was made up, cannot be enrolled", async () => {
  const page = await (await signedIn("officer-zjj")).get("/account/totp");
  const sealed = textIn(page.body, /name="sealed" value="([^"]+)/u);
  const key = textIn(page.body, /class="totp-key">([^<]+)/u).replaceAll(" ", "");
  const other = await signedIn("officer-jyj");
  for (const given of [sealed, "published:PINGXIANGDEMOKEY234567PINGXIANGS", "nonsense"]) {
    const answer = await other.send("/account/totp", { sealed: given, code: codeAt(key, now()) });
    expect([answer.status, answer.body.includes("放得太久")]).toEqual([422, true]);
  }
});

test("the last factor of whoever needs one stays", async () => {
  const answer = await (await signedIn("admin1")).send("/account/totp/remove");
  expect([answer.status, answer.body.includes("请先添加另一种")]).toEqual([422, true]);
  const { rows } = await server.platform.pool.query("SELECT 1 FROM totp_factors WHERE user_id = 'admin1'");
  expect(rows).toHaveLength(1);
});

test("a sign-in that is a while ago must be repeated before anything about signing in is changed", async () => {
  const browser = formBrowser(server);
  await withPassword(browser, "officer-scj");
  const late = `UPDATE session SET "createdAt" = now() - interval '11 min' WHERE "userId" = 'officer-scj'`;
  await server.platform.pool.query(late);
  expect((await browser.get("/account")).status).toBe(200);
  for (const url of [
    "/account/password",
    "/account/totp/remove",
    "/account/recovery-codes",
    "/account/totp",
    "/account/sessions/end-others",
  ])
    expect((await browser.send(url)).location, url).toBe("/sign-in?next=/account&again=1");
  expect((await browser.json("/account/passkeys/options", {})).status).toBe(401);
});
