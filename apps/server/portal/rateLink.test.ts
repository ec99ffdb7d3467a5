import { randomUUID } from "node:crypto";
import { handle } from "@wuxing/platform/casework";
import { demoSms } from "@wuxing/platform/messages";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";
import { browserOf, hiddenOf } from "./testing/browserOf.ts";

let server: TestServer;
const sent: { phone: string; link: string }[] = [];
beforeAll(async () => {
  const sendLink = async (phone: string, link: string): Promise<void> => {
    sent.push({ phone, link });
  };
  server = await testServer(undefined, { sms: { ...demoSms, shown: false, sendLink } });
  const { case: c } = await server.platform.intake(requestCommand());
  const input = { answer: "已修好，请查看。", asked: "satisfied" };
  const actor = staff("px-12345", "agent");
  await handle(server.platform.casework, {
    caseId: c.id,
    action: "answerDirectly",
    input,
    actor,
    commandId: randomUUID(),
  });
  await server.settle();
});
afterAll(() => server.end());

const runJob = async (): Promise<void> => {
  const job = server.jobs.find(({ name }) => name === "ratingTexts");
  await job?.work(server.platform);
};

test("who gave a mobile number is sent one link, and reads that his number was used for it", async () => {
  await runJob();
  await runJob();
  expect(sent).toEqual([
    { phone: "13900001234", link: expect.stringMatching(/^http:\/\/127\.0\.0\.1\/r\/PJ-[\d-]+\/[\w-]{16}\?by=sms$/u) },
  ]);
  const { rows } = await server.platform.pool.query("SELECT fields, purpose, actor_unit FROM access_records");
  expect(rows).toEqual([{ fields: ["phone"], purpose: expect.stringContaining("评价短信"), actor_unit: "px-12345" }]);
});

test("the link opens the rating and nothing else of the person; it is used once", async () => {
  const phone = browserOf(server.http);
  const path = new URL(sent[0]?.link ?? "").pathname;
  const page = await phone.get(`${path}?by=sms`);
  expect(page.status).toBe(200);
  expect(page.html).not.toMatch(/张三|13900001234|139\*|已修好/u);
  expect((await phone.get(path.replace(/.$/u, (sign) => (sign === "A" ? "B" : "A")))).status).toBe(404);
  const wrong = await phone.post(`${path}?by=sms`, hiddenOf(page.html));
  expect([wrong.status, wrong.html.includes("请选择一个评价")]).toEqual([422, true]);
  const rated = await phone.post(`${path}?by=sms`, { ...hiddenOf(page.html), level: "satisfied" });
  expect([rated.status, rated.html.includes("评价已收到")]).toEqual([200, true]);
  const { rows } = await server.platform.pool.query(
    "SELECT data->>'channel' AS channel FROM cases WHERE type = 'ratings.invitation'",
  );
  expect(rows).toEqual([{ channel: "sms" }]);
  const again = await phone.post(`${path}?by=sms`, {
    ...hiddenOf(page.html),
    commandId: randomUUID(),
    level: "veryDissatisfied",
  });
  expect(again.html).toContain("已经评价过了");
  expect((await phone.get(path)).status).toBe(303);
});

test("words published by the link are withdrawn by the link, or where the request is followed; the rating stays as it was", async () => {
  const { case: c } = await server.platform.intake(requestCommand());
  await handle(server.platform.casework, {
    ...{ caseId: c.id, action: "answerDirectly", commandId: randomUUID(), actor: staff("px-12345", "agent") },
    input: { answer: "已修好，请查看。", asked: "satisfied" },
  });
  await server.settle();
  await runJob();
  const link = sent.pop()?.link ?? "";
  const path = new URL(link).pathname;
  const phone = browserOf(server.http);
  const form = { ...hiddenOf((await phone.get(path)).html), level: "dissatisfied", comment: "来得太慢。" };
  await phone.post(path, { ...form, publish: "true" });
  await server.settle();
  /** Whoever reads the public page; each look asks for another unit or period, for a look is remembered for a while. */
  const published = async (query: string) => (await phone.get(`/ratings?${query}`)).html.includes("来得太慢");
  expect(await published("period=2026-11&unit=px-12345")).toBe(true);
  const standing = async () =>
    (
      await server.platform.pool.query(
        `SELECT r.standing, r.code, r.settled_at, (SELECT count(*)::int FROM cases m WHERE m.parent_id = $1
           AND m.type IN ('ratings.mending', 'ratings.followUp')) AS children FROM ratings r WHERE r.subject_id = $1`,
        [c.id],
      )
    ).rows;
  const was = await standing();
  server.setNow("2026-11-05T02:00:00.000Z");
  const page = await phone.get(path);
  expect([page.status, page.html.includes("收回公开的话"), page.html.includes("来得太慢")]).toEqual([200, true, false]);
  const wrong = await phone.post(`${path.replace(/.$/u, (sign) => (sign === "A" ? "B" : "A"))}/words`, {});
  expect(wrong.status).toBe(404);
  await phone.post("/follow", { number: c.number, phone: "13900001234" });
  expect((await phone.get(`/follow/${c.number}`)).html).toContain(`href="/rate/${c.number}"`);
  expect((await phone.get(`/rate/${c.number}`)).html).toContain(`action="/rate/${c.number}/words"`);
  const stranger = await browserOf(server.http).post(`/rate/${c.number}/words`, {});
  expect([stranger.status, await published("period=2026&unit=px-12345")]).toEqual([303, true]);
  const done = await phone.post(`${path}/words`, hiddenOf(page.html));
  expect([done.status, done.html.includes("不再公开")]).toEqual([200, true]);
  await server.settle();
  expect(await published("period=2026-Q4&unit=px-12345")).toBe(false);
  expect(await standing(), "counted as before, mended once").toEqual(was);
  expect((await phone.get(path)).status, "nothing is left to withdraw").toBe(303);
  expect((await phone.post(`${path}/words`, {})).html).toContain("没有公开");
});
