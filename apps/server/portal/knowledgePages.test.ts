import { randomUUID } from "node:crypto";
import { getCaseByNumber, handle } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";

/** The knowledge base as anybody reads it: without scripts, without signing in. */
let server: TestServer;
let [open, inner, gone, draft] = ["", "", "", ""];
const owner = staff("px-cgj", "officer");
const article = { unit: "px-cgj", topics: ["roads.lamp"], public: true, validFrom: "2026-01-01" };
beforeAll(async () => {
  server = await testServer();
  draft = await write({ title: "路灯检修计划草稿", text: "路灯检修计划尚未定稿，请勿引用。" }, false);
  open = await write({ title: "路灯坏了多久修好", text: "接报后 24 小时内修复。报修电话 0799-6666001。" });
  inner = await write({ title: "路灯值班话务口径", text: "内部口径：先核对灯杆编号再派单。", public: false });
  gone = await write({ title: "路灯旧办法怎么规定", text: "旧办法规定三日内修复，现已停用。" });
  await act(gone, "withdraw", { reason: "已有新办法" });
}, 60_000);
afterAll(() => server.end());

async function write(more: object, publish = true): Promise<string> {
  const input = { ...article, ...more };
  const { case: c } = await server.platform.intake({
    ...{ type: "knowledge.article", input, actor: owner, commandId: randomUUID() },
  });
  if (publish) await act(c.number, "publish");
  return c.number;
}
async function act(number: string, action: string, input: object = {}, actor = owner): Promise<void> {
  const { id: caseId } = await getCaseByNumber(server.platform.pool, number);
  await handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
}
const page = async (url: string) => {
  const { statusCode, body } = await server.http.inject({ url, headers: { accept: "text/html" } });
  return { status: statusCode, body };
};

test("the list shows what is public and holds, found by words or topic, and says what to do where nothing fits", async () => {
  const { status, body } = await page("/knowledge");
  expect(status).toBe(200);
  expect(body).toContain(`/knowledge/${open}`);
  for (const hidden of [inner, gone, draft]) expect(body).not.toContain(hidden);
  expect((await page(`/knowledge?${new URLSearchParams({ q: "路灯", topic: "roads.lamp" })}`)).body).toContain(open);
  const none = await page(`/knowledge?${new URLSearchParams({ q: "幼儿园" })}`);
  expect(none.body).not.toContain(open);
  expect(none.body).toContain('href="/say"');
});

test("an article is read with its owner and its telephone; what is not public is not there", async () => {
  const { body } = await page(`/knowledge/${open}`);
  expect(body).toContain("0799-6666001");
  expect(body).toContain("市城管局");
  for (const hidden of [inner, draft, "ZS-none"]) expect((await page(`/knowledge/${hidden}`)).status).toBe(404);
  expect((await page(`/knowledge/${gone}`)).body).toContain("已停用");
});

test("an answer leads its reader to the public article in the version that it cites", async () => {
  const { case: c } = await server.platform.intake(requestCommand());
  const agent = staff("px-12345", "agent");
  await act(c.number, "answerDirectly", { answer: "24 小时内修好。", cites: [`${open}@1`, `${inner}@1`] }, agent);
  await act(open, "revise", {
    ...article,
    title: "路灯坏了多久修好",
    text: "新的办法：12 小时内修复。",
    because: "提速",
  });
  const shown = await server.http.inject({
    ...{ method: "POST", url: "/follow" },
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams({ number: c.number, phone: "13900001234" }).toString(),
  });
  const cookie = shown.cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; ");
  const followed = await server.http.inject({ url: `/follow/${c.number}`, headers: { cookie } });
  expect(followed.body).toContain(`/knowledge/${open}?version=1`);
  expect(followed.body).not.toContain(inner);
  const old = await page(`/knowledge/${open}?version=1`);
  expect(old.body).toContain("接报后 24 小时内修复");
  expect(old.body).toContain("这是旧版本");
});
