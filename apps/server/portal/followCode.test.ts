import { randomUUID } from "node:crypto";
import { findPhonelessRequest, followCode } from "@wuxing/areas/hotline";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
}, 60_000);
afterAll(() => server.end());

const post = (url: string, form: Record<string, string>, cookie = "") =>
  server.http.inject({
    method: "POST",
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      ...(cookie ? { cookie } : {}),
    },
    payload: new URLSearchParams(form).toString(),
  });
const said = {
  text: "后埠街的路灯坏了一周，晚上很黑。",
  kind: "help",
  topic: "roads.lamp",
  district: "360302",
  township: "360302004",
};
const cookieOf = (headers: Record<string, unknown>): string =>
  [headers["set-cookie"] ?? []]
    .flat()
    .map((cookie) => String(cookie).split(";")[0])
    .join("; ");

/** Says something without name and phone; gives the receipt's address, and the cookie that shows it. */
async function anonymously(): Promise<{ receipt: string; cookie: string }> {
  const answer = await post("/say", { ...said, commandId: randomUUID(), go: "send" });
  expect(answer.statusCode, answer.body.slice(0, 400)).toBe(303);
  return { receipt: String(answer.headers.location), cookie: cookieOf(answer.headers) };
}

test("who gives neither name nor phone gets a code, and follows his request by it alone", async () => {
  const { receipt, cookie } = await anonymously();
  const number = receipt.split("/").at(-1) ?? "";
  const code = followCode(server.platform, number);
  const { body } = await server.http.inject({ url: receipt, headers: { cookie } });
  expect(body).toContain(`${code.slice(0, 5)} ${code.slice(5)}`);
  const right = await post("/follow", { number, phone: `${code.slice(0, 5)} ${code.slice(5)}` });
  expect([right.statusCode, right.headers.location]).toEqual([303, `/follow/${number}`]);
  const { rows } = await server.platform.pool.query(
    "SELECT person, consented_at FROM reporters r JOIN cases c ON c.id = r.case_id WHERE c.number = $1",
    [number],
  );
  expect(rows, "nothing of the person is kept").toEqual([{ person: null, consented_at: null }]);
});

test("a wrong code, another request's, and the code of a request with a phone open nothing", async () => {
  const [first, second] = [await anonymously(), await anonymously()].map(
    ({ receipt }) => receipt.split("/").at(-1) ?? "",
  );
  for (const code of [followCode(server.platform, second ?? ""), "0000000000", ""])
    expect((await post("/follow", { number: first ?? "", phone: code })).statusCode).toBe(422);
  const known = await post("/say", {
    ...said,
    commandId: randomUUID(),
    go: "send",
    phone: "13900001234",
    consent: "true",
  });
  const number = String(known.headers.location).split("/").at(-1) ?? "";
  expect(await findPhonelessRequest(server.platform, number)).toBeUndefined();
  expect((await post("/follow", { number, phone: followCode(server.platform, number) })).statusCode).toBe(422);
  expect((await post("/follow", { number, phone: "13900001234" })).statusCode).toBe(303);
});
