import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areas } from "@wuxing/areas";
import type { Actor, PostRole } from "@wuxing/kernel/procedure";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { demoPassword } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Composed, compose } from "../compose.ts";
import { seedCity } from "../demo/seedCity.ts";

let database: TestDatabase;
let server: Composed;
let folder: string;
/** Monday, 10:00 in China. */
let now = "2026-11-02T02:00:00.000Z";

beforeAll(async () => {
  database = await testDatabase();
  const owner = openPool(database.url, { max: 1 });
  await seedCity(owner);
  for (const area of areas) await area.begin?.(owner);
  await owner.end();
  folder = await mkdtemp(join(tmpdir(), "wuxing-portal-"));
  server = await compose({
    databaseUrl: database.url,
    areas,
    filesFolder: folder,
    origin: "http://localhost",
    secret: "a secret of the test, long enough to sign with",
    demo: true,
    log: false,
    now: () => now,
  });
  await server.http.ready();
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** A browser without scripts: keeps cookies, sends forms. Each has an address of its own, so that limits do not meet. */
function browser() {
  const cookies = new Map<string, string>();
  const address = `10.0.${Math.floor(Math.random() * 256)}.${Math.floor(Math.random() * 256)}`;
  const send = async (method: "GET" | "POST", url: string, form?: Record<string, string | string[]>) => {
    const pairs = Object.entries(form ?? {}).flatMap(([k, v]) => [v].flat().map((one): [string, string] => [k, one]));
    const answer = await server.http.inject({
      method,
      url,
      remoteAddress: address,
      headers: {
        accept: "text/html",
        "sec-fetch-site": "same-origin",
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}),
      },
      ...(form ? { payload: new URLSearchParams(pairs).toString() } : {}),
    });
    for (const { name, value } of answer.cookies) cookies.set(name, encodeURIComponent(value));
    return {
      status: answer.statusCode,
      html: answer.body,
      to: String(answer.headers.location ?? ""),
      headers: answer.headers,
    };
  };
  return {
    get: (url: string) => send("GET", url),
    post: (url: string, form: Record<string, string>) => send("POST", url, form),
  };
}
type Browser = ReturnType<typeof browser>;

const hiddenOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map((m) => [m[1] ?? "", m[2] ?? ""]),
  );
const errorsOf = (html: string): string[] =>
  [...html.matchAll(/class="field-error"[^>]*>([^<]*)</g)].map((m) => m[1] ?? "");

const phone = "13912345678";
const text = "跃进北路公交站旁三盏路灯不亮，我叫张三丰，身份证360302199001011235，电话13912345678，请尽快修。";

/** Goes through the first three steps; gives the form of the last. */
async function toLastStep(reader: Browser, publish: boolean): Promise<Record<string, string>> {
  const first = hiddenOf((await reader.get("/say")).html);
  const second = await reader.post("/say", { ...first, text, go: "2" });
  const matter = { kind: "help", topic: "roads.lamp", district: "360302", place: "公交站" };
  const third = await reader.post("/say", { ...hiddenOf(second.html), ...matter, go: "3" });
  const person = { name: "张三丰", phone, consent: "true", ...(publish ? { publish: "true" } : {}) };
  const fourth = await reader.post("/say", { ...hiddenOf(third.html), ...person, go: "4" });
  expect([second.status, third.status, fourth.status]).toEqual([200, 200, 200]);
  return hiddenOf(fourth.html);
}

async function say(publish: boolean): Promise<{ number: string; receipt: string; reader: Browser }> {
  const reader = browser();
  const sent = await reader.post("/say", { ...(await toLastStep(reader, publish)), go: "send" });
  expect(sent.status).toBe(303);
  return { number: sent.to.split("/").at(-1) ?? "", receipt: sent.to, reader };
}

const staff = (unit: string, role: PostRole): Actor => ({
  kind: "staff",
  id: `${unit}-${role}`,
  posts: [{ unit, role }],
});
const agent = staff("px-12345", "agent");
const dispatcher = staff("px-12345", "dispatcher");
const officer = staff("px-cgj", "officer");

async function act(number: string, actor: Actor, action: string, input: unknown): Promise<void> {
  const { id } = await getCaseByNumber(database.pool, number);
  await handle(server.platform.casework, { caseId: id, action, input, actor, commandId: randomUUID() });
}

/** From acceptance to closing, within the term. */
async function workOff(number: string): Promise<void> {
  await act(number, agent, "accept", {});
  await act(number, dispatcher, "dispatch", { unit: "px-cgj" });
  await act(number, officer, "sign", {});
  await act(number, officer, "reportProgress", { note: "已联系张三丰，电话13912345678，今晚更换电缆" });
  await act(number, officer, "answer", {
    answer: "电缆已更换，路灯已恢复，如有问题请拨13800001111。",
    solved: "solved",
  });
  await act(number, agent, "passAudit", {});
  await act(number, agent, "recordCallBack", { outcome: "satisfied", contacted: true });
  await server.settle();
}

