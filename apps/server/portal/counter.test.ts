import { randomUUID } from "node:crypto";
import { systemActor } from "@wuxing/kernel/procedure";
import { commandId, handle, passDeadlines, verifyReplay } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { requestCommand, signedIn, staff, type TestServer, testServer } from "../testServer.ts";
import { type Browser, browserOf, hiddenOf } from "./testing/browserOf.ts";

let server: TestServer;
let tablet: Browser;
let coordinator: string;
beforeAll(async () => {
  server = await testServer();
  tablet = browserOf(server.http);
  coordinator = await signedIn(server, "coordinator1");
  await enter("windows", { code: "a12", name: "社保综合窗口", unit: "px-rsj" });
  await enter("staff", { unit: "px-rsj", number: "0086" });
});
afterAll(() => server.end());

const enter = async (what: string, payload: object, cookie = coordinator): Promise<number> =>
  (await server.http.inject({ method: "POST", url: `/api/ratings/${what}`, payload, headers: { cookie } })).statusCode;
const counted = async () =>
  (await server.platform.pool.query("SELECT standing, code, unit, subject_type FROM ratings ORDER BY invitation_id"))
    .rows;

test("the coordinator keeps windows and numbers; nobody else, and no other unit's window is taken", async () => {
  expect(
    await enter("windows", { code: "B1", name: "不动产窗口", unit: "px-zrj" }, await signedIn(server, "agent1")),
  ).toBe(403);
  expect(await enter("windows", { code: "A12", name: "别的窗口", unit: "px-zrj" })).toBe(400);
  expect(await enter("windows", { code: "B1", name: "不动产窗口", unit: "px-nowhere" })).toBe(400);
  expect(await enter("staff", { unit: "px-rsj", number: "张三" })).toBe(400);
});

test("a rating at the tablet is taken once however often it is sent, and the tablet goes back to its start", async () => {
  const page = await tablet.get("/counter/a12");
  expect(page.status).toBe(200);
  expect(page.html).toContain("社保综合窗口");
  const form = { ...hiddenOf(page.html), level: "satisfied", staffLevel: "verySatisfied", staffNumber: "0086" };
  for (let times = 0; times < 3; times++) {
    const sent = await tablet.post("/counter/A12", form);
    expect([sent.status, sent.to]).toEqual([303, "/counter/A12?by=tablet&done=1"]);
  }
  const thanks = await tablet.get("/counter/A12?by=tablet&done=1");
  expect(thanks.html).toContain("谢谢，已收到");
  expect(thanks.headers.refresh).toBe("6;url=/counter/A12");
  expect(await counted()).toEqual([{ standing: "real", code: 2, unit: "px-rsj", subject_type: "ratings.counter" }]);
});

test("what is wrong is said, and what was typed stays", async () => {
  const { html } = await tablet.get("/counter/A12?by=qr");
  const hidden = hiddenOf(html);
  const none = await tablet.post("/counter/A12", { ...hidden, comment: "排队太久" });
  expect([none.status, none.html.includes("请选择一个评价"), none.html.includes("排队太久")]).toEqual([
    422,
    true,
    true,
  ]);
  const unknown = await tablet.post("/counter/A12", { ...hidden, level: "satisfied", staffNumber: "9999" });
  expect([unknown.status, unknown.html.includes("没有这个工号")]).toEqual([422, true]);
  const phone = await tablet.post("/counter/A12", { ...hidden, level: "satisfied", phone: "12" });
  expect(phone.status).toBe(422);
  expect((await tablet.get("/counter/Z9")).status).toBe(404);
});

test("a bad rating of who served is mended by the window's unit, which can appeal; excluded it is kept and counts apart", async () => {
  const hidden = hiddenOf((await tablet.get("/counter/A12?by=qr")).html);
  const bad = { ...hidden, level: "satisfied", staffLevel: "dissatisfied", staffNumber: "0086", phone: "13800001111" };
  expect((await tablet.post("/counter/A12", bad)).status).toBe(303);
  await server.settle();
  const { pool, casework } = server.platform;
  const only = async (type: string) => {
    const { rows } = await pool.query("SELECT id, unit, data, due_at FROM cases WHERE type = $1", [type]);
    expect(rows).toHaveLength(1);
    return rows[0];
  };
  const mending = await only("ratings.mending");
  expect(mending).toMatchObject({ unit: "px-rsj", data: { level: "dissatisfied", comment: "工号 0086" } });
  const act = (caseId: number, action: string, input: object, unit: string, role: "officer" | "coordinator") =>
    handle(casework, { caseId, action, input, actor: staff(unit, role), commandId: randomUUID() });
  await act(mending.id, "appeal", { ground: "malicious", reason: "当天这个窗口没有开" }, "px-rsj", "officer");
  await server.settle();
  expect((await counted()).at(-1)).toMatchObject({ standing: "appealed", code: 2 });
  const appeal = await only("ratings.appeal");
  await act(appeal.id, "exclude", { opinion: "查过排班，窗口未开" }, "px-wxb", "coordinator");
  await server.settle();
  expect((await counted()).at(-1)).toMatchObject({ standing: "excluded", code: 2 });
  expect((await pool.query("SELECT state FROM cases WHERE id = $1", [mending.id])).rows).toEqual([
    { state: "dropped" },
  ]);
  expect((await verifyReplay(casework)).differing).toEqual([]);
});

