import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "./testServer.ts";

let server: TestServer;
let cookie: string;
beforeAll(async () => {
  server = await testServer("2026-11-02T01:00:00.000Z");
  cookie = await signedIn(server, "agent1");
}, 60_000);
afterAll(() => server.end());

const [agent, dispatcher, officer] = [
  staff("px-12345", "agent"),
  staff("px-12345", "dispatcher"),
  staff("px-cgj", "officer"),
];
async function answered(): Promise<number> {
  const { case: c } = await server.platform.intake(requestCommand());
  const steps: readonly [string, object, Actor][] = [
    ["accept", {}, agent],
    ["dispatch", { unit: "px-cgj" }, dispatcher],
    ["sign", {}, officer],
    ["answer", { answer: "已修好。", solved: "solved" }, officer],
    ["passAudit", {}, agent],
  ];
  for (const [action, input, actor] of steps) await act(c.id, action, input, actor);
  return c.id;
}
const act = (caseId: number, action: string, input: object, actor: Actor) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
const due = async () => (await server.http.inject({ url: "/api/hotline/call-backs", headers: { cookie } })).json();

test("the agent's list says who can be called now and from when on the next try counts; every number leads to its case", async () => {
  const [tried, fresh] = [await answered(), await answered()];
  await act(tried, "recordCallBack", { outcome: "noAnswer" }, agent);
  const { now, callBacks } = await due();
  expect(callBacks.map(({ nextAt }: { nextAt: string }) => nextAt)).toEqual([now, "2026-11-02T05:00:00.000Z"]);
  expect(callBacks[1].missed).toEqual(["2026-11-02T01:00:00.000Z"]);
  for (const { line } of callBacks)
    expect((await server.http.inject({ url: `/api/cases/${line.number}`, headers: { cookie } })).statusCode).toBe(200);
  await act(fresh, "recordCallBack", { outcome: "satisfied", solved: "yes" }, agent);
  server.setNow("2026-11-02T05:00:00.000Z");
  await act(tried, "recordCallBack", { outcome: "noAnswer" }, agent);
  expect((await due()).callBacks).toMatchObject([{ nextAt: "2026-11-02T10:00:00.000Z" }]);
});

test("outsiders see no list", async () => {
  expect((await server.http.inject("/api/hotline/call-backs")).statusCode).toBe(401);
});
