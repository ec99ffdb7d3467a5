import { quicknet, revealHash, timeOfRound, verifyDraw } from "@wuxing/kernel/draw";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { addPerson, sessionOf } from "../testSession.ts";

/** Published: round 657413 of quicknet. */
const round = 657413;
const signature = "b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b";
const due = timeOfRound(quicknet, round) * 1000;
const at = (minutes: number): string => new Date(due + minutes * 60_000).toISOString();
const secret = "00112233445566778899aabbccddeeff";

let server: TestServer;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  server = await testServer(at(-60));
  for (const [name, unit, role] of [
    ["coordinator", "px-wxb", "coordinator"],
    ["leader", "px-zfb", "leader"],
    ["county", "px-360302", "coordinator"],
    ["officer", "px-cgj", "officer"],
    ["head", "px-cgj", "head"],
    ["supervisor", "px-wxb", "supervisor"],
    ["administrator", "px-ggj", "administrator"],
  ] as const) {
    await addPerson(server.platform.pool, `draws-${name}`, [{ unit, role }]);
    cookies[name] = await sessionOf(server.platform.pool, `draws-${name}`);
  }
}, 60_000);
afterAll(() => server.end());

const get = (url: string, who = "") => server.http.inject({ url, headers: { cookie: cookies[who] ?? "" } });
const tell = (url: string, payload: object = {}, who = "coordinator") =>
  server.http.inject({ method: "POST", url, payload, headers: { cookie: cookies[who] ?? "" } });
const sendForm = (url: string, fields: Record<string, string>) =>
  server.http.inject({
    ...{ method: "POST", url, payload: new URLSearchParams(fields).toString() },
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });

const draw = {
  ...{ id: "experts-1", title: "评标专家抽取", titleEn: "Experts", mode: "open", perTarget: "1", cap: 5 },
  frame: "T1,A\nT2,A,360302\n\nT3，B\nT4\tB",
  officers: "P1,U1\nP2,U2,360302 360313",
  recusals: "T1,P1",
  quotas: "A,1\nB,2",
  commitments: `S1,${revealHash("experts-1", "S1", secret)}`,
  ...{ beacon: "drand", dueAt: at(0) },
};

test("a draw is prepared from typed lists, seen by everybody, revealed to, drawn, and checked by its public file", async () => {
  const prepared = await tell("/api/draws", draw);
  expect([prepared.statusCode, prepared.json()]).toEqual([201, { id: "experts-1" }]);
  await server.settle();
  await server.platform.draws.passDeadlines();
  const page = await get("/draws/experts-1");
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain("评标专家抽取");
  expect(page.body).toContain(`drand 第 ${round} 轮`);
  expect((await get("/draws/experts-1?look=T2")).body).toContain("T2 在名录上，属于“A 类”");
  expect((await get("/draws/experts-1?look=T9")).body).toContain("T9 不在这次的名录上");
  expect((await get("/draws")).body).toContain("/draws/experts-1");

  const wrong = await sendForm("/draws/experts-1/reveal", { by: "S1", secret: "00" });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain("与事先交的承诺值不符");
  const right = await sendForm("/draws/experts-1/reveal", { by: " S1 ", secret: secret.toUpperCase() });
  expect([right.statusCode, right.headers.location]).toEqual([303, "/draws/experts-1"]);

  expect((await tell("/api/draws/experts-1/carry-out")).statusCode).toBe(422);
  server.setNow(at(-4));
  await server.platform.draws.passDeadlines();
  await server.settle();
  await server.platform.draws.passDeadlines();
  expect((await get("/draws/experts-1")).body).toContain("名单写入日志");
  server.setNow(at(1));
  expect((await tell("/api/draws/experts-1/fetch-beacon")).statusCode).toBe(422);
  const value = { kind: "drand", round, signature };
  expect((await tell("/api/draws/experts-1/beacon", { value })).json()).toEqual({ complete: true });
  expect((await tell("/api/draws/experts-1/carry-out", {}, "leader")).statusCode).toBe(200);
  expect((await get("/api/draws/experts-1", "officer")).json()).toMatchObject({ shown: 3, picks: [{}, {}, {}] });
  const file = await get("/draws/experts-1.json");
  expect(file.headers["content-type"]).toContain("application/json");
  const verdict = verifyDraw(file.json(), server.platform.log.policy);
  expect(verdict.sound).toBe(true);
  expect(verdict.findings.map(({ text }) => text.en).join()).toContain("The replay gives the same: 3 targets");
  expect((await get("/draws/experts-1")).body).toContain("抽中的对象和人员");
  // An open draw has nothing to close.
  expect((await tell("/api/draws/experts-1/close")).statusCode).toBe(422);
});

