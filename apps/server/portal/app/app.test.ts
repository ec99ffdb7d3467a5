import { randomUUID } from "node:crypto";
import { openRequestCase } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { routesOf } from "@wuxing/platform/http";
import { browserKeys, openMessage, type PushService, startPushService } from "@wuxing/platform/messages/push/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "../../testServer.ts";
import { doorsOf } from "../home/doors.ts";
import { type Browser, browserOf, hiddenOf } from "../testing/browserOf.ts";

let server: TestServer;
let service: PushService;
let now = Date.parse("2026-11-02T02:00:00.000Z");
let last = 8000;

beforeAll(async () => {
  service = await startPushService();
  const outgoing = [{ origin: service.origin, inner: true }];
  server = await testServer(undefined, { push: { vapidKey: undefined, hosts: [], outgoing } });
}, 60_000);
afterAll(async () => {
  await server.end();
  await service.end();
});
beforeEach(() => {
  service.taken.length = 0;
  now += 120_000;
  server.setNow(new Date(now).toISOString());
});

async function signedIn(phone: string): Promise<Browser> {
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
  return browser;
}

/** Somebody with a case of before, who has switched notifications on. */
async function told() {
  const phone = `1390000${++last}`;
  const { input, commandId } = requestCommand("跃进北路公交站旁三盏路灯不亮。");
  const { case: own } = await openRequestCase(server.platform, anonymous, commandId, input, { phone });
  const browser = await signedIn(phone);
  const keys = browserKeys();
  const subscription = { endpoint: `${service.origin}/send/${phone}`, p256dh: keys.p256dh, auth: keys.auth };
  const kept = await browser.post("/mine/push", subscription);
  expect(kept.status).toBe(204);
  return { browser, own, keys, phone, subscription };
}

const act = (caseId: number, action: string, input: object) =>
  handle(server.platform.casework, {
    ...{ caseId, action, input, actor: staff("px-12345", "agent"), commandId: randomUUID() },
  });

test("a result of one's own case is told once to one's device, with its number and page and no word of it", async () => {
  const [{ own, keys }, other] = [await told(), await told()];
  await act(own.id, "answerDirectly", { answer: "三盏路灯已修好。", asked: "satisfied" });
  await server.settle();
  await server.settle();
  expect(service.taken).toHaveLength(1);
  const said = openMessage(keys, service.taken[0]?.body ?? Buffer.alloc(0));
  const path = `/follow/${own.number}`;
  expect(JSON.parse(said)).toEqual({ title: "您的办件有结果了", body: own.number, path });
  expect(() => openMessage(other.keys, service.taken[0]?.body ?? Buffer.alloc(0))).toThrow();
});

test("what one did oneself is not told, nor what was not chosen", async () => {
  const { browser, own } = await told();
  const withdrawn = await browser.post(`/follow/${own.number}/actions/withdraw`, { reason: "已经修好了" });
  expect(withdrawn.to).toBe(`/follow/${own.number}?done=withdraw`);
  const silent = await told();
  expect((await silent.browser.post("/mine/push/kinds", { kind: "waits" })).to).toBe("/mine/account?done=kinds");
  await act(silent.own.id, "answerDirectly", { answer: "已修好。", asked: "satisfied" });
  await server.settle();
  expect(service.taken).toEqual([]);
});

test("the account page shows where one is told and ends it; one's data holds it; nobody ends another's", async () => {
  const [{ browser, phone }, other] = [await told(), await told()];
  const page = await browser.get("/mine/account");
  expect(page.html).toContain(`data-push="${server.platform.push?.publicKey}"`);
  const id = /action="\/mine\/push\/end"[\s\S]*?name="id" value="([^"]+)"/u.exec(page.html)?.[1] ?? "";
  await other.browser.post("/mine/push/end", { id });
  expect((await browser.get("/mine/account")).html).toContain(id);
  expect((await browser.get("/my-data")).html).toContain("手机提醒");
  expect(page.html, "where it is sent stands nowhere").not.toContain(phone);
  expect((await browser.post("/mine/push/end", { id })).to).toBe("/mine/account?done=silent");
  expect((await browser.get("/mine/account")).html).not.toContain(id);
});

