import cookie from "@fastify/cookie";
import fastify, { type FastifyInstance } from "fastify";
import { afterEach, expect, test } from "vitest";
import { proofs } from "./provenCookie.ts";

let http: FastifyInstance | undefined;
afterEach(() => http?.close());
let now = "2026-11-02T02:00:00.000Z";

/** A server that gives a proof for case 7 and says which proofs a request carries. */
async function serve(secrets: readonly string[]): Promise<FastifyInstance> {
  await http?.close();
  const proven = proofs(secrets, () => now);
  const made = fastify({ trustProxy: "127.0.0.1" });
  await made.register(cookie);
  made.get("/give/:id", async (request, reply) => {
    proven.give(request, reply, Number((request.params as { id: string }).id));
    return "";
  });
  made.get("/of", async (request) => proven.of(request));
  http = made;
  return made;
}

const given = async (id: number, carried = "", protocol = "http") => {
  const headers = { "x-forwarded-proto": protocol, cookie: carried };
  const [sent] = (await http?.inject({ url: `/give/${id}`, headers }))?.cookies ?? [];
  return { name: sent?.name, cookie: `${sent?.name}=${encodeURIComponent(sent?.value ?? "")}` };
};
const of = async (carried: string, protocol = "http") =>
  (await http?.inject({ url: "/of", headers: { cookie: carried, "x-forwarded-proto": protocol } }))?.json();

test("proofs add up, lapse after two hours, and mean nothing once they are changed", async () => {
  await serve(["first"]);
  const one = await given(7);
  const two = await given(8, one.cookie);
  expect(await of(two.cookie)).toEqual([8, 7]);
  expect(await of(two.cookie.replace("7-", "9-"))).toEqual([]);
  expect(await of("proven=7-9999999999999")).toEqual([]);
  now = "2026-11-02T04:00:00.000Z";
  expect(await of(two.cookie)).toEqual([]);
  now = "2026-11-02T02:00:00.000Z";
});

test("after a change of the secret what the older one signed is good as long as it is listed", async () => {
  await serve(["old"]);
  const { cookie: before } = await given(7);
  await serve(["new", "old"]);
  expect(await of(before)).toEqual([7]);
  const { cookie: after } = await given(8);
  await serve(["new"]);
  expect(await of(before)).toEqual([]);
  expect(await of(after)).toEqual([8]);
});

test("under https the cookie's name binds it to this host, and one without that name is not believed", async () => {
  await serve(["first"]);
  const plain = await given(7);
  const secure = await given(7, "", "https");
  expect([plain.name, secure.name]).toEqual(["proven", "__Host-proven"]);
  expect(await of(secure.cookie, "https")).toEqual([7]);
  expect(await of(plain.cookie, "https")).toEqual([]);
});
