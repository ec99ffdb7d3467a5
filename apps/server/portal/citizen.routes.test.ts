import { openRequestCase, takeCallEvent } from "@wuxing/areas/hotline";
import { anonymous } from "@wuxing/kernel/procedure";
import { openReporters } from "@wuxing/platform/personal";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestCommand, type TestServer, testServer } from "../testServer.ts";
import { type Browser, browserOf, hiddenOf } from "./testing/browserOf.ts";

let server: TestServer;
let now = Date.parse("2026-11-02T02:00:00.000Z");
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());
const minutes = (n: number): void => {
  now += n * 60_000;
  server.setNow(new Date(now).toISOString());
};

let last = 5000;
const newPhone = (): string => `1390000${++last}`;
const codeOf = (html: string): string => html.match(/data-code>(\d{6})</u)?.[1] ?? "";

async function signIn(phone: string, next = "/mine"): Promise<Browser> {
  minutes(2);
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone, next });
  const entered = await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code: codeOf(sent.html) });
  expect([entered.status, entered.to]).toEqual([303, next]);
  return browser;
}

/** A request to the hotline with this phone, from before any account. */
async function said(phone: string, text = "跃进北路公交站旁三盏路灯不亮，晚上摸黑走路。") {
  const { input, commandId } = requestCommand(text);
  return (await openRequestCase(server.platform, anonymous, commandId, input, { name: "李安宁", phone })).case;
}

/** Says something on the pages, with what the form is filled with; the number. */
async function saidSignedIn(browser: Browser): Promise<string> {
  const start = await browser.get("/say");
  const sent = await browser.post("/say", {
    ...hiddenOf(start.html),
    ...{ text: "菜场门口的下水道堵了，污水漫到路上。", kind: "help", topic: "roads.lamp", district: "360302" },
    consent: "true",
    go: "send",
  });
  expect(sent.to).toMatch(/^\/say\/receipt\/RX-/u);
  return sent.to.slice("/say/receipt/".length);
}