test("an address of a stranger, and somebody who is not signed in, are refused with the reason", async () => {
  const { browser, subscription } = await told();
  const strange = await browser.post("/mine/push", { ...subscription, endpoint: "https://evil.example/x" });
  expect([strange.status, strange.html]).toEqual([400, expect.stringContaining("不在本站认可的名单里")]);
  expect((await browserOf(server.http).post("/mine/push", subscription)).status).toBe(401);
});

test("only pages of one's own may be kept on the device, under a mark that each sign-in has for itself", async () => {
  const { browser, own, phone } = await told();
  const marks = new Set<unknown>();
  for (const path of ["/mine", `/follow/${own.number}`, "/cases", "/mine/account", "/my-data"]) {
    const { headers } = await browser.get(path);
    marks.add(headers["x-account"]);
    expect(headers["x-keep"], path).toBe(path === "/mine" || path.startsWith("/follow/") ? "1" : undefined);
  }
  expect([...marks]).toEqual([expect.stringMatching(/^[\w-]{16}$/u)]);
  await browser.post("/mine/sign-out", {});
  expect((await browser.get("/")).headers["x-account"]).toBe("none");
  now += 120_000;
  server.setNow(new Date(now).toISOString());
  marks.add((await (await signedIn(phone)).get("/mine")).headers["x-account"]);
  expect(marks.size).toBe(2);
});

test("whoever was given an address in a language reads it in that one, a machine without cookies too", async () => {
  const get = (url: string, site: string) =>
    server.http.inject({ url, headers: { accept: "text/html", "sec-fetch-site": site } });
  const fromElsewhere = await get("/cases?lang=en", "cross-site");
  expect([fromElsewhere.statusCode, fromElsewhere.body]).toEqual([200, expect.stringContaining('<html lang="en"')]);
  expect(fromElsewhere.body).toContain('hreflang="zh-CN"');
  expect(fromElsewhere.body).toContain('href="/share?path=%2Fcases%3Flang%3Den"');
  const bySwitch = await get("/cases?lang=en", "same-origin");
  expect([bySwitch.statusCode, bySwitch.headers.location]).toEqual([303, "/cases"]);
});

test("the page of the code leads to this site alone", async () => {
  const shared = await browserOf(server.http).get(`/share?path=${encodeURIComponent("/cases?lang=en")}`);
  expect(shared.html).toContain('value="http://127.0.0.1/cases?lang=en"');
  expect(shared.html).toContain('src="data:image/png;base64,');
  for (const path of [
    "//evil.example/",
    "/\\evil.example",
    "https://evil.example/",
    "javascript:alert(1)",
    "/a//../..//x",
  ]) {
    const answer = await browserOf(server.http).get(`/share?path=${encodeURIComponent(path)}`);
    expect(answer.html, path).not.toContain("evil");
    expect(answer.html, path).not.toContain("javascript:");
  }
});

test("the tiles of the front page are those whose pages are there, in plain words for large type", async () => {
  const there = new Set(routesOf(server.http).map(({ method, url }) => `${method} ${url}`));
  const browser = browserOf(server.http);
  const { html } = await browser.get("/");
  const tiles = [...html.matchAll(/class="card door tile" href="([^"]+)"/gu)].map((found) => found[1]);
  expect(tiles.filter((href) => !there.has(`GET ${href}`))).toEqual([]);
  const http = { server: server.http.server };
  expect(doorsOf(http, false).map(({ href }) => href)).toEqual(tiles);
  expect((await browser.get("/services")).html).toContain("提诉求");
  browser.cookies.set("type", "large");
  const large = (await browser.get("/")).html;
  expect(large).toContain("打 12345，说一声就行");
  expect(large).toContain("有事说一声，政府来办");
  expect(large).not.toContain("近 12 个月");
});