test("say in four steps, follow, close, publish, count: without a script and without a word about the person", async () => {
  const { number, receipt, reader } = await say(true);
  await server.settle();
  const shown = await reader.get(receipt);
  expect(shown.html).toContain(number);
  expect(shown.html).toContain("139****5678");
  expect(shown.html).not.toContain(phone);
  expect(shown.headers["cache-control"]).toBe("no-store");

  const stranger = browser();
  expect((await stranger.get(receipt)).status).toBe(404);
  expect((await stranger.get(`/follow/${number}`)).to).toContain("/follow?number=");
  expect((await stranger.get(`/cases/${number}`)).status).toBe(404);
  expect((await stranger.get("/cases")).html).not.toContain(number);

  await workOff(number);
  const list = await stranger.get("/cases?month=2026-11&district=360302&topic=roads.lamp&unit=px-cgj&state=closed");
  expect(list.html).toContain(number);
  const published = (await stranger.get(`/cases/${number}`)).html;
  expect(published).toContain("电缆已更换");
  for (const html of [list.html, published, (await stranger.get("/")).html]) {
    expect(html).not.toMatch(/13912345678|13800001111|360302199001011235|张三丰/);
  }
  for (const q of ["路灯", "路燈"]) {
    const found = (await stranger.get(`/search?q=${encodeURIComponent(q)}`)).html;
    expect(found, q).toContain(number);
    expect(found, q).toContain("<mark>路灯</mark>");
  }
  expect((await stranger.get(`/search?q=${phone}`)).html).not.toContain(number);
  expect((await stranger.get(`/cases?q=${phone}`)).html).not.toContain(number);

  const figures = (await stranger.get("/figures?month=2026-11")).html;
  expect(figures).toContain("1 ÷ 1");
  expect(figures).toContain("未评价、剔除的不算");
});

test("whoever knows the phone follows, adds and rates; a bad rating is followed up", async () => {
  const { number } = await say(false);
  const reader = browser();
  const found = await reader.post("/follow", {
    number: ` ${number.toLowerCase().replaceAll("-", "")} `,
    phone: "+86 139-1234-5678",
  });
  expect(found.to).toBe(`/follow/${number}`);
  const page = await reader.get(found.to);
  expect(page.html, "his own words stand as he wrote them").toContain("身份证360302199001011235");
  const add = `/follow/${number}/actions/addInformation`;
  const refused = await reader.post(add, { commandId: randomUUID(), note: "" });
  expect(refused.status).toBe(422);
  expect(errorsOf(refused.html).join()).toContain("请写下补充内容");
  const taken = await reader.post(add, { commandId: randomUUID(), note: "还有一盏在路口，电话13700002222" });
  expect(taken.status).toBe(303);
  expect((await reader.get(taken.to)).html).toContain("13700002222");

  await workOff(number);
  expect((await browser().get(`/cases/${number}`)).status, "he did not agree to publish").toBe(404);
  const rate = await reader.get(`/rate/${number}`);
  const action = /action="(\/rate\/[^"]+)"/.exec(rate.html)?.[1] ?? "";
  expect((await reader.post(action, hiddenOf(rate.html))).status, "a rating needs a level").toBe(422);
  const rated = await reader.post(action, { ...hiddenOf(rate.html), level: "dissatisfied", comment: "灯又灭了" });
  expect(rated.to).toBe(`/follow/${number}?done=rate`);
  await server.settle();
  expect((await reader.get(rated.to)).html).toContain("差评整改");
  expect((await browser().post(action, { level: "verySatisfied" })).to, "nobody else rates").toContain(
    "/follow?number=",
  );
});

test("a wrong phone and a number that does not exist get the same answer", async () => {
  const { number } = await say(false);
  const answers = await Promise.all(
    [
      { number, phone: "13900000000" },
      { number: "RX-20261102-9999999-1", phone },
      { number: "没有这个编号", phone },
    ].map((form) => browser().post("/follow", form)),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]));
  expect(new Set(answers.map(({ html }) => errorsOf(html).join())).size).toBe(1);
  expect(errorsOf(answers[0]?.html ?? "").join()).toContain("编号和手机号（或查询码）对不上");
});

test("guessing is slowed down after twenty tries a minute from one address", async () => {
  const guesser = browser();
  const tries = [];
  for (let i = 0; i < 21; i++)
    tries.push((await guesser.post("/follow", { number: "RX-20261102-0000001-1", phone })).status);
  expect(tries.slice(0, 20).every((status) => status === 422)).toBe(true);
  expect(tries[20]).toBe(429);
});

