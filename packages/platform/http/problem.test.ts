import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createHttp } from "./createHttp.ts";
import type { Http } from "./Http.ts";

let http: Http;
beforeAll(async () => {
  http = await createHttp({ log: false, limited: false, errorPage: async () => "" });
  const body = z.strictObject({
    kind: z.enum(["a", "b"]),
    when: z.iso.date(),
    who: z.object({ name: z.string().max(3) }),
  });
  const querystring = z.object({ page: z.string().max(2).optional() });
  http.post("/things", { schema: { body, querystring } }, async () => ({}));
});
afterAll(() => http.close());

const faultsOf = async (url: string, payload: object) => {
  const answer = await http.inject({ method: "POST", url, payload });
  expect(answer.statusCode).toBe(400);
  return answer.json().faults;
};

test("what a route's schema refuses is told in both languages by the same sentences as an action's form", async () => {
  expect(await faultsOf("/things", { kind: "c", who: { name: "abcd" }, more: 1 })).toEqual([
    { field: "kind", reason: { zh: "请从这些里选一项：a、b", en: "Choose one of these: a, b" } },
    { field: "when", reason: { zh: "请填写这一项", en: "Please fill this in" } },
    {
      field: "who.name",
      reason: { zh: "太长：最多 3 个字，请删减", en: "Too long: at most 3 characters; please shorten it" },
    },
    { field: "", reason: { zh: "不认识的字段：more，请去掉", en: "Unknown fields: more; please remove them" } },
  ]);
});

test("so is a part of the address", async () => {
  const right = { kind: "a", when: "2026-11-25", who: { name: "abc" } };
  expect(await faultsOf("/things?page=123", right)).toMatchObject([
    { field: "page", reason: { zh: expect.stringContaining("太长") } },
  ]);
});
