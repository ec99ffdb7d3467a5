import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ServerProcess } from "./ServerProcess.ts";

const server = new ServerProcess({ LOG_LEVEL: "debug" });
let agent = "";
beforeAll(async () => {
  await server.start();
  agent = await server.signIn("agent1");
});
afterAll(() => server.remove());

const text = "东大街下水道堵塞，污水漫到路面，请派人疏通。";
const reporter = { name: "尹若溪", phone: "13607995678" };
const request = () => ({ commandId: randomUUID(), text, division: "360302", channel: "phone", reporter });

interface Sending {
  readonly method?: string;
  readonly cookie?: string;
  readonly body?: string;
}
const send = (path: string, { method = "GET", cookie = "", body }: Sending = {}): Promise<Response> =>
  fetch(server.origin + path, {
    method,
    redirect: "manual",
    headers: {
      accept: "application/json",
      cookie,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body }),
  });
const post = (path: string, cookie: string, body: unknown): Promise<Response> =>
  send(path, { method: "POST", cookie, body: typeof body === "string" ? body : JSON.stringify(body) });

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly faults: readonly { readonly field: string }[];
}

/** Problem details of RFC 9457 with this status, and the reason in Chinese and in English. */
async function problem(answer: Response, status: number): Promise<Problem> {
  expect(answer.status).toBe(status);
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
  const said = (await answer.json()) as Problem;
  expect(said.status).toBe(status);
  expect(said.type).toMatch(/^\/problems\/\w+$/u);
  expect(said.reason.zh).toMatch(/[\u4e00-\u9fff]/u);
  expect(said.reason.en).toMatch(/^[\x20-\x7e“”’]+$/u);
  expect(said.detail).toContain(said.reason.en);
  return said;
}

test("health, readiness and OpenAPI 3.1", async () => {
  expect((await send("/healthz")).status).toBe(200);
  expect(await (await send("/readyz")).json()).toMatchObject({ status: "ok" });
  const document = (await (await send("/api/openapi.json")).json()) as {
    openapi: string;
    paths: Record<string, Record<string, { responses?: object }>>;
  };
  expect(document.openapi).toMatch(/^3\.1\./u);
  expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(["/api/cases/{number}", "/api/hotline/requests"]));
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path))
      expect(Object.keys(operation.responses ?? {}).length).toBeGreaterThan(0);
});

test("what is not there, not well formed, of the wrong type or too large is told so in both languages", async () => {
  await problem(await send("/api/no-such-thing"), 404);
  await problem(await post("/api/no-such-thing", agent, {}), 404);
  await problem(await post("/api/hotline/requests", agent, "{not json"), 400);
  const wrong = await problem(
    await post("/api/hotline/requests", agent, { ...request(), text: 7, division: "x" }),
    400,
  );
  expect(wrong.faults.map((fault) => fault.field)).toEqual(expect.arrayContaining(["text", "division"]));
  await problem(await post("/api/hotline/requests", agent, { ...request(), text: "长".repeat(600_000) }), 413);
  await problem(await send("/api/desk/cases?month=2026-13", { cookie: agent }), 400);
  await problem(await send("/api/notices/not-an-id", { cookie: agent }), 400);
});

test("no session, no right, another unit's case", async () => {
  for (const path of ["/api/me", "/api/desk/cases", "/api/desk/lists", "/api/figures", "/api/notices"])
    await problem(await send(path), 401);
  await problem(await post("/api/hotline/requests", "", request()), 401);
  const opened = await post("/api/hotline/requests", agent, request());
  expect(opened.status).toBe(201);
  const { number } = (await opened.json()) as { number: string };
  const stranger = await server.signIn("officer-jyj");
  await problem(await send(`/api/cases/${number}`, { cookie: stranger }), 404);
  await problem(await post(`/api/cases/${number}/actions/accept`, stranger, { commandId: randomUUID() }), 404);
  const sign = { commandId: randomUUID(), input: {} };
  const early = await post(`/api/cases/${number}/actions/sign`, agent, sign);
  expect([403, 409]).toContain(early.status);
  await problem(early, early.status);
  const notice = {
    title: "通知",
    items: [
      { marker: "1", title: "一", text: "一", span: { start: 0, end: 1 }, units: [], milestones: [], targets: [] },
    ],
  };
  await problem(await post("/api/notices/import", agent, { commandId: randomUUID(), text: "一", notice }), 403);
});

test("a stop by SIGTERM ends with 0, and a second start on the same folder still has the case", async () => {
  const opened = await post("/api/hotline/requests", agent, request());
  const { number } = (await opened.json()) as { number: string };
  expect(await server.end("SIGTERM")).toBe(0);
  await server.start();
  const kept = await send(`/api/cases/${number}`, { cookie: agent });
  expect(kept.status, "the session holds too").toBe(200);
  const view = await kept.text();
  expect(view).toContain("污水漫到路面");
  expect(view).toContain("136****5678");
  expect(view).not.toContain(reporter.phone);
});

test("what the server wrote holds no personal data", () => {
  expect(server.output).toContain("/api/hotline/requests");
  for (const secret of [reporter.name, reporter.phone, "污水漫到路面", "session_token"])
    expect(server.output).not.toContain(secret);
});
