import { randomUUID } from "node:crypto";
import { findPublishedRequest, openRequestCase } from "@wuxing/areas/hotline";
import { type Actor, anonymous } from "@wuxing/kernel/procedure";
import { handle, verifyReplay } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { staff, type TestServer, testServer } from "../testServer.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.end());

const who = { name: "公孙望", phone: "13988880000" };
const agent = staff("px-12345", "agent");
const act = (caseId: number, action: string, input: unknown, actor: Actor = agent) =>
  handle(server.platform.casework, { caseId, action, input, actor, commandId: randomUUID() });

async function opened(text = "我叫公孙望，电话13988880000，路灯坏了一周。", caller: object = who) {
  const request = { text, division: "360302004", kind: "help", channel: "web", publish: true };
  return (await openRequestCase(server.platform, anonymous, randomUUID(), request, caller)).case;
}

/** A reader without scripts, who has shown these numbers with the phone. */
async function reader(...numbers: string[]) {
  let cookie = "";
  const send = async (method: "GET" | "POST", url: string, form?: Record<string, string>) => {
    const answer = await server.http.inject({
      method,
      url,
      headers: { cookie, ...(form ? { "content-type": "application/x-www-form-urlencoded" } : {}) },
      ...(form ? { payload: new URLSearchParams(form).toString() } : {}),
    });
    for (const { name, value } of answer.cookies) cookie = `${name}=${encodeURIComponent(value)}`;
    return answer;
  };
  for (const number of numbers)
    expect((await send("POST", "/follow", { number, phone: who.phone })).statusCode).toBe(303);
  return {
    get: (url: string) => send("GET", url),
    post: (url: string, form: Record<string, string> = {}) => send("POST", url, form),
  };
}

test("a look is shown to the person with unit and purpose, and without the officer, where he follows his request and among his data", async () => {
  const c = await opened();
  await act(c.id, "viewContact", { purpose: "核对路灯的位置" }, { ...agent, id: "officer-secret" });
  const me = await reader(c.number);
  for (const page of ["/my-data", `/follow/${c.number}`]) {
    const { body } = await me.get(page);
    expect(body).toContain("核对路灯的位置");
    expect(body).toContain("市12345热线中心");
    expect(body).not.toContain("officer-secret");
  }
  expect((await me.get("/my-data")).body, "masked, for others may look over his shoulder").not.toContain(who.phone);
});

test("without a proof nothing is shown, taken or changed, and one number opens no other of the same phone", async () => {
  const [mine, other] = [await opened(), await opened("另一件事，路面破了一块。")];
  const stranger = await reader();
  expect((await stranger.get("/my-data")).body).not.toContain(mine.number);
  for (const path of ["export", "correct", "erase"])
    expect(
      (await stranger.post(`/my-data/${path}`, { which: String(mine.id), confirm: "true" })).headers.location,
    ).toBe("/my-data");
  const me = await reader(mine.number);
  expect((await me.get("/my-data")).body).not.toContain(other.number);
  expect((await me.post("/my-data/erase", { which: String(other.id), confirm: "true" })).statusCode).toBe(422);
});

test("the export holds everything in clear, and is itself recorded", async () => {
  const c = await opened();
  await act(
    c.id,
    "addInformation",
    { note: "我是公孙望，另一部电话13700001111" },
    { kind: "citizen", id: "citizen", posts: [], proven: [c.id] },
  );
  await act(c.id, "viewContact", { purpose: "核对位置" });
  const me = await reader(c.number);
  const answer = await me.post("/my-data/export");
  expect(answer.headers["cache-control"]).toBe("no-store");
  const [one] = answer.json().cases;
  expect(one.personalData).toEqual(who);
  const said = JSON.stringify(one.history);
  for (const words of ["我叫公孙望，电话13988880000", "13700001111"]) expect(said).toContain(words);
  expect(said, "an internal step is not his").not.toContain("核对位置");
  expect(one.looks.map(({ purpose }: { purpose: string }) => purpose)).toContain("核对位置");
  expect(JSON.stringify(one.looks)).not.toContain(agent.id);
  expect((await me.get("/my-data")).body).toContain("本人导出");
});

