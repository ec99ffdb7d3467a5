import { randomUUID } from "node:crypto";
import { citizenCheck } from "@wuxing/kernel/identifiers";
import { outgoing } from "@wuxing/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { type Browser, browserOf, hiddenOf } from "./testing/browserOf.ts";
import { type Known, startProvider, type TestProvider } from "./testing/startProvider.ts";

/** A citizen number of nobody: well formed, of an invented birth. */
const numberOf = (serial: number): string => {
  const first = `36030219900101${String(serial).padStart(3, "0")}`;
  return first + citizenCheck(first);
};
const firm = { uscc: "91360302MA35AB12X9", name: "萍乡市晓岚豆制品有限公司" };
const known = new Map<string, Known>([
  ["zhong", { name: "钟晓岚", citizen_number: numberOf(1), represents: [firm] }],
  ["li", { name: "李安宁", citizen_number: numberOf(2) }],
  ["nameless", { name: "某某" }],
  ["mistyped", { name: "马虎", citizen_number: "360302199001010019" }],
]);

let provider: TestProvider;
let server: TestServer;
let now = Date.parse("2026-11-02T02:00:00.000Z");
const settings = (issuer: string) => ({
  issuer,
  clientId: provider.clientId,
  clientSecret: provider.clientSecret,
  claims: { name: "name", number: "citizen_number", firms: "represents" },
  ask: outgoing([{ origin: issuer, inner: true }]),
});
beforeAll(async () => {
  provider = await startProvider(known, "http://127.0.0.1/mine/real-name/done");
  server = await testServer(undefined, { realName: settings(provider.issuer) });
}, 60_000);
afterAll(async () => {
  await server?.end();
  await provider?.end();
});
const minutes = (n: number): void => {
  now += n * 60_000;
  server.setNow(new Date(now).toISOString());
};

let last = 7000;
let person = 100;
async function signIn(phone = `1390000${++last}`): Promise<Browser> {
  minutes(2);
  const browser = browserOf(server.http);
  const sent = await browser.post("/mine/sign-in", { phone });
  const code = sent.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  await browser.post("/mine/sign-in/code", { ...hiddenOf(sent.html), code });
  return browser;
}
const leave = async (browser: Browser, path = "/mine/real-name"): Promise<string> => (await browser.get(path)).to;
const arrive = (browser: Browser, answer: URL) => browser.get(`${answer.pathname}${answer.search}`);
async function verify(browser: Browser, login: string) {
  return arrive(browser, await provider.visit(await leave(browser), login));
}
/** The way to the provider with one thing about it changed. */
const bent = (address: string, name: string, value: string): string => {
  const url = new URL(address);
  url.searchParams.set(name, value);
  return url.href;
};
const level = async (browser: Browser): Promise<boolean> =>
  (await browser.get("/mine/account")).html.includes("<dd>已实名</dd>");

test("a real name is verified by the provider, sealed, shown masked, and the session's old token is worth nothing", async () => {
  const browser = await signIn();
  const before = browser.cookies.get("citizen");
  expect((await verify(browser, "zhong")).to).toBe("/mine/account?done=realName");
  expect(browser.cookies.get("citizen")).not.toBe(before);
  const old = await server.http.inject({ url: "/mine", headers: { cookie: `citizen=${before}` } });
  expect(old.statusCode).toBe(303);
  const { html } = await browser.get("/mine/account");
  expect(html).toContain("钟**");
  expect(html).not.toContain("钟晓岚");
  const { rows } = await server.platform.pool.query<{ row: string }>("SELECT c::text AS row FROM citizens c");
  const all = rows.map(({ row }) => row).join();
  expect(all).not.toContain("钟晓岚");
  expect(all).not.toContain(numberOf(1));
});

test("nobody holds two accounts, and the reason says how to get into the first", async () => {
  const second = await signIn();
  const answer = await verify(second, "zhong");
  expect(answer.status).toBe(422);
  expect(answer.html).toContain("您已有一个实名账号");
  expect(await level(second)).toBe(false);
});

test("an account stays with the person it was verified as", async () => {
  const phone = `1390000${++last}`;
  const browser = await signIn(phone);
  await verify(browser, "li");
  known.set("wang", { name: "王知足", citizen_number: numberOf(3) });
  const again = await verify(browser, "wang");
  expect(again.html).toContain("已实名为另一个人");
});

