import { expect, test } from "vitest";
import { isFresh, isWhole, type Rule, ruleFor, wipes } from "./keeping.ts";

const origin = "https://wx.example";

test.each<[string, string, string, Rule]>([
  ["GET", "navigate", "/", "page"],
  ["GET", "navigate", "/follow/RX-20261102-0000001-1", "page"],
  ["GET", "navigate", "/my/certificates?page=2", "page"],
  ["GET", "navigate", "/log/leaf/12/x", "page"],
  ["GET", "no-cors", "/assets/portal-x.js", "file"],
  ["POST", "navigate", "/mine/sign-out", "pass"],
  ["GET", "cors", "/follow/RX-20261102-0000001-1", "pass"],
  ["GET", "navigate", "/desk", "pass"],
  ["GET", "navigate", "/desk/cases/1", "pass"],
  ["GET", "navigate", "/api/openapi.json", "pass"],
  ["GET", "navigate", "/counter/A12", "pass"],
  ["GET", "navigate", "/log/tile/0/000", "pass"],
  ["GET", "navigate", "/deskwork", "page"],
])("%s %s %s: %s", (method, mode, path, rule) => {
  expect(ruleFor({ method, mode, url: origin + path }, origin)).toBe(rule);
});

test("what is of another site passes by", () => {
  expect(ruleFor({ method: "GET", mode: "navigate", url: "https://elsewhere.example/" }, origin)).toBe("pass");
});

test("what was kept goes with another sign-in and with none, and stays where nothing is said", () => {
  expect([wipes("a", "b"), wipes("a", "none"), wipes("a", "a"), wipes("a", null), wipes(undefined, "a")]).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test("a page is kept with a word of what was just done on it, not one of several parts of a list", () => {
  expect(["", "?done=booked", "?page=2", "?done=booked&page=2", "?done="].map(isWhole)).toEqual([
    ...[true, true, false, false, false],
  ]);
});

test("a page is shown for seven days", () => {
  const now = Date.parse("2026-11-09T02:00:00Z");
  expect(["2026-11-02T02:00:01Z", "2026-11-02T02:00:00Z", null, "never"].map((at) => isFresh(at, now))).toEqual([
    ...[true, false, false, false],
  ]);
});