test("a correction takes the place of what stood there; what is not given stays", async () => {
  const c = await opened();
  const me = await reader(c.number);
  expect((await me.post("/my-data/correct", { name: " ", address: "" })).statusCode).toBe(422);
  expect((await me.post("/my-data/correct", { name: "令狐远", address: "" })).headers.location).toBe(
    "/my-data?done=correct",
  );
  expect((await me.get("/my-data")).body).toContain("令**");
  const [one] = (await me.post("/my-data/export")).json().cases;
  expect(one.personalData).toEqual({ name: "令狐远", phone: who.phone });
});

test("a wish to erase that comes too early is kept: the page says for what it waits and why, and takes it back on demand", async () => {
  const c = await opened();
  const which = String(c.id);
  const me = await reader(c.number);
  const early = await me.post("/my-data/erase", { which, confirm: "true" });
  expect([early.statusCode, early.headers.location]).toEqual([303, "/my-data?done=asked"]);
  const { body } = await me.get("/my-data?done=asked");
  for (const words of ["已记下您的申请", "已申请删除", c.number, "待受理", "第十三条", "第四十七条"])
    expect(body).toContain(words);
  expect(body).not.toContain('action="/my-data/erase"');
  expect((await me.post("/my-data/erase/withdraw", { which })).headers.location).toBe("/my-data?done=withdrawn");
  const after = (await me.get("/my-data")).body;
  expect([after.includes("已申请删除"), after.includes('action="/my-data/erase"')]).toEqual([false, true]);
});

test("nobody takes back another's wish to erase", async () => {
  const [mine, other] = [await opened(), await opened()];
  await (await reader(other.number)).post("/my-data/erase", { which: String(other.id), confirm: "true" });
  await (await reader(mine.number)).post("/my-data/erase/withdraw", { which: String(other.id) });
  expect((await (await reader(other.number)).get("/my-data")).body).toContain("已申请删除");
});

test("erasure asks twice, is done at once where the case has closed, and then the number and phone open nothing any more", async () => {
  const c = await opened();
  const which = String(c.id);
  let me = await reader(c.number);
  expect((await me.post("/my-data/erase", { which })).body).toContain("请勾选");
  await act(c.id, "answerDirectly", { answer: "公孙望您好，已告知办理时间。", asked: "satisfied" });
  await server.settle();
  server.setNow("2026-11-10T02:00:00.000Z");
  await server.settle();
  // A proof lasts two hours; a week has gone by.
  me = await reader(c.number);
  expect((await me.post("/my-data/erase", { which, confirm: "true" })).headers.location).toBe("/my-data?done=erase");
  server.setNow("2026-11-02T02:00:00.000Z");
  const late = await server.http.inject({
    method: "POST",
    url: "/follow",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    payload: new URLSearchParams({ number: c.number, phone: who.phone }).toString(),
  });
  expect(late.statusCode).toBe(422);
  expect((await me.get("/my-data")).body).toContain("已删除");
  const published = await findPublishedRequest(server.platform, c.number);
  expect(JSON.stringify(published)).not.toMatch(/公孙望|13988880000/u);
  expect((await verifyReplay(server.platform.casework)).differing).toEqual([]);
});

test("a report's unit and the wish to be named travel through the form's steps; a complaint's unit is kept from it", async () => {
  const me = await reader();
  const said = { text: "窗口人员收受好处，请查处。", kind: "report", topic: "roads.lamp", district: "360302", go: "3" };
  const third = await me.post("/say", said);
  expect(third.body).toContain('id="about"');
  expect(third.body).toContain('id="named"');
  expect((await me.post("/say", { ...said, kind: "help" })).body).not.toContain('id="named"');
  const sent = await me.post("/say", {
    ...said,
    about: "px-cgj",
    phone: who.phone,
    consent: "true",
    go: "send",
    commandId: randomUUID(),
  });
  expect(sent.statusCode).toBe(303);
  const number = String(sent.headers.location).split("/").at(-1);
  const { rows } = await server.platform.pool.query(
    "SELECT c.sealed_from, c.data->>'named' AS named, r.consent FROM cases c JOIN reporters r ON r.case_id = c.id WHERE c.number = $1",
    [number],
  );
  expect(rows).toEqual([{ sealed_from: ["px-cgj"], named: "false", consent: "hotline-2026-11" }]);
});