test("whose phone is lost comes in by his real name and changes it with the new phone's code alone", async () => {
  const stranger = browserOf(server.http);
  const answer = await provider.visit(await leave(stranger, "/mine/real-name/recover"), "zhong");
  expect((await arrive(stranger, answer)).to).toBe("/mine?done=returned");
  minutes(2);
  const asked = await stranger.post("/mine/account/phone", { phone: `1390000${++last}` });
  const codes = [...asked.html.matchAll(/data-code>(\d{6})</gu)].map((m) => m[1] ?? "");
  expect(codes).toHaveLength(1);
  const changed = await stranger.post("/mine/account/phone/codes", {
    ...hiddenOf(asked.html),
    newCode: codes[0] ?? "",
  });
  expect(changed.to).toBe("/mine/account?done=phone");
});

test("a real name without an account opens none", async () => {
  known.set("nobody", { name: "吴名氏", citizen_number: numberOf(9) });
  const stranger = browserOf(server.http);
  const answer = await arrive(
    stranger,
    await provider.visit(await leave(stranger, "/mine/real-name/recover"), "nobody"),
  );
  expect(answer.html).toContain("没有用这个实名的账号");
  expect((await stranger.get("/mine")).status).toBe(303);
});

test("the firm that the provider vouches for opens at once; another waits for an administrator", async () => {
  const browser = browserOf(server.http);
  await arrive(browser, await provider.visit(await leave(browser, "/mine/real-name/recover"), "zhong"));
  expect((await browser.post("/mine/firms", { uscc: firm.uscc, name: "" })).to).toBe("/mine/firms?done=open");
  const other = { uscc: "91360313MA36CD34X1", name: "湘东区晓岚酱园" };
  expect((await browser.post("/mine/firms", other)).to).toBe("/mine/firms?done=asked");
  expect((await browser.get("/mine/firms")).html).toContain("等管理员核对");
  expect((await browser.get(`/mine/firms/${other.uscc}`)).status).toBe(404);
  expect((await browser.get(`/mine/firms/${firm.uscc}`)).status).toBe(200);
});

test("a firm's pages are its representative's alone: others learn nothing of it, and change nothing", async () => {
  const stranger = await signIn();
  const day = { since: "2026-11-01", until: "2027-11-01" };
  const form = { phone: "13900009999", kind: "employee", area: "all", ...day };
  const [real, none] = [firm.uscc, "91360302MA35ZZ99XX"];
  const answers = await Promise.all(
    [real, none].map(async (uscc) => {
      const shown = await stranger.get(`/mine/firms/${uscc}`);
      const given = await stranger.post(`/mine/firms/${uscc}/mandates`, form);
      const ended = await stranger.post(`/mine/firms/${uscc}/mandates/${randomUUID()}/end`, {});
      return [shown, given, ended].map(({ status, html }) => [status, html.replaceAll(uscc, "U")]);
    }),
  );
  expect(answers[0]).toEqual(answers[1]);
  expect(answers[0]?.map(([status]) => status)).toEqual([404, 404, 404]);
  await stranger.post("/mine/acting", { uscc: real });
  expect((await stranger.get("/mine")).html).not.toContain(firm.name);
  const opened = await stranger.post("/mine/firms", { uscc: real, name: "冒名" });
  expect([opened.status, opened.html.includes("要先实名")]).toEqual([422, true]);
  const { rows } = await server.platform.pool.query("SELECT 1 FROM mandates");
  expect(rows).toEqual([]);
});

test("a mandate's form names every field that is wrong and keeps what was typed", async () => {
  const browser = browserOf(server.http);
  await arrive(browser, await provider.visit(await leave(browser, "/mine/real-name/recover"), "zhong"));
  const path = `/mine/firms/${firm.uscc}/mandates`;
  const empty = await browser.post(path, { phone: "12", kind: "x", area: "x", since: "", until: "2026-02-31" });
  expect(empty.status).toBe(422);
  for (const field of ["phone", "kind", "area", "since", "until"]) expect(empty.html).toContain(`href="#${field}"`);
  const form = { phone: "13900009999", kind: "agent", area: "hotline" };
  const over = await browser.post(path, { ...form, since: "2020-01-01", until: "2020-02-01" });
  expect(over.html).toContain("结束日期已经过去");
  const given = await browser.post(path, { ...form, since: "2026-11-02", until: "2026-11-02" });
  expect(given.to).toBe(`/mine/firms/${firm.uscc}?done=given`);
  const { html } = await browser.get(`/mine/firms/${firm.uscc}`);
  expect(html).toContain("139****9999");
  expect(html).not.toContain("13900009999");
});

