import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, type TestServer, testServer } from "./testServer.ts";
import { addPerson, sessionOf } from "./testSession.ts";

let server: TestServer;
let supervisor = "";
beforeAll(async () => {
  server = await testServer();
  const { pool } = server.platform;
  await addPerson(pool, "supervisor", [{ unit: "px-wxb", role: "supervisor" }]);
  await addPerson(pool, "retired", [{ unit: "px-wxb", role: "supervisor", until: "2026-01-01" }]);
  supervisor = await sessionOf(pool, "supervisor");
}, 60_000);
afterAll(() => server.end());

const get = (url: string) => server.http.inject({ url, headers: { cookie: supervisor } });

test("a social supervisor signs in, is known by his post, and reads no case of a unit", async () => {
  const { case: opened } = await server.platform.intake(requestCommand());
  expect((await get("/api/me")).json().posts).toMatchObject([{ role: "supervisor" }]);
  expect((await get("/api/desk/cases?list=open")).json().lines).toEqual([]);
  for (const { count } of (await get("/api/desk/lists")).json().lists) expect(count).toBe(0);
  const [hidden, absent] = [await get(`/api/cases/${opened.number}`), await get("/api/cases/RX-none")];
  expect([hidden.statusCode, hidden.body]).toEqual([404, absent.body]);
  const acted = await server.http.inject({
    method: "POST",
    url: `/api/cases/${opened.number}/actions/accept`,
    headers: { cookie: supervisor },
    payload: { commandId: randomUUID() },
  });
  expect(acted.statusCode).toBe(404);
  expect((await get("/cases")).statusCode, "what is published is there for him as for everybody").toBe(200);
});

test("his term ends with its last day", async () => {
  const cookie = await sessionOf(server.platform.pool, "retired");
  const { posts } = (await server.http.inject({ url: "/api/me", headers: { cookie } })).json();
  expect(posts ?? []).toEqual([]);
});