test("other systems read ratings in the polarity they name, and there is no default", async () => {
  const { case: c } = await server.platform.intake(requestCommand());
  const agent = staff("px-12345", "agent");
  const { casework, pool } = server.platform;
  const answer = { answer: "已修好。", asked: "satisfied" };
  await handle(casework, {
    caseId: c.id,
    action: "answerDirectly",
    input: answer,
    actor: agent,
    commandId: randomUUID(),
  });
  await server.settle();
  const { rows } = await pool.query("SELECT id FROM cases WHERE type = 'ratings.invitation'");
  const rating = { level: "verySatisfied", comment: "电话 13900001234 的人说好" };
  await handle(casework, {
    caseId: rows[0].id,
    action: "rateByPhone",
    input: rating,
    actor: agent,
    commandId: randomUUID(),
  });
  const read = async (polarity: string) =>
    server.http.inject({
      url: `/api/ratings/records?from=2026-11-02&to=2026-11-02${polarity}`,
      headers: { cookie: coordinator },
    });
  expect((await read("")).statusCode).toBe(400);
  const codes = async (polarity: string) =>
    (await read(`&polarity=${polarity}`)).json().records.map((one: { code: number }) => one.code);
  expect(await codes("oneIsBest")).toEqual([2, 2, 1]);
  expect(await codes("fiveIsBest")).toEqual([4, 4, 5]);
  const [, , last] = (await read("&polarity=oneIsBest")).json().records;
  expect(last).toMatchObject({ caseNumber: c.number, channel: "phone", person: "张**", level: "非常满意", times: 1 });
  expect(JSON.stringify(last)).not.toContain("13900001234");
});

test("the code for the wall leads to the window's form", async () => {
  const poster = await tablet.get("/counter/A12/poster");
  expect(poster.html).toContain("http://127.0.0.1/counter/A12?by=qr");
  expect(poster.html).toContain("data:image/png;base64,");
});

test("what a tablet sends of before is taken as far as it goes: nobody is there to mend it, and the window has closed since", async () => {
  const hidden = hiddenOf((await tablet.get("/counter/A12")).html);
  const late = { ...hidden, level: "satisfied", staffNumber: "9999", phone: "12", givenAt: "2026-11-01T08:00:00Z" };
  expect((await tablet.post("/counter/A12", late)).status, "said at once it is to be mended").toBe(422);
  await server.platform.pool.query("UPDATE rating_windows SET since = '2026-10-01', until = '2026-11-02'");
  expect((await tablet.get("/counter/A12")).status).toBe(404);
  const before = (await counted()).length;
  for (let times = 0; times < 2; times++)
    expect((await tablet.post("/counter/A12", { ...late, late: "1" })).status).toBe(303);
  expect((await counted()).slice(before)).toMatchObject([{ standing: "real", code: 2 }]);
  // Opened, cut off before it was rated, lapsed, and sent again.
  const cut = { ...late, commandId: randomUUID(), late: "1" };
  const { pool, casework, intake } = server.platform;
  const input = { window: "A12", title: "社保综合窗口 A12", unit: "px-rsj", division: "360300" };
  const opened = await intake({
    ...{ type: "ratings.counter", input, actor: systemActor },
    commandId: commandId("counter", cut.commandId, "open"),
  });
  server.setNow("2026-11-02T02:30:00.000Z");
  await passDeadlines(casework);
  expect((await pool.query("SELECT state FROM cases WHERE id = $1", [opened.case.id])).rows).toEqual([
    { state: "silent" },
  ]);
  expect((await tablet.post("/counter/A12", cut)).status).toBe(303);
  expect((await counted()).slice(before)).toMatchObject([{ code: 2 }, { standing: "silent" }, { code: 2 }]);
});