describe("signing in", () => {
  test("answers alike for a phone with an account and one without", async () => {
    const [known, unknown] = [newPhone(), newPhone()];
    await signIn(known);
    minutes(2);
    const answers = await Promise.all(
      [known, unknown].map(async (phone) => {
        const { status, html, headers } = await browserOf(server.http).post("/mine/sign-in", { phone, next: "/mine" });
        return {
          status,
          html: html
            .replaceAll(phone, "P")
            .replaceAll(codeOf(html), "C")
            .replaceAll(hiddenOf(html).ticket ?? "", "T"),
          cookies: headers["set-cookie"],
        };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });
  test("gives a cookie that no script reads and no other site sends", async () => {
    minutes(2);
    const browser = browserOf(server.http);
    const sent = await browser.post("/mine/sign-in", { phone: newPhone() });
    const { headers } = await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code: codeOf(sent.html) });
    expect(String(headers["set-cookie"])).toMatch(/^citizen=[\w-]{43};.*Path=\/; HttpOnly; SameSite=Lax/u);
  });
  test("takes a wrong code five times and no more, and says how to go on", async () => {
    minutes(2);
    const [browser, phone] = [browserOf(server.http), newPhone()];
    const sent = await browser.post("/mine/sign-in", { phone });
    const [code, form] = [codeOf(sent.html), hiddenOf(sent.html)];
    const wrong = code === "000000" ? "000001" : "000000";
    for (let n = 0; n < 5; n++) {
      const answer = await browser.post("/mine/sign-in/code", { ...form, code: wrong });
      expect(answer.status).toBe(422);
      expect(answer.html).toContain("验证码不对或已过期");
    }
    expect((await browser.post("/mine/sign-in/code", { ...form, code })).status).toBe(422);
  });
  test("leads back to a page of this site only", async () => {
    await signIn(newPhone(), "/say");
    minutes(2);
    const browser = browserOf(server.http);
    const sent = await browser.post("/mine/sign-in", { phone: newPhone(), next: "https://example.org/" });
    const form = { ...hiddenOf(sent.html), next: "//example.org", code: codeOf(sent.html) };
    expect((await browser.post("/mine/sign-in/code", form)).to).toBe("/mine");
  });
  test("is asked for by every page of an account", async () => {
    const stranger = browserOf(server.http);
    for (const path of [
      "/mine",
      "/mine/account",
      "/mine/account/phone",
      "/mine/firms",
      "/mine/firms/91360302MA35XXXX0X",
    ])
      expect((await stranger.get(path)).to).toBe(`/mine/sign-in?next=${encodeURIComponent(path)}`);
    for (const path of ["/mine/account/close", "/mine/account/sessions", "/mine/acting", "/mine/firms"])
      expect((await stranger.post(path, {})).to).toBe("/mine/sign-in?next=%2Fmine");
  });
  test("with the staff's cookie is not signing in as a citizen, nor the other way round", async () => {
    const browser = await signIn(newPhone());
    expect((await browser.get("/api/me")).status).toBe(401);
    expect((await browser.get("/api/desk/cases")).status).toBe(401);
  });
});

describe("what is one's own", () => {
  test("is there without typing a number, also from before the account; nothing of others", async () => {
    const [phone, other] = [newPhone(), newPhone()];
    const [mine, others] = [await said(phone), await said(other, "隔壁工地夜里施工太吵，没法睡觉。")];
    const browser = await signIn(phone);
    const { html } = await browser.get("/mine");
    expect(html).toContain(mine.number);
    expect(html).not.toContain(others.number);
    expect(html, "the whole number stands nowhere").not.toContain(phone);
    expect((await browser.get(`/follow/${mine.number}`)).html).toContain("三盏路灯不亮");
    for (const path of [`/follow/${others.number}`, `/rate/${others.number}`])
      expect((await browser.get(path)).to).toBe(`/follow?number=${others.number}`);
    const tried = await browser.post(`/follow/${others.number}/actions/withdraw`, {});
    expect(tried.to).toBe(`/follow?number=${others.number}`);
  });
  test("is acted on as the account, without the phone", async () => {
    const phone = newPhone();
    const mine = await said(phone);
    const browser = await signIn(phone);
    const done = await browser.post(`/follow/${mine.number}/actions/withdraw`, { reason: "已经修好了" });
    expect(done.to).toBe(`/follow/${mine.number}?done=withdraw`);
    const { rows } = await server.platform.pool.query(
      "SELECT actor_kind, actor_id ~ '^[0-9a-f-]{36}$' AS account FROM entries WHERE case_id = $1 AND action = 'withdraw'",
      [mine.id],
    );
    expect(rows).toEqual([{ actor_kind: "citizen", account: true }]);
  });
  test("ends with the session", async () => {
    const phone = newPhone();
    const mine = await said(phone);
    const browser = await signIn(phone);
    await browser.post("/mine/sign-out", {});
    expect((await browser.get(`/follow/${mine.number}`)).to).toBe(`/follow?number=${mine.number}`);
  });
  test("is said with the phone filled in, masked on the page and whole with the hotline", async () => {
    const phone = newPhone();
    const browser = await signIn(phone);
    const masked = `139****${phone.slice(7)}`;
    const start = await browser.get("/say");
    expect(start.html).toContain(`name="phone" value="${masked}"`);
    const number = await saidSignedIn(browser);
    const { pool, casework } = server.platform;
    const { rows } = await pool.query<{ id: number }>("SELECT id FROM cases WHERE number = $1", [number]);
    const id = rows[0]?.id ?? 0;
    expect((await openReporters(casework.vault, pool, [id])).get(id)?.data).toMatchObject({ phone });
    expect((await browser.get("/mine")).html).toContain(number);
  });
  test("a masked number typed by somebody else is no number", async () => {
    const start = await browserOf(server.http).get("/say");
    const form = { ...hiddenOf(start.html), text: "菜场门口的下水道堵了。", kind: "help", topic: "roads.lamp" };
    const more = { district: "360302", phone: "139****0000", consent: "true", go: "send" };
    expect((await browserOf(server.http).post("/say", { ...form, ...more })).status).toBe(422);
  });
  test("is among the data held of him, without a number typed; nobody else's is", async () => {
    const [phone, other] = [newPhone(), newPhone()];
    const [mine, others] = [await said(phone), await said(other)];
    const browser = await signIn(phone);
    const { html } = await browser.get("/my-data");
    expect(html).toContain(mine.number);
    expect(html).not.toContain(others.number);
    const taken = (await browser.post("/my-data/export", {})).html;
    expect(taken).toContain(mine.number);
    expect(taken).not.toContain(others.number);
  });
  test("no list is kept by any cache", async () => {
    const browser = await signIn(newPhone());
    for (const path of ["/mine", "/mine/account", "/mine/firms", "/"])
      expect((await browser.get(path)).headers["cache-control"], path).toBe("no-store");
  });
});

describe("the account", () => {
  test("shows where one is signed in, and ends one session or all", async () => {
    const phone = newPhone();
    const [here, there] = [await signIn(phone), await signIn(phone)];
    const { html } = await here.get("/mine/account");
    const other = html.match(/name="id" value="([0-9a-f-]{36})"/u)?.[1] ?? "";
    await here.post("/mine/account/sessions", { id: other });
    expect((await there.get("/mine")).status).toBe(303);
    expect((await here.get("/mine")).status).toBe(200);
    await here.post("/mine/account/sessions", { id: "all" });
    expect((await here.get("/mine")).status).toBe(303);
  });
  test("ends nobody else's session", async () => {
    const [mine, others] = [await signIn(newPhone()), await signIn(newPhone())];
    const { rows } = await server.platform.pool.query<{ id: string }>("SELECT id FROM citizen_sessions");
    for (const { id } of rows) await mine.post("/mine/account/sessions", { id });
    expect((await others.get("/mine")).status).toBe(200);
  });
  test("changes its phone by two codes", async () => {
    const [old, phone] = [newPhone(), newPhone()];
    const mine = await said(old);
    const browser = await signIn(old);
    const own = await saidSignedIn(browser);
    minutes(2);
    const asked = await browser.post("/mine/account/phone", { phone });
    const [newCode = "", oldCode = ""] = [...asked.html.matchAll(/data-code>(\d{6})</gu)].map((m) => m[1] ?? "");
    const form = hiddenOf(asked.html);
    expect((await browser.post("/mine/account/phone/codes", { ...form, newCode, oldCode: newCode })).status).toBe(422);
    const done = await browser.post("/mine/account/phone/codes", { ...form, newCode, oldCode });
    expect(done.to).toBe("/mine/account?done=phone");
    const { html } = await browser.get("/mine");
    expect(html, "what was said without the account is the old phone's").not.toContain(mine.number);
    expect(html, "what the account said stays its own").toContain(own);
    expect((await browser.get(`/follow/${own}`)).status).toBe(200);
  });
  test("is closed only when that is confirmed", async () => {
    const browser = await signIn(newPhone());
    expect((await browser.post("/mine/account/close", {})).status).toBe(422);
    expect((await browser.get("/mine")).status).toBe(200);
    await browser.post("/mine/account/close", { confirm: "true" });
    expect((await browser.get("/mine")).status).toBe(303);
  });
});

test("the calls from the account's phone stand among its data, nobody else's do", async () => {
  const [phone, other] = [newPhone(), newPhone()];
  for (const from of [phone, other])
    await takeCallEvent(server.platform, "exchange", {
      ...{ callId: from, event: "ringing", at: new Date(now).toISOString(), from },
    });
  const { html } = await (await signIn(phone)).get("/my-data");
  expect(html).toContain("您打来的电话");
  expect(html.match(/id="call-/gu)).toHaveLength(1);
  expect((await (await signIn(newPhone())).get("/my-data")).html).not.toContain("您打来的电话");
});

test("real names are not offered where no provider is set up", async () => {
  const browser = await signIn(newPhone());
  expect((await browser.get("/mine/account")).html).not.toContain("/mine/real-name");
  expect((await browser.get("/mine/real-name")).status).toBe(404);
});