const refused: readonly (readonly [string, (browser: Browser) => Promise<URL>])[] = [
  [
    "a wrong state",
    async (browser) => {
      const answer = await provider.visit(await leave(browser), "li");
      answer.searchParams.set("state", "another");
      return answer;
    },
  ],
  ["a wrong nonce", async (browser) => provider.visit(bent(await leave(browser), "nonce", "another"), "li")],
  [
    "a code asked for under another PKCE challenge",
    async (browser) => provider.visit(bent(await leave(browser), "code_challenge", "A".repeat(43)), "li"),
  ],
  [
    "another issuer",
    async (browser) => {
      const answer = await provider.visit(await leave(browser), "li");
      answer.searchParams.set("iss", "https://elsewhere.invalid");
      return answer;
    },
  ],
  [
    "a code that was used, under a new state",
    async (browser) => {
      const first = await provider.visit(await leave(browser), "nameless");
      await arrive(browser, first);
      const second = await provider.visit(await leave(browser), "li");
      second.searchParams.set("code", first.searchParams.get("code") ?? "");
      return second;
    },
  ],
  [
    "an answer that comes too late",
    async (browser) => {
      const answer = await provider.visit(await leave(browser), "li");
      minutes(10);
      return answer;
    },
  ],
  [
    "an answer to another browser's way",
    async (browser) => {
      const theirs = await signIn();
      const answer = await provider.visit(await leave(theirs), "li");
      await leave(browser);
      return answer;
    },
  ],
  [
    "an answer to a browser that lost the way's cookie",
    async (browser) => {
      const answer = await provider.visit(await leave(browser), "li");
      browser.cookies.delete("real-name");
      return answer;
    },
  ],
  [
    "an answer to who has signed in meanwhile in the same browser",
    async (browser) => {
      const answer = await provider.visit(await leave(browser), "li");
      browser.cookies.set("citizen", (await signIn()).cookies.get("citizen") ?? "");
      return answer;
    },
  ],
  ["a person who turned back", async (browser) => provider.cancel(await leave(browser))],
  ["a person without a citizen number", async (browser) => provider.visit(await leave(browser), "nameless")],
  ["a citizen number that is none", async (browser) => provider.visit(await leave(browser), "mistyped")],
];
test.each(refused)("%s is refused, with a way on, and changes nothing", async (_what, way) => {
  known.set("li", { name: "李安宁", citizen_number: numberOf(++person) });
  const browser = await signIn();
  const answer = await arrive(browser, await way(browser));
  expect([answer.status, answer.to]).toEqual([422, ""]);
  expect(answer.html).toContain("实名没有办成");
  expect(answer.html).toContain('href="/mine/account"');
  expect(await level(browser)).toBe(false);
});

test("an answer is taken once", async () => {
  known.set("li", { name: "李安宁", citizen_number: numberOf(800) });
  const browser = await signIn();
  const answer = await provider.visit(await leave(browser), "li");
  expect((await arrive(browser, answer)).status).toBe(303);
  expect((await arrive(browser, answer)).status).toBe(422);
});

test("a provider that calls itself otherwise, or does not answer, is not gone to", async () => {
  const { port } = new URL(provider.issuer);
  for (const issuer of [`http://localhost:${port}`, "http://127.0.0.1:1"]) {
    const other = await testServer(undefined, { realName: settings(issuer) });
    const browser = browserOf(other.http);
    const { status, html } = await browser.get("/mine/real-name/recover");
    expect([status, html.includes("实名认证平台现在连不上")]).toEqual([422, true]);
    await other.end();
  }
});

test("who is signed in takes along what his account holds: phone, real name, firms, mandates, sessions and looks", async () => {
  known.set("bai", {
    name: "白露",
    citizen_number: numberOf(41),
    represents: [{ uscc: "91360302MA35AB77X5", name: "白露茶舍" }],
  });
  const phone = `1390000${++last}`;
  const browser = await signIn(phone);
  await verify(browser, "bai");
  const other = { uscc: "91360302MA35AB88XU", name: "湘东区白露酱园" };
  expect((await browser.post("/mine/firms", other)).to).toBe("/mine/firms?done=asked");
  const page = (await browser.get("/my-data")).html;
  const masked = `3${"*".repeat(16)}${numberOf(41).slice(-1)}`;
  for (const words of ["您的账号", `139****${phone.slice(-4)}`, "白**", masked, "白露茶舍", other.name, "（等待核对）"])
    expect(page).toContain(words);
  for (const secret of [phone, numberOf(41), "白露，"]) expect(page).not.toContain(secret);
  const taken = JSON.parse((await browser.post("/my-data/export", {})).html) as { account: object; cases: object[] };
  expect(taken.account).toMatchObject({
    ...{ level: "realName", phone, mandates: [], sessions: [{ via: "realName" }] },
    realName: { name: "白露", citizenNumber: numberOf(41), represents: [{ name: "白露茶舍" }] },
    firms: [{ uscc: other.uscc, name: other.name, confirmedAt: null }],
    looks: [{ purpose: "本人导出 / exported by the person" }],
  });
  expect((await browser.get("/my-data")).html).toContain("账号、企业和授权");
  expect((await browserOf(server.http).post("/my-data/export", {})).to).toBe("/my-data");
});
