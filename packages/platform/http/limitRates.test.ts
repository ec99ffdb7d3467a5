import { afterEach, beforeEach, expect, test } from "vitest";
import { createHttp } from "./createHttp.ts";
import type { Http } from "./Http.ts";
import type { RateLimits } from "./limitRates.ts";

let http: Http;
const limits: RateLimits = { person: 6, address: 4, route: 2 };

/** A server whose `x-person` header stands for a session. */
async function serve(over: { limited?: boolean; limits?: RateLimits } = {}): Promise<Http> {
  const made = await createHttp({
    log: false,
    limited: true,
    limits,
    errorPage: async ({ reason }) => reason.zh,
    ...over,
  });
  made.addHook("onRequest", async (request) => {
    const person = request.headers["x-person"];
    if (typeof person === "string") request.caller = `staff ${person}`;
  });
  made.get("/read", async () => "read");
  made.post("/write", async () => "written");
  made.post("/strict", { config: { rateLimit: { max: 1, timeWindow: "1 minute" } } }, async () => "done");
  return made;
}
beforeEach(async () => {
  http = await serve();
});
afterEach(async () => {
  delete process.env.TRUST_PROXY;
  await http.close();
});

const ask = (method: "GET" | "POST", url: string, { from = "192.0.2.1", ...headers }: Record<string, string> = {}) =>
  http.inject({ method, url, remoteAddress: from, headers });
async function statuses(times: number, ...asked: Parameters<typeof ask>): Promise<number[]> {
  const seen: number[] = [];
  for (let i = 0; i < times; i++) seen.push((await ask(...asked)).statusCode);
  return seen;
}

test("an address has so many requests over all routes; another has its own", async () => {
  expect(await statuses(3, "GET", "/read")).toEqual([200, 200, 200]);
  expect(await statuses(1, "GET", "/no-such-route")).toEqual([404]);
  const refused = await ask("GET", "/read");
  expect([refused.statusCode, Number(refused.headers["retry-after"]) > 0]).toEqual([429, true]);
  expect(await statuses(1, "GET", "/no-such-route")).toEqual([429]);
  expect(await statuses(1, "GET", "/read", { from: "192.0.2.2" })).toEqual([200]);
});

test("a person is counted wherever he comes from, and not with those at the same address", async () => {
  const seen = [];
  for (let i = 0; i < 7; i++)
    seen.push(...(await statuses(1, "GET", "/read", { "x-person": "a", from: `192.0.2.${i}` })));
  expect(seen).toEqual([200, 200, 200, 200, 200, 200, 429]);
  expect(await statuses(4, "GET", "/read", { "x-person": "b" })).toEqual([200, 200, 200, 200]);
  expect(await statuses(4, "GET", "/read")).toEqual([200, 200, 200, 200]);
});

test("a route that changes something is counted by itself, a stricter one as it asks", async () => {
  expect(await statuses(3, "POST", "/write", { "x-person": "a" })).toEqual([200, 200, 429]);
  expect(await statuses(2, "POST", "/strict", { "x-person": "a" })).toEqual([200, 429]);
  expect(await statuses(1, "GET", "/read", { "x-person": "a" })).toEqual([200]);
});

test("an IPv6 subscriber is one caller with all of his /64; IPv4 in IPv6 is IPv4", async () => {
  for (let i = 1; i <= 4; i++) await ask("GET", "/read", { from: `2001:db8:1:2::${i}` });
  expect(await statuses(1, "GET", "/read", { from: "2001:db8:1:2:ffff::1" })).toEqual([429]);
  expect(await statuses(1, "GET", "/read", { from: "2001:db8:1:3::1" })).toEqual([200]);
  await statuses(4, "GET", "/read", { from: "::ffff:192.0.2.9" });
  expect(await statuses(1, "GET", "/read", { from: "192.0.2.9" })).toEqual([429]);
});

test("who is refused is told when to come again: a program by problem details, a person by a page, in both languages", async () => {
  await statuses(2, "POST", "/write");
  const program = await ask("POST", "/write");
  const seconds = Number(program.headers["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(program.headers["content-type"]).toContain("application/problem+json");
  expect(program.json()).toMatchObject({ status: 429, code: "tooMany" });
  expect(program.json().reason.zh).toMatch(/请 \d+ 秒后再试/u);
  expect(program.json().reason.en).toMatch(/try again in \d+ seconds/u);
  const page = await ask("POST", "/write", { accept: "text/html" });
  expect([page.statusCode, page.headers["content-type"]]).toEqual([429, "text/html; charset=utf-8"]);
  expect(page.body).toContain("秒后再试");
});

test("X-Forwarded-For is the caller's own word, unless a proxy is trusted, and then only the proxy's part of it", async () => {
  const forged = (i: number) => ({ "x-forwarded-for": `203.0.113.${i}` });
  const seen = [];
  for (let i = 0; i < 5; i++) seen.push(...(await statuses(1, "GET", "/read", forged(i))));
  expect(seen).toEqual([200, 200, 200, 200, 429]);
  await http.close();
  process.env.TRUST_PROXY = "1";
  http = await serve();
  const behind = [];
  for (let i = 0; i < 5; i++)
    behind.push(...(await statuses(1, "GET", "/read", { "x-forwarded-for": `203.0.113.${i}, 198.51.100.7` })));
  expect(behind).toEqual([200, 200, 200, 200, 429]);
  expect(await statuses(1, "GET", "/read", { "x-forwarded-for": "203.0.113.0, 198.51.100.8" })).toEqual([200]);
});

test("only proxies at the addresses named are believed", async () => {
  await http.close();
  process.env.TRUST_PROXY = "10.0.0.1, 10.0.0.2";
  http = await serve();
  await statuses(4, "GET", "/read", { from: "10.0.0.2", "x-forwarded-for": "198.51.100.7" });
  expect(await statuses(1, "GET", "/read", { from: "10.0.0.1", "x-forwarded-for": "198.51.100.7" })).toEqual([429]);
  expect(await statuses(1, "GET", "/read", { from: "10.0.0.3", "x-forwarded-for": "198.51.100.7" })).toEqual([200]);
});

test("0 is no limit, and nothing is counted where that is said", async () => {
  await http.close();
  http = await serve({ limits: { person: 0, address: 0, route: 0 } });
  expect(new Set(await statuses(30, "POST", "/write"))).toEqual(new Set([200]));
  expect(await statuses(2, "POST", "/strict")).toEqual([200, 429]);
  await http.close();
  http = await serve({ limited: false });
  expect(new Set(await statuses(30, "POST", "/strict"))).toEqual(new Set([200]));
});
