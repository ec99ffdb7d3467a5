import { openRequestCase, takeCallEvent } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, type TestServer, testServer } from "../testServer.ts";
import { type Answer, type Browser, browserOf, hiddenOf } from "./testing/browserOf.ts";

let server: TestServer;
let now = Date.parse("2026-03-02T02:00:00.000Z");
beforeAll(async () => {
  server = await testServer();
  days(0);
}, 60_000);
afterAll(() => server.end());
function days(n: number): void {
  now += n * 24 * 60 * 60_000 + 120_000;
  server.setNow(new Date(now).toISOString());
}

let last = 6000;
const newPhone = (): string => `1390000${++last}`;
async function said(phone: string, text: string) {
  const { input, commandId } = requestCommand(text);
  return (await openRequestCase(server.platform, anonymous, commandId, input, { name: "李安宁", phone })).case;
}
const called = (phone: string) =>
  takeCallEvent(server.platform, "exchange", {
    ...{ callId: `${phone} ${now}`, event: "ringing", at: new Date(now).toISOString(), from: phone },
  });
async function enter(phone: string, next = "/mine"): Promise<{ browser: Browser; entered: Answer }> {
  days(0);
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone, next });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  return { browser, entered: await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code }) };
}
const [lamp, drain] = ["跃进北路三盏路灯不亮", "菜场门口的下水道堵了"];
const shows = (html: string) => [html.includes(lamp), html.includes(drain)];

test("a phone unused for long shows nothing of before until a case of before is named; then everything, and it is not asked again", async () => {
  const phone = newPhone();
  const old = await said(phone, `${lamp}，晚上摸黑走路。`);
  const first = await enter(phone);
  expect(first.entered.to).toBe("/mine");
  days(91);
  const recent = await said(phone, `${drain}，污水漫到路上。`);
  const { browser, entered } = await enter(phone, "/say");
  expect(entered.to).toBe("/mine/prove");
  for (const path of ["/mine", "/mine/account", "/mine/firms"])
    expect((await browser.get(path)).to).toBe("/mine/prove");
  expect(shows((await browser.get("/my-data")).html)).toEqual([false, false]);
  expect((await browser.get(`/follow/${old.number}`)).html).not.toContain(lamp);
  expect((await browser.get("/say")).html).not.toContain("139****");
  expect((await browser.get("/mine/prove")).html).toContain("90 天以前");
  const wrong = await browser.post("/mine/prove", { number: recent.number });
  expect([wrong.status, wrong.html.includes("这不是这个手机号")], "a new holder knows his own new one").toEqual([
    422,
    true,
  ]);
  expect((await browser.post("/mine/prove", { number: old.number })).to).toBe("/mine");
  expect(shows((await browser.get("/mine")).html)).toEqual([true, true]);
  expect((await enter(phone)).entered.to).toBe("/mine");
});

test("who begins anew sees what was said lately and nothing of before; the account of before is gone, number and phone still open its case", async () => {
  const phone = newPhone();
  const old = await said(phone, `${lamp}，晚上摸黑走路。`);
  await called(phone);
  await enter(phone);
  days(120);
  await called(phone);
  await said(phone, `${drain}，污水漫到路上。`);
  const { browser } = await enter(phone);
  expect((await browser.post("/mine/prove/anew", {})).html).toContain("没有勾选确定");
  const before = browser.cookies.get("citizen");
  expect((await browser.post("/mine/prove/anew", { confirm: "true" })).to).toBe("/mine");
  expect(browser.cookies.get("citizen")).not.toBe(before);
  expect(shows((await browser.get("/mine")).html)).toEqual([false, true]);
  const held = (await browser.get("/my-data")).html;
  expect(shows(held)).toEqual([false, true]);
  expect(held.match(/id="call-/gu), "of two calls the one since then").toHaveLength(1);
  expect((await browser.get(`/follow/${old.number}`)).html).not.toContain(lamp);
  const { rows } = await server.platform.pool.query(
    "SELECT closed_at IS NULL AS open FROM citizens WHERE id IN (SELECT citizen_id FROM citizen_sessions) OR phone_hash = $1",
    [server.platform.casework.vault.hashPhone(phone)],
  );
  expect(rows).toContainEqual({ open: true });
  const stranger = browserOf(server.http);
  expect((await stranger.post("/follow", { number: old.number, phone })).to).toBe(`/follow/${old.number}`);
});

test("a first sign-in with a phone of old cases is asked too; after five wrong numbers only a new beginning is left, without losing what was given to it", async () => {
  const phone = newPhone();
  const old = await said(phone, `${lamp}，晚上摸黑走路。`);
  const others = await said(newPhone(), "别人的事，路面破了一块。");
  days(100);
  const { browser, entered } = await enter(phone);
  expect(entered.to).toBe("/mine/prove");
  for (let n = 0; n < 5; n++)
    expect((await browser.post("/mine/prove", { number: n % 2 ? others.number : "RX-1" })).status).toBe(422);
  const { html } = await browser.post("/mine/prove", { number: old.number });
  expect(html).toContain("试了五次都不对");
  expect((await browser.post("/mine/prove/anew", { confirm: "true" })).to).toBe("/mine");
  expect(shows((await browser.get("/mine")).html)).toEqual([false, false]);
});

test("a phone without anything of before, and one used lately, are asked nothing; who was asked may leave", async () => {
  const phone = newPhone();
  expect((await enter(phone)).entered.to).toBe("/mine");
  days(200);
  const again = await enter(phone);
  expect(again.entered.to, "nothing is there to be kept from anybody").toBe("/mine");
  expect((await again.browser.get("/mine/prove")).to).toBe("/mine");
  await said(phone, `${lamp}，晚上摸黑走路。`);
  days(80);
  expect((await enter(phone)).entered.to).toBe("/mine");
  days(100);
  const { browser, entered } = await enter(phone);
  expect(entered.to).toBe("/mine/prove");
  await browser.post("/mine/sign-out", {});
  expect((await browser.get("/mine")).to).toContain("/mine/sign-in");
});

test("a changed phone brings none of the cases that somebody else said with it long ago", async () => {
  const [mine, theirs] = [newPhone(), newPhone()];
  await said(theirs, `${lamp}，晚上摸黑走路。`);
  days(150);
  const { browser } = await enter(mine);
  days(0);
  const asked = await browser.post("/mine/account/phone", { phone: theirs });
  const codes = [...asked.html.matchAll(/data-code>(\d{6})</gu)].map((match) => match[1] ?? "");
  const given = { ...hiddenOf(asked.html), oldCode: codes[0] ?? "", newCode: codes[1] ?? "" };
  const turned = { ...given, oldCode: codes[1] ?? "", newCode: codes[0] ?? "" };
  const changed = await browser.post("/mine/account/phone/codes", given);
  if (changed.status !== 303)
    expect((await browser.post("/mine/account/phone/codes", turned)).to).toContain("done=phone");
  expect(shows((await browser.get("/mine")).html)).toEqual([false, false]);
});
