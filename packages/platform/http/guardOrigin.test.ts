import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttp } from "./createHttp.ts";
import type { Http } from "./Http.ts";

let http: Http;
let acted = 0;
beforeAll(async () => {
  http = await createHttp({ log: false, limited: false, errorPage: async () => "" });
  for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const)
    http.route({ method, url: "/act", handler: async () => ({ acted: ++acted }) });
  http.get("/act", async () => ({}));
  http.post("/open311/v2/act", async () => ({}));
});
afterAll(() => http.close());

const form = "application/x-www-form-urlencoded";
const status = async (headers: Record<string, string>, method: "POST" | "PUT" | "PATCH" | "DELETE" | "GET" = "POST") =>
  (await http.inject({ method, url: "/act", headers: { host: "wx.example", ...headers }, payload: "{}" })).statusCode;

test.each([
  ["a form of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example", "content-type": form }],
  ["a form of a neighbouring host", { "sec-fetch-site": "same-site", "content-type": form }],
  [
    "what the browser says first counts, not the origin beside it",
    { "sec-fetch-site": "cross-site", origin: "http://wx.example" },
  ],
  ["an older browser on another site", { origin: "https://evil.example" }],
  ["another port is another site", { origin: "http://wx.example:8081" }],
  ["a sandboxed frame", { origin: "null" }],
  ["an origin that is none", { origin: "wx.example" }],
  ["only a referrer, from elsewhere", { referer: "https://evil.example/wx.example" }],
  ["cookies with a form and no word of where it comes from", { cookie: "lang=zh", "content-type": form }],
  ["cookies with a form in parts", { cookie: "lang=zh", "content-type": "multipart/form-data; boundary=x" }],
  ["cookies with a text that reads as JSON", { cookie: "lang=zh", "content-type": "text/plain" }],
  ["cookies and nothing at all", { cookie: "lang=zh" }],
])("%s is refused by every method", async (_what, headers: Record<string, string>) => {
  const before = acted;
  for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
    const answer = await http.inject({
      method,
      url: "/act",
      headers: { host: "wx.example", ...headers },
      payload: "{}",
    });
    expect([answer.statusCode, answer.json().code], method).toEqual([403, "notAllowed"]);
  }
  expect(acted).toBe(before);
});

const json = { "content-type": "application/json" };
test.each([
  ["our own page", { "sec-fetch-site": "same-origin", ...json }],
  ["a person's own doing, such as a page opened again", { "sec-fetch-site": "none", ...json }],
  ["an older browser on our page", { origin: "http://wx.example", ...json }],
  ["only a referrer of ours", { referer: "http://wx.example/say", ...json }],
  ["a program without cookies", json],
  ["a program with a session, which sends JSON", { cookie: "wuxing.session_token=x", ...json }],
])("%s may act", async (_what, headers: Record<string, string>) => {
  expect(await status(headers)).toBe(200);
});

test("a text, which a foreign page may send without asking first, is read by no route", async () => {
  const before = acted;
  expect(await status({ "sec-fetch-site": "same-origin", "content-type": "text/plain" })).toBe(415);
  expect(acted).toBe(before);
});

test("reading changes nothing and is let through; Open311 knows no cookie and is open to all", async () => {
  expect(await status({ "sec-fetch-site": "cross-site" }, "GET")).toBe(200);
  const open = await http.inject({ method: "POST", url: "/open311/v2/act", headers: { origin: "https://a.example" } });
  expect(open.statusCode).toBe(200);
});
