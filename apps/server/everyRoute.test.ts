import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { areas } from "@wuxing/areas";
import { routesOf } from "@wuxing/platform/http";
import { openPool } from "@wuxing/platform/postgres";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { demoPassword } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Composed, compose } from "./compose.ts";
import { seedCity } from "./demo/seedCity.ts";
import { seedYear } from "./demo/seedYear.ts";
import { requestCommand } from "./testServer.ts";

/** The server as a city runs it: known as https, behind a proxy that says so. */
let database: TestDatabase;
let server: Composed;
let folder: string;
let known: Record<string, string>;
let senders: Record<string, string>;
const reporter = { name: "言无忌惮", phone: "19900000417" };

beforeAll(async () => {
  process.env.TRUST_PROXY = "1";
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), "wuxing-routes-"));
  const owner = openPool(database.url, { max: 2 });
  await seedCity(owner);
  for (const area of areas) await area.begin?.(owner);
  server = await compose({
    databaseUrl: database.url,
    areas,
    filesFolder: folder,
    origin: "https://wx.example",
    secret: "a secret that is used by tests only, and long",
    limits: false,
    demo: true,
    log: false,
  });
  const { casework, city } = server.platform;
  await seedYear({ pool: owner, casework: { ...casework, pool: owner }, city }, areas, 20, 4);
  const { case: own } = await server.platform.intake({ ...requestCommand(), reporter });
  const { rows } = await owner.query<{ notice: string; published: string }>(
    `SELECT (SELECT id FROM notices LIMIT 1) AS notice,
       (SELECT number FROM cases WHERE published AND type = 'hotline.request' LIMIT 1) AS published`,
  );
  await owner.end();
  known = {
    number: own.number,
    published: rows[0]?.published ?? "",
    id: rows[0]?.notice ?? "",
    file: "roads.json",
    action: "rate",
  };
  senders = {
    nobody: "",
    citizen: await cookieOf("/follow", { number: own.number, phone: reporter.phone }),
    agent: await cookieOf("/sign-in", { username: "agent1", password: demoPassword }),
    coordinator: await cookieOf("/sign-in", { username: "coordinator1", password: demoPassword }),
  };
}, 120_000);
afterAll(async () => {
  delete process.env.TRUST_PROXY;
  await server.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const https = { host: "wx.example", "x-forwarded-proto": "https", "sec-fetch-site": "same-origin" };
const form = { ...https, "content-type": "application/x-www-form-urlencoded" };
const post = (url: string, fields: Record<string, string>) =>
  server.http.inject({ method: "POST", url, headers: form, payload: new URLSearchParams(fields).toString() });
const get = (url: string, cookie = "", accept = "text/html") =>
  server.http.inject({ method: "GET", url, headers: { ...https, accept, ...(cookie ? { cookie } : {}) } });

async function cookieOf(url: string, fields: Record<string, string>): Promise<string> {
  const answer = await post(url, fields);
  expect(answer.statusCode, url).toBe(303);
  return answer.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
}

/** The address of every route that is read, with something that exists where it takes a parameter. */
function addresses(): string[] {
  const read = routesOf(server.http).filter(({ method, url }) => method === "GET" && url !== "/assets/*");
  const filled = read.map(({ url }) =>
    url
      .replace("/cases/:number", `/cases/${url.startsWith("/api/") ? known.number : known.published}`)
      .replace(/:(\w+)/gu, (_all, name: string) => known[name] ?? "x")
      .replace("*", ""),
  );
  return [...new Set(filled), "/no-such-page", "/api/no-such-thing"];
}

test("every answer carries the headers that keep a browser safe, HSTS among them", async () => {
  expect(addresses().length).toBeGreaterThan(35);
  for (const url of addresses())
    for (const [who, cookie] of Object.entries(senders)) {
      const { headers } = await get(url, cookie);
      const policy = String(headers["content-security-policy"]);
      for (const part of ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"])
        expect(policy, `${url} ${who}`).toContain(part);
      expect(policy, url).not.toMatch(/unsafe|\*|https?:/u);
      expect(headers, url).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "strict-transport-security": "max-age=63072000; includeSubDomains",
      });
      expect(headers, url).not.toHaveProperty("server");
      expect(headers, url).not.toHaveProperty("x-powered-by");
    }
}, 60_000);

test("no address answers with a fault, whoever asks, also one whose session in the database sees his scope alone", async () => {
  const scoped = ["officer-cgj", "head-anyuan", "leader1", "supervisor1"];
  for (const username of scoped) {
    const cookie = await cookieOf("/sign-in", { username, password: demoPassword });
    for (const url of addresses()) expect((await get(url, cookie)).statusCode, `${url} ${username}`).toBeLessThan(500);
  }
}, 60_000);

test("without https there is no HSTS, which a browser would not believe", async () => {
  const { headers } = await server.http.inject({ url: "/", headers: { host: "wx.example" } });
  expect(headers).not.toHaveProperty("strict-transport-security");
});

test("no page has a script or a style of its own in it, but the verifier page, which is one file and names them by their hashes", async () => {
  let pages = 0;
  for (const url of addresses().filter((one) => one !== "/verify"))
    for (const cookie of Object.values(senders)) {
      const answer = await get(url, cookie);
      if (!String(answer.headers["content-type"]).startsWith("text/html")) continue;
      pages += answer.statusCode === 200 ? 1 : 0;
      const html = answer.body;
      expect(html, url).not.toMatch(/<script(?![^>]*\ssrc=)/iu);
      expect(html, url).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/iu);
    }
  expect(pages).toBeGreaterThan(40);
}, 60_000);