test("the desk's own secret draw is not closed by a county, by a leader, or before its day", async () => {
  server.setNow(at(-60));
  const { commitments, ...rest } = draw;
  expect(commitments).toContain("S1");
  await tell("/api/draws", { ...rest, id: "secret-1", mode: "unannounced", cap: 9, closeBy: at(6000) });
  await server.settle();
  await server.platform.draws.passDeadlines();
  server.setNow(at(1));
  const early = async (who: string) => (await tell("/api/draws/secret-1/close", {}, who)).statusCode;
  await tell("/api/draws/secret-1/beacon", { value: { kind: "drand", round, signature } });
  expect((await tell("/api/draws/secret-1/carry-out", {}, "county")).statusCode).toBe(403);
  expect((await tell("/api/draws/secret-1/carry-out")).statusCode).toBe(200);
  expect([await early("county"), await early("leader"), await early("coordinator")]).toEqual([403, 403, 422]);
  expect((await get("/api/draws/secret-1", "coordinator")).json()).toMatchObject({ shown: 0, mayClose: false });
  // Its visits are the city's coordinator's to see, and he lays one open once it is made.
  for (const who of ["county", "leader", "officer", ""])
    expect((await get("/api/draws/secret-1/visits", who)).statusCode).not.toBe(200);
  const { visits } = (await get("/api/draws/secret-1/visits", "coordinator")).json();
  expect(visits.map(({ shown }: { shown: boolean }) => shown)).toEqual([false, false, false]);
  const [{ target }] = visits;
  expect((await tell("/api/draws/secret-1/visits", { target }, "leader")).statusCode).toBe(403);
  expect((await tell("/api/draws/secret-1/visits", { target: "T9" })).statusCode).toBe(422);
  expect((await tell("/api/draws/secret-1/visits", { target })).statusCode).toBe(200);
  const after = (await get("/api/draws/secret-1/visits", "coordinator")).json().visits;
  expect(after.filter(({ shown }: { shown: boolean }) => shown)).toMatchObject([{ target }]);
  expect((await get("/draws/secret-1.json")).json().visits).toMatchObject([{ target }]);
  expect((await get("/api/draws/experts-1/visits", "coordinator")).json()).toEqual({ visits: [] });
  server.setNow(at(6000));
  expect((await get("/api/draws/secret-1", "coordinator")).json()).toMatchObject({ mayClose: true });
  expect([await early("county"), await early("coordinator")]).toEqual([403, 200]);
  // It was prepared for the frame of the first draw: both pages say so.
  expect((await get("/draws/experts-1")).body).toContain('href="/draws/secret-1"');
  expect((await get("/draws/secret-1")).body).toContain("同一份名录的其他抽取");
  expect((await get("/draws/secret-1.json")).json()).toMatchObject({ visits: [{}, {}, {}] });
});

describe("what may not be done", () => {
  test.each(["county", "officer", "head", "supervisor", "administrator"])("%s may look and not act", async (who) => {
    for (const url of [
      "/api/draws/experts-1/carry-out",
      "/api/draws/experts-1/close",
      "/api/draws/experts-1/fetch-beacon",
    ])
      expect((await tell(url, {}, who)).statusCode, url).toBe(403);
    expect((await tell("/api/draws", { ...draw, id: `by-${who}` }, who)).statusCode).toBe(403);
    const value = { kind: "drand", round, signature };
    expect((await tell("/api/draws/experts-1/beacon", { value }, who)).statusCode).toBe(403);
    expect((await get("/api/draws", who)).statusCode).toBe(200);
  });

  test("without a session the desk's routes are closed, and what is not there is not found", async () => {
    expect((await get("/api/draws")).statusCode).toBe(401);
    expect((await tell("/api/draws", draw, "nobody")).statusCode).toBe(401);
    for (const url of ["/draws/none", "/draws/none.json", "/api/draws/none"])
      expect((await get(url, "coordinator")).statusCode, url).toBe(404);
    expect((await sendForm("/draws/none/reveal", { by: "a", secret })).statusCode).toBe(404);
  });

  test.each([
    ["frame", { frame: "T1" }, "第 1 行应有 2–3 项"],
    ["officers", { officers: "P1,U1\nP2" }, "第 2 行应有 2–3 项"],
    ["recusals", { recusals: "T1,P1,x" }, "第 1 行应有 2 项"],
    ["plan", { quotas: "A,many\nB,1" }, "必须是整数"],
    ["plan", { quotas: "A,1" }, "没有规定该类抽多少"],
    ["plan", { frame: "T1,A\nT1,A" }, "出现了两次"],
    ["plan", { commitments: "S1,abc" }, "不是 64 位十六进制数"],
    ["closeBy", { mode: "unannounced" }, "要有结束期限"],
    ["dueAt", { dueAt: at(-90) }, "时间次序不对"],
    ["dueAt", { dueAt: "soon" }, "请填写日期和时间"],
    ["perTarget", { perTarget: "two" }, "整数"],
    ["title", { title: "" }, "请写名称"],
  ])("a wrong %s is named with its reason", async (field, change, reason) => {
    server.setNow(at(-60));
    const answer = await tell("/api/draws", { ...draw, id: "wrong-1", ...change });
    expect(answer.statusCode).toBe(400);
    const { faults } = answer.json() as { faults: { field: string; reason: { zh: string; en: string } }[] };
    expect(faults.map((fault) => fault.field)).toContain(field);
    expect(faults.map((fault) => fault.reason.zh).join()).toContain(reason);
    expect(await server.platform.draws.find("wrong-1")).toBeUndefined();
  });
});