test("a proof cannot be forged or carried to another request", async () => {
  const mine = await say(false);
  const other = await say(false);
  expect((await mine.reader.get(`/follow/${other.number}`)).to).toContain("/follow?number=");
  const { id } = await getCaseByNumber(database.pool, mine.number);
  const forged = await server.http.inject({
    url: `/follow/${mine.number}`,
    headers: { cookie: `proven=${id}-9999999999999.c2lnbmVk` },
  });
  expect(forged.statusCode).toBe(303);
  const before = now;
  now = "2026-11-02T04:00:00.001Z";
  expect((await mine.reader.get(`/follow/${mine.number}`)).status, "after two hours it has lapsed").toBe(303);
  now = before;
});

test("the same form sent twice opens one case; with another phone it shows no receipt", async () => {
  const reader = browser();
  const form = { ...(await toLastStep(reader, false)), go: "send" };
  const count = async () =>
    (await database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM cases WHERE type = 'hotline.request'"))
      .rows[0]?.n ?? 0;
  const before = await count();
  const [first, second] = await Promise.all([reader.post("/say", form), reader.post("/say", form)]);
  expect(first?.to).toMatch(/^\/say\/receipt\/RX-/);
  expect(second?.to).toBe(first?.to);
  expect((await browser().post("/say", { ...form, phone: "13900000000" })).status).toBe(422);
  expect(await count()).toBe(before + 1);
});

test("what is missing is named and nothing typed is lost", async () => {
  const reader = browser();
  const form = await toLastStep(reader, false);
  const answer = await reader.post("/say", { ...form, phone: "12", consent: "", district: "360302", go: "send" });
  expect(answer.status).toBe(422);
  expect(errorsOf(answer.html)).toHaveLength(2);
  expect(hiddenOf(answer.html)).toMatchObject({ text, place: "公交站", commandId: form.commandId });
  expect((await reader.post("/say", { ...hiddenOf(answer.html), go: "1" })).status, "going back is never refused").toBe(
    200,
  );
});

test("sign-in leads nowhere but into this site", async () => {
  for (const next of [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "/a/..//evil.example",
    "/%0d/x\r\ny",
    "",
  ]) {
    const { to, status } = await browser().post("/sign-in", { username: "leader1", password: demoPassword, next });
    expect(status).toBe(303);
    expect(new URL(to, "http://localhost").host, next).toBe("localhost");
    expect(to).toMatch(/^\/(?!\/)/);
  }
  const staffed = browser();
  expect((await staffed.get("/desk/cases?list=mine")).to).toBe("/sign-in?next=%2Fdesk%2Fcases%3Flist%3Dmine");
  expect((await staffed.post("/sign-in", { username: "leader1", password: "wrong", next: "/desk/" })).status).toBe(401);
  const signedIn = await staffed.post("/sign-in", {
    username: "leader1",
    password: demoPassword,
    next: "/desk/cases?list=mine",
  });
  expect(signedIn.to).toBe("/desk/cases?list=mine");
  expect((await staffed.post("/sign-out", {})).to).toBe("/");
  expect((await staffed.get("/desk")).status).toBe(303);
});

test("the figures of the desk are those of the list behind them, and outsiders get none", async () => {
  await say(false);
  expect((await server.http.inject("/api/figures?month=2026-11")).statusCode).toBe(401);
  const reader = browser();
  await reader.post("/sign-in", { username: "leader1", password: demoPassword });
  const read = async () => JSON.parse((await reader.get("/api/figures?month=2026-11")).html);
  const tileOf = async (key: string) => (await read()).tiles.find((one: { key: string }) => one.key === key);
  for (const key of ["received", "closed"]) {
    const { href } = await tileOf(key);
    const listed = JSON.parse((await reader.get(href.replace("/desk/", "/api/desk/"))).html).lines.length;
    expect(listed).toBeGreaterThan(0);
    // Figures are remembered for a second at least.
    await expect.poll(async () => (await tileOf(key)).value, { timeout: 5000 }).toBe(listed);
  }
  const figures = await read();
  const satisfaction = figures.tiles.find((one: { key: string }) => one.key === "satisfaction");
  expect(satisfaction.value, "one bad rating, and silence counts for nothing").toBe(0);
});

test("language and type size are kept without a script", async () => {
  const reader = browser();
  expect((await reader.get("/cases?page=2&lang=en")).to).toBe("/cases?page=2");
  await reader.get("/?type=large");
  const { html } = await reader.get("/");
  expect(html).toContain('<html lang="en" class="large">');
  expect((await reader.get("//evil.example/?lang=zh")).to).not.toMatch(/^\/\//);
});