const shared = /^\/(?:assets\/|log\/|verify$|manifest\.|robots\.txt|favicon\.ico)/u;

test("what is shown to somebody who is signed in, or who has shown that a request is his, is kept nowhere", async () => {
  for (const url of addresses().filter((one) => !shared.test(one)))
    for (const who of ["agent", "coordinator"]) {
      const { headers, statusCode } = await get(url, senders[who]);
      expect(headers["cache-control"], `${url} ${who} ${statusCode}`).toBe("no-store");
    }
  for (const url of [`/follow/${known.number}`, "/follow", "/say", "/sign-in"])
    expect((await get(url, senders.citizen)).headers["cache-control"], url).toBe("no-store");
  expect((await get("/")).headers["cache-control"]).toBe("private, no-cache");
}, 60_000);

test("cookies that open something are kept from scripts, other sites, plain http and neighbouring hosts", async () => {
  const answers = [
    await post("/follow", { number: known.number ?? "", phone: reporter.phone }),
    await post("/sign-in", { username: "agent1", password: demoPassword }),
  ];
  for (const { cookies } of answers) {
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) {
      expect(cookie.name).toMatch(/^__(?:Host|Secure)-/u);
      expect(cookie).toMatchObject({ httpOnly: true, secure: true, path: "/" });
      expect(cookie.sameSite).toMatch(/^(?:Lax|Strict)$/u);
      expect(cookie).not.toHaveProperty("domain");
    }
  }
  const [language] = (await get("/?lang=en")).cookies;
  expect(language).toMatchObject({ name: "lang", secure: true, sameSite: "Lax" });
});

test("what somebody uploaded is handed out to be saved, as what it is, and never as a page of ours", async () => {
  const parts = [
    '--x\r\nContent-Disposition: form-data; name="file"; filename="..\\\\r\u00e9.html"\r\nContent-Type: text/html\r\n\r\n',
    Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
    "\r\n--x--\r\n",
  ];
  const headers = { ...https, cookie: senders.agent ?? "", "content-type": "multipart/form-data; boundary=x" };
  const payload = Buffer.concat(parts.map((part) => Buffer.from(part)));
  const kept = await server.http.inject({ method: "POST", url: "/api/files", headers, payload });
  expect([kept.statusCode, kept.json()]).toEqual([201, expect.objectContaining({ mediaType: "image/png" })]);
  const given = await get(`/api/files/${kept.json().id}`, senders.agent);
  expect(given.headers).toMatchObject({
    "content-type": "image/png",
    "content-disposition": expect.stringMatching(/^attachment; filename\*=UTF-8''r%C3%A9\.html\.png$/u),
    "content-security-policy": expect.stringContaining("sandbox"),
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
  });
  expect((await get(`/api/files/${kept.json().id}`, senders.coordinator)).statusCode).toBe(404);
});

const away = ["//evil.example", "/\\evil.example", "https://evil.example", "\\\\evil.example", "/%09/evil.example"];
away.push(
  "javascript:alert(1)",
  "/./\\evil.example",
  "/a/..//evil.example",
  "//evil.example/%2e%2e",
  "/\t/evil.example",
);

test("no parameter of any address leads to another site", async () => {
  const names = ["next", "return", "returnTo", "redirect", "redirect_uri", "url", "to", "from", "path"];
  let led = 0;
  for (const url of addresses())
    for (const target of away) {
      const query = names.map((name) => `${name}=${encodeURIComponent(target)}`).join("&");
      for (const asked of [`${url}?${query}`, `${url}?${query}&lang=en`]) {
        const { location } = (await get(asked, senders.agent)).headers;
        if (location === undefined) continue;
        led++;
        expect(new URL(String(location), "https://wx.example").origin, asked).toBe("https://wx.example");
      }
    }
  expect(led).toBeGreaterThan(100);
  for (const path of ["//evil.example/?lang=en", "/\\evil.example/?lang=en", "///evil.example?type=large"]) {
    const { location } = (await get(path)).headers;
    expect(new URL(String(location ?? "/"), "https://wx.example").origin, path).toBe("https://wx.example");
  }
}, 120_000);

test("a form's wish where to go next leads to no other site either", async () => {
  for (const next of away) {
    const answer = await post("/sign-in", { username: "agent1", password: demoPassword, next });
    expect(answer.statusCode).toBe(303);
    expect(answer.headers.location, next).toMatch(/^\/(?![/\\])/u);
  }
}, 60_000);

const publicLog = /^\/log\/(?:checkpoint|keys|tile)/u;

test("only Open311 and the public log, which are open to all and know no cookie, are for scripts of other sites", async () => {
  for (const url of addresses()) {
    const { headers, statusCode } = await server.http.inject({
      url,
      headers: { ...https, origin: "https://elsewhere.example" },
    });
    const allowed = headers["access-control-allow-origin"];
    const isForAll = url.startsWith("/open311/") || (publicLog.test(url) && statusCode === 200);
    expect(allowed, url).toBe(isForAll ? "*" : undefined);
    expect(headers, url).not.toHaveProperty("access-control-allow-credentials");
  }
});
