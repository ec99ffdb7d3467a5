import { delays } from "@wuxing/platform/identity";
import { demoCode, demoPassword } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { formBrowser } from "./formBrowser.ts";

let server: TestServer;
let moment = Date.parse("2026-11-02T02:00:00.000Z");
const pass = (seconds: number) => {
  moment += seconds * 1000;
  server.setNow(new Date(moment).toISOString());
};
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

let addresses = 0;
/** Each attempt from an address of its own, unless one is given: what is counted here is the name. */
const attempt = (username: string, password: string, address = `10.1.0.${++addresses}`) =>
  formBrowser(server, address).send("/sign-in", { username, password });

for (const [kind, username] of [
  ["a name that exists", "officer-cgj"],
  ["a name that nobody has", "officer-nobody"],
  ["a person without an account", "officer-zjj"],
] as const)
  test(`after five wrong passwords for ${kind} the sixth must wait: 30 s, then a minute, then two, at most 15 minutes`, async () => {
    await server.platform.pool.query(`DELETE FROM account WHERE "userId" = 'officer-zjj'`);
    for (let time = 0; time < 5; time++) {
      const wrong = await attempt(username, "wrong-password");
      expect([wrong.status, wrong.body.includes("用户名或密码不对")]).toEqual([401, true]);
    }
    for (const seconds of [30, 60, 120, 240, 480, 900, 900]) {
      const asked = await attempt(username, demoPassword);
      expect([asked.status, asked.headers["retry-after"]]).toEqual([429, String(seconds)]);
      expect(asked.body).toContain("恢复链接");
      pass(seconds - 1);
      expect((await attempt(username, demoPassword)).status, "asking does not lengthen the wait").toBe(429);
      pass(1);
      expect((await attempt(username, "wrong-password")).status).toBe(401);
    }
  });

test("the right password after the wait lets in and begins the count anew", async () => {
  for (let time = 0; time < 5; time++) await attempt("agent1", "wrong-password");
  pass(30);
  expect((await attempt("agent1", demoPassword)).status).toBe(303);
  for (let time = 0; time < 4; time++) expect((await attempt("agent1", "wrong-password")).status).toBe(401);
  expect((await attempt("agent1", demoPassword)).status).toBe(303);
});

test("nobody elsewhere can make a person wait where he has signed in before", async () => {
  const own = "10.2.0.1";
  expect((await attempt("agent3", demoPassword, own)).status).toBe(303);
  for (let time = 0; time < 6; time++) await attempt("agent3", "wrong-password");
  expect((await attempt("agent3", demoPassword)).status, "elsewhere").toBe(429);
  expect((await attempt("agent3", demoPassword, own)).status, "at his own address").toBe(303);
  for (let time = 0; time < 5; time++) await attempt("agent3", "wrong-password", own);
  expect((await attempt("agent3", demoPassword, own)).status, "his own mistakes count there too").toBe(429);
});

test("many guesses at once gain nothing: at most five are looked at", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt("leader1", "wrong-password")));
  expect(answers.map(({ status }) => status).sort()).toEqual([
    ...Array.from({ length: 5 }, () => 401),
    ...Array.from({ length: 7 }, () => 429),
  ]);
});

test("one address that tries many names must wait too, whatever the limit of the route lets through", async () => {
  const waits = delays(server.platform.pool, () => new Date(moment).toISOString());
  const tried: boolean[] = [];
  for (let at = 0; at < 40; at++)
    tried.push((await waits.begin(await waits.subjectsOf(`nobody-${at}`, "10.3.0.1"))) === 0);
  expect(tried.filter(Boolean)).toHaveLength(30);
  expect((await attempt("agent2", demoPassword, "10.3.0.1")).status, "also with a right password").toBe(429);
});

test("codes are counted too, and the password does not reset them", async () => {
  const browser = formBrowser(server);
  const password = () => browser.send("/sign-in", { username: "dispatcher1", password: demoPassword });
  await password();
  for (let time = 0; time < 5; time++)
    expect((await browser.send("/sign-in/code", { code: "12345" })).status).toBe(401);
  await password();
  const code = await demoCode(new Date(moment).toISOString());
  const blocked = await browser.send("/sign-in/code", { code });
  expect([blocked.status, blocked.headers["retry-after"]]).toEqual([429, "30"]);
  pass(30);
  const next = await demoCode(new Date(moment).toISOString());
  expect((await browser.send("/sign-in/code", { code: next })).status).toBe(303);
});

test("no name, no address and no password stands in the table that counts", async () => {
  const { rows } = await server.platform.pool.query<{ subject: string }>("SELECT subject FROM sign_in_attempts");
  expect(rows.length).toBeGreaterThan(10);
  for (const { subject } of rows) expect(subject).toMatch(/^(?:name|pair|code|address):[\w-]{43}$/u);
});
