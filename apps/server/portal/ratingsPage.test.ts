import { randomUUID } from "node:crypto";
import { handle } from "@wuxing/platform/casework";
import { eraseDue } from "@wuxing/platform/personal";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "../testServer.ts";
import { type Browser, browserOf, hiddenOf } from "./testing/browserOf.ts";

let server: TestServer;
let reader: Browser;
beforeAll(async () => {
  server = await testServer();
  reader = browserOf(server.http);
  const cookie = await signedIn(server, "coordinator1");
  const payload = { code: "A12", name: "社保综合窗口", unit: "px-rsj" };
  await server.http.inject({ method: "POST", url: "/api/ratings/windows", payload, headers: { cookie } });
});
afterAll(() => server.end());

const agent = staff("px-12345", "agent");
const act = (caseId: number, action: string, input: object, actor = agent) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });
/** The newest case of a type. */
async function newest(type: string): Promise<number> {
  const { rows } = await server.platform.pool.query("SELECT max(id)::int AS id FROM cases WHERE type = $1", [type]);
  return rows[0].id;
}
/** A request that the hotline answers itself, rated on the phone, or by nobody. */
async function rated(rating?: object): Promise<void> {
  const { case: c } = await server.platform.intake(requestCommand());
  await act(c.id, "answerDirectly", { answer: "已修好。", asked: "satisfied" });
  await server.settle();
  if (rating) await act(await newest("ratings.invitation"), "rateByPhone", rating);
  await server.settle();
}
async function atWindow(form: object): Promise<void> {
  const hidden = hiddenOf((await reader.get("/counter/A12?by=qr")).html);
  expect((await reader.post("/counter/A12", { ...hidden, ...form })).status).toBe(303);
  await server.settle();
}
/** Erases every person, as at the end of the term. */
async function eraseAll(): Promise<void> {
  server.setNow("2031-11-12T02:00:00.000Z");
  const { pool, casework } = server.platform;
  await pool.query("UPDATE cases SET closed_at = '2026-11-13'");
  expect(await eraseDue(pool, casework.almanac.rules, casework.now())).toBeGreaterThan(0);
  server.setNow("2026-11-12T02:00:00.000Z");
}
/** Counts are remembered for a while: each look asks for another period or unit. */
const text = async (query = ""): Promise<string> =>
  (await reader.get(`/ratings${query}`)).html.replaceAll(/<[^>]+>/gu, " ").replaceAll(/\s+/gu, " ");

test("the public page counts what people gave, keeps silence, exclusion and appeal apart, and knows windows too", async () => {
  await rated({ level: "satisfied" });
  await rated({ level: "dissatisfied", comment: "等得太久，电话 13900001234 打了三次。", publish: true });
  await rated();
  await atWindow({ level: "verySatisfied", comment: "一次办好。", publish: "true" });
  await atWindow({ level: "veryDissatisfied", comment: "没有说公开的话。" });
  const mending = (await server.platform.pool.query("SELECT id FROM cases WHERE type = 'ratings.mending' ORDER BY id"))
    .rows;
  const appeal = { ground: "malicious", reason: "当天窗口没有开" };
  await act(mending[1].id, "appeal", appeal, staff("px-rsj", "officer"));
  await server.settle();
  const page = await text();
  expect(page).toContain("2 条好评 ÷ 3 条本人评价");
  expect(page).toContain("2 条本人评价 ÷ 2 份已了结的邀请");
  expect(page).toMatch(/正在申诉 1 /u);
  server.setNow("2026-11-12T02:00:00.000Z");
  await server.settle();
  await act(
    await newest("ratings.appeal"),
    "exclude",
    { opinion: "查过排班，窗口未开" },
    staff("px-wxb", "coordinator"),
  );
  await server.settle();
  const later = await text("?period=2026-Q4");
  expect(later).toMatch(/逾期未评 1 不算满意 申诉后剔除 1 /u);
  expect(later).toContain("2 条本人评价 ÷ 3 份已了结的邀请");
  const windows = await text("?period=2026-Q4&kind=window&by=item");
  expect(windows).toContain("1 条好评 ÷ 1 条本人评价");
  expect(windows).toContain("窗口 社保综合窗口 A12");
  expect(await text("?period=2026-Q4&by=channel")).toMatch(/电话登记 2 50(?:\.0)? ?%.*二维码 1/u);
});

test("words stand there only where whoever said them agreed, masked, with what the unit did", async () => {
  const mending = (await server.platform.pool.query("SELECT id FROM cases WHERE type = 'ratings.mending' ORDER BY id"))
    .rows;
  const officer = staff("px-12345", "officer");
  await act(mending[0].id, "contact", { note: "已致电。" }, officer);
  await act(mending[0].id, "report", { note: "已上门，联系电话 13900001234。" }, officer);
  const page = await text("?period=2026-Q4&kind=request");
  for (const words of ["等得太久", "已上门", "待回访核实"]) expect(page).toContain(words);
  for (const words of ["没有说公开的话", "13900001234", "张三"]) expect(page).not.toContain(words);
  const bad = await text("?tone=bad");
  expect([bad.includes("等得太久"), bad.includes("一次办好")]).toEqual([true, false]);
  const unit = await text("?unit=px-rsj");
  expect([unit.includes("等得太久"), unit.includes("一次办好")]).toEqual([false, true]);
});

test("given by two channels at once a rating is given once; what an erased person said is in public no more", async () => {
  const { case: c } = await server.platform.intake(requestCommand());
  await act(c.id, "answerDirectly", { answer: "已修好。", asked: "satisfied" });
  await server.settle();
  const id = await newest("ratings.invitation");
  const said = { level: "dissatisfied", comment: "渠道各说各的。", publish: true };
  const person = { kind: "citizen", id: "citizen", posts: [], proven: [id] } as const;
  const both = await Promise.allSettled([act(id, "rate", said, person), act(id, "rateByPhone", said)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  await server.settle();
  expect(await text("?unit=px-12345&tone=bad&period=2026-11")).toContain("渠道各说各的");
  await eraseAll();
  expect(await text("?unit=px-12345&tone=bad&period=2026-Q4")).not.toContain("渠道各说各的");
  const followUp = await newest("ratings.followUp");
  const asker = { ...person, proven: [followUp] };
  await act(followUp, "followUp", { remark: "请打 13900001234 找我。" }, asker);
  const { rows } = await server.platform.pool.query("SELECT input::text AS said FROM entries WHERE case_id = $1", [
    followUp,
  ]);
  expect(rows.at(-1)?.said).not.toContain("13900001234");
  const kept = await server.platform.pool.query("SELECT 1 FROM sealed_texts WHERE case_id = $1", [followUp]);
  expect(kept.rows, "nothing new is kept of who is erased").toEqual([]);
});

test("what can hardly be so is said in public, without a case; a wrong period says how to write one", async () => {
  for (let i = 0; i < 5; i++) await atWindow({ level: "verySatisfied" });
  const page = await text("?period=2026&unit=px-rsj");
  expect(page).toMatch(/同一台设备一分钟内（2026-11-12 10:00）评了 5 条/u);
  expect(page).not.toMatch(/CK-\d/u);
  const wrong = await reader.get("/ratings?period=2026-13");
  expect([wrong.status, wrong.html.includes("2026-Q4")]).toEqual([400, true]);
  expect((await reader.get("/ratings?period=2026-Q4&by=nonsense&unit=px-nowhere")).status).toBe(200);
});
