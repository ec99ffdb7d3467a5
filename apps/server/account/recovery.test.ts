import { demoCode, demoPassword } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { type FormBrowser, formBrowser } from "./formBrowser.ts";

const start = "2026-11-02T02:00:00.000Z";
let server: TestServer;
let admin: FormBrowser;
beforeAll(async () => {
  server = await testServer();
  admin = formBrowser(server);
  await admin.send("/sign-in", { username: "admin1", password: demoPassword });
  await admin.send("/sign-in/code", { code: await demoCode(start) });
});
afterAll(() => server.end());

const makeLink = (username: string, wish: object = {}, by = admin) =>
  by.json(`/api/admin/people/${username}/recovery`, { purpose: "本人到场，忘记密码", ...wish });
/** The path of a fresh link for this person. */
async function linkFor(username: string, wish: object = {}): Promise<string> {
  const { status, body } = await makeLink(username, wish);
  expect(status).toBe(201);
  return new URL((JSON.parse(body) as { link: string }).link).pathname;
}
const enter = (username: string, password: string, browser = formBrowser(server)) =>
  browser.send("/sign-in", { username, password, next: "/desk" });
const good = "屋檐下 three quiet pigeons";

test("only an administrator makes a recovery link, and he says why", async () => {
  const agent = formBrowser(server);
  await enter("agent1", demoPassword, agent);
  expect((await makeLink("agent2", {}, agent)).status).toBe(403);
  expect((await makeLink("agent2", {}, formBrowser(server))).status).toBe(401);
  expect((await makeLink("agent2", { purpose: " " })).status).toBe(400);
  expect((await makeLink("nobody-at-all")).status).toBe(404);
  await linkFor("agent2");
  const { rows } = await server.platform.pool.query("SELECT made_by, purpose FROM recovery_links");
  expect(rows).toEqual([{ made_by: "admin1", purpose: "本人到场，忘记密码" }]);
});

test("by the link a new password is set once; all sessions end; the person is told at the next sign-in, once", async () => {
  const earlier = formBrowser(server);
  await enter("agent3", demoPassword, earlier);
  const path = await linkFor("agent3");
  const browser = formBrowser(server);
  expect((await browser.get(path)).body).toContain("agent3");
  const weak = await browser.send(path, { password: "agent3-12345678" });
  expect([weak.status, weak.body.includes("太容易被猜到")]).toEqual([422, true]);
  expect((await browser.send(path, { password: good })).body).toContain("新密码已设好");
  expect((await browser.send(path, { password: `${good} again` })).status, "used").toBe(410);
  expect((await enter("agent3", demoPassword)).status).toBe(401);
  const { rows } = await server.platform.pool.query(`SELECT 1 FROM session WHERE "userId" = 'agent3'`);
  expect(rows).toHaveLength(0);
  const told = formBrowser(server);
  expect((await enter("agent3", good, told)).location).toBe("/account?done=recovered");
  expect((await told.get("/account?done=recovered")).body).toContain("曾用系统管理员开的恢复链接重设");
  expect((await enter("agent3", good)).location).toBe("/desk");
});

test("a link holds for half an hour, and only the last of several; one that was made up never", async () => {
  const first = await linkFor("officer-cgj");
  server.setNow("2026-11-02T02:10:00.000Z");
  const second = await linkFor("officer-cgj");
  const status = async (path: string) => (await formBrowser(server).get(path)).status;
  expect([await status(first), await status(second), await status(`${second}x`)]).toEqual([410, 200, 410]);
  server.setNow("2026-11-02T02:39:59.000Z");
  expect(await status(second)).toBe(200);
  server.setNow("2026-11-02T02:40:00.000Z");
  expect(await status(second)).toBe(410);
  expect((await formBrowser(server).send(second, { password: good })).status).toBe(410);
  server.setNow(start);
});

test("of two who use a link at once one succeeds", async () => {
  const path = await linkFor("officer-zjj");
  const both = await Promise.all([good, `${good} two`].map((password) => formBrowser(server).send(path, { password })));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 410]);
});

test("the second factor stays unless the link was made to clear it, and then must be set up anew", async () => {
  await formBrowser(server).send(await linkFor("dispatcher1"), { password: good });
  expect((await enter("dispatcher1", good)).location).toBe("/sign-in/code?next=%2Fdesk");
  await formBrowser(server).send(await linkFor("dispatcher2", { clearFactors: true }), { password: good });
  const browser = formBrowser(server);
  await enter("dispatcher2", good, browser);
  expect((await browser.json("/api/me")).status).toBe(403);
});

test("the link opens an account for a person who has none; the token itself is not kept; the server cannot undo its record", async () => {
  const { pool } = server.platform;
  await pool.query(`DELETE FROM account WHERE "userId" = 'officer-jyj'`);
  const path = await linkFor("officer-jyj");
  const { rows } = await pool.query("SELECT row_to_json(l)::text AS row FROM recovery_links l");
  for (const { row } of rows) expect(row).not.toContain(path.split("/").at(-1));
  await formBrowser(server).send(path, { password: good });
  expect((await enter("officer-jyj", good)).status).toBe(303);
  await expect(pool.query("DELETE FROM recovery_links")).rejects.toThrow("permission denied");
  await expect(pool.query("UPDATE recovery_links SET made_by = 'nobody'")).rejects.toThrow("permission denied");
});

test("a waiting name may sign in at once after recovery", async () => {
  for (let time = 0; time < 6; time++) await enter("head-cgj", "wrong-password");
  expect((await enter("head-cgj", demoPassword)).status).toBe(429);
  await formBrowser(server).send(await linkFor("head-cgj"), { password: good });
  expect((await enter("head-cgj", good)).status).toBe(303);
});

test("an administrator ends all sessions of somebody, at once; nobody else does", async () => {
  const person = formBrowser(server);
  await enter("officer-wjw", demoPassword, person);
  expect((await person.json("/api/me")).status).toBe(200);
  expect((await person.json("/api/admin/people/agent1/sign-out", {})).status).toBe(403);
  expect((await admin.json("/api/admin/people/nobody-at-all/sign-out", {})).status).toBe(404);
  expect((await admin.json("/api/admin/people/officer-wjw/sign-out", {})).status).toBe(204);
  expect((await person.json("/api/me")).status).toBe(401);
});
