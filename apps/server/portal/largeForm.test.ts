import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());

/** A form with files as a browser sends it, with so many fields of so many letters. */
async function say(fields: number, letters: number): Promise<number> {
  const form = new FormData();
  form.set("commandId", randomUUID());
  for (let i = 0; i < fields; i++) form.set(`field${i}`, "好".repeat(letters));
  const body = new Response(form);
  const { statusCode } = await server.http.inject({
    method: "POST",
    url: "/say",
    headers: { "content-type": body.headers.get("content-type") ?? "", "sec-fetch-site": "same-origin" },
    payload: Buffer.from(await body.arrayBuffer()),
  });
  return statusCode;
}

test("a form's words are bounded all together, so that a few forms cannot fill the memory", async () => {
  expect(await say(3, 2000), "what people write").toBe(200);
  expect(await say(38, 15_000), "many fields").toBe(413);
});
