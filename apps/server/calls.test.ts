import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "./testServer.ts";
import { addPerson, sessionOf } from "./testSession.ts";

/** An exchange tells of calls, the desk learns of them, and a request is taken from one; only the clock is false. */
let server: TestServer;
let [agent, officer, token] = ["", "", ""];
const caller = "13900004321";
beforeAll(async () => {
  server = await testServer("2026-11-02T02:00:00.000Z", { recordingHosts: ["rec.example.gov.cn"] });
  [agent, officer] = [await signedIn(server, "agent1"), await signedIn(server, "officer-cgj")];
  await addPerson(server.platform.pool, "calls-admin", [{ unit: "px-zfb", role: "administrator" }]);
  const admin = await sessionOf(server.platform.pool, "calls-admin");
  token = await tokenFor(admin, ["cti"]);
}, 60_000);
afterAll(() => server.end());

async function tokenFor(cookie: string, scopes: readonly string[]): Promise<string> {
  const made = await post("/api/admin/clients", { name: "话务平台", unit: null, role: null, scopes }, { cookie });
  const { id, secret } = made.json();
  const answer = await server.http.inject({
    ...{ method: "POST", url: "/oauth/token", payload: "grant_type=client_credentials" },
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
    },
  });
  return answer.json().access_token;
}
const post = (url: string, payload: object, headers: Record<string, string>) =>
  server.http.inject({ method: "POST", url, headers, payload });
const tell = (event: object) =>
  post("/cti/calls", { at: "2026-11-02T02:00:00Z", ...event }, { authorization: `Bearer ${token}` });
const desk = (url: string, cookie = agent) => server.http.inject({ url, headers: { cookie } });
const current = async (seen?: string) =>
  (await desk(`/api/calls/current${seen === undefined ? "" : `?seen=${encodeURIComponent(seen)}`}`)).json();
const sit = (extension: string | null, cookie = agent) => post("/api/calls/seat", { extension }, { cookie });
const rows = async (sql: string, values: readonly unknown[] = []) =>
  (await server.platform.pool.query(sql, [...values])).rows;
const take = (more: object) =>
  post(
    "/api/hotline/requests",
    { commandId: randomUUID(), text: "人民路 12 号门口路灯不亮。", division: "360302004", channel: "phone", ...more },
    { cookie: agent },
  );

describe("what the exchange tells", () => {
  test("needs a token with its scope", async () => {
    expect((await post("/cti/calls", {}, {})).statusCode).toBe(400);
    const event = { callId: "x", event: "ringing", at: "2026-11-02T02:00:00Z" };
    expect((await post("/cti/calls", event, {})).statusCode).toBe(401);
    expect((await post("/cti/calls", event, { cookie: agent })).statusCode).toBe(401);
    expect((await post("/cti/calls", event, { authorization: "Bearer wrong" })).statusCode).toBe(401);
  });
  test("comes to the same told twice and in another order", async () => {
    const events = [
      { event: "ringing", at: "2026-11-02T02:00:00Z", extension: "8000", from: caller },
      { event: "answered", at: "2026-11-02T02:00:05Z", extension: "8001" },
      { event: "ended", at: "2026-11-02T02:03:00Z", recording: "https://rec.example.gov.cn/a.mp3" },
    ];
    const ids = [];
    for (const event of [...events, ...events]) ids.push((await tell({ callId: "once", ...event })).json().id);
    for (const event of [...events].reverse()) ids.push((await tell({ callId: "back", ...event })).json().id);
    expect(new Set(ids).size).toBe(2);
    const kept = await rows(
      `SELECT extension, phone_masked, ringing_at, answered_at, ended_at, person FROM calls WHERE call_id IN ('once', 'back')`,
    );
    expect(kept).toHaveLength(2);
    expect(kept[0]).toEqual(kept[1]);
    expect(kept[0]).toMatchObject({ extension: "8001", phone_masked: "139****4321" });
  });
  test("seals the number: no row holds it", async () => {
    const [row] = await rows("SELECT calls::text AS whole FROM calls WHERE call_id = 'once'");
    expect(row.whole).not.toContain(caller);
    expect(row.whole).not.toContain("rec.example");
  });
  test.each([
    ["recording", { recording: "http://rec.example.gov.cn/a.mp3" }, "https"],
    ["recording", { recording: "https://elsewhere.example/a.mp3" }, "CTI_RECORDING_HOSTS"],
    ["extension", { extension: "eight" }, "1–10 位数字"],
    ["at", { at: "yesterday" }, "ISO 8601"],
  ])("is refused with what to do: %s", async (field, wrong, says) => {
    const answer = await tell({ callId: "wrong", event: "ended", ...wrong });
    expect(answer.statusCode).toBe(400);
    expect(JSON.stringify(answer.json())).toContain(says);
    expect(JSON.stringify(answer.json())).toContain(field);
    expect(await rows("SELECT 1 FROM calls WHERE call_id = 'wrong'")).toEqual([]);
  });
});

describe("the desk", () => {
  test("learns of nothing without a seat, and only agents have one", async () => {
    expect(await current("anything")).toEqual({ seat: null, simulated: true, call: null });
    expect((await sit("8100", officer)).statusCode).toBe(403);
    expect((await sit("abc")).statusCode).toBe(400);
    expect((await sit(" ８１００ ")).json()).toEqual({ seat: "8100" });
  });
  test("is told at once, with the caller's open cases and none that is kept from it", async () => {
    const own = (await take({ reporter: { phone: caller } })).json().number;
    const kept = await take({ kind: "complaint", about: "px-12345", reporter: { phone: caller } });
    expect(kept.statusCode).toBe(201);
    const waiting = current("");
    await tell({ callId: "pop", event: "ringing", extension: "8100", from: caller });
    const { call } = await waiting;
    expect(call).toMatchObject({ state: "ringing", from: "139****4321", taken: null, recorded: false });
    expect(call.open.map(({ number }: { number: string }) => number)).toEqual([own]);
    expect(call.before.length).toBeGreaterThan(0);
    expect(JSON.stringify(call)).not.toContain(caller);
  });
  test("takes a request from it: the number goes along unseen, and the call is tied to it", async () => {
    const { call } = await current();
    const taken = await take({ call: call.id });
    expect(taken.statusCode).toBe(201);
    const { number } = taken.json();
    expect((await current()).call.taken).toBe(number);
    expect((await desk(`/api/cases/${number}`)).json().reporter).toMatchObject({ phone: "139****4321" });
    const [{ data }] = await rows("SELECT data FROM cases WHERE number = $1", [number]);
    expect(data.call).toBe(call.id);
    expect((await take({ call: randomUUID() })).statusCode).toBe(404);
    expect((await desk(`/api/calls?number=${number}`)).json().call).toMatchObject({ id: call.id, taken: number });
    expect((await desk(`/api/calls?number=${number}`, officer)).statusCode).toBe(403);
  });
  test("shows number and recording in full only with a purpose, and every look is on record", async () => {
    await tell({ callId: "pop", event: "ended", recording: "https://rec.example.gov.cn/p.mp3" });
    const { call } = await current();
    const look = (payload: object, cookie = agent) => post(`/api/calls/${call.id}/reveal`, payload, { cookie });
    expect((await look({ commandId: randomUUID(), purpose: "" })).statusCode).toBe(400);
    expect((await look({ commandId: randomUUID(), purpose: "看看" }, officer)).statusCode).toBe(403);
    const before = (await rows("SELECT 1 FROM access_records")).length;
    const commandId = randomUUID();
    for (const _twice of [1, 2])
      expect((await look({ commandId, purpose: "核对来电号码" })).json()).toEqual({
        phone: caller,
        recording: "https://rec.example.gov.cn/p.mp3",
      });
    const records = await rows("SELECT fields, purpose, actor_id FROM access_records ORDER BY id");
    expect(records.slice(before)).toEqual([
      { fields: ["phone", "recording"], purpose: "核对来电号码", actor_id: "agent1" },
    ]);
  });
  test("is shown to its caller with every look at it, and lies in his copy; his number and phone open no other call", async () => {
    const { taken } = (await current()).call;
    let cookie = "";
    const send = async (method: "GET" | "POST", url: string, form: Record<string, string> = {}) => {
      const type = { "content-type": "application/x-www-form-urlencoded" };
      const body = method === "POST" ? { payload: new URLSearchParams(form).toString() } : {};
      const answer = await server.http.inject({
        method,
        url,
        headers: { cookie, ...(body.payload ? type : {}) },
        ...body,
      });
      for (const { name, value } of answer.cookies) cookie = `${name}=${encodeURIComponent(value)}`;
      return answer;
    };
    expect((await send("GET", "/my-data")).body).not.toContain("您打来的电话");
    expect((await send("POST", "/follow", { number: taken, phone: caller })).statusCode).toBe(303);
    const { body } = await send("GET", "/my-data");
    for (const words of ["您打来的电话", taken, "139****4321", "核对来电号码", "通话录音的地址"])
      expect(body).toContain(words);
    for (const hidden of [caller, "rec.example", "agent1"]) expect(body).not.toContain(hidden);
    const { calls } = (await send("POST", "/my-data/export", { go: "1" })).json();
    expect(calls).toMatchObject([
      { number: taken, personalData: { phone: caller, recording: "https://rec.example.gov.cn/p.mp3" } },
    ]);
    expect(calls[0].looks.map(({ purpose }: { purpose: string }) => purpose)).toEqual(["核对来电号码"]);
    expect((await send("GET", "/my-data")).body, "his own look stands there too").toContain("本人导出");
  });
  test("a withheld number pops up as one, and a second person at the telephone takes it over", async () => {
    await tell({ callId: "withheld", event: "ringing", extension: "8100", from: "anonymous" });
    expect((await current()).call).toMatchObject({ from: "", open: [], ended: 0 });
    const dispatcher = await signedIn(server, "dispatcher1");
    await sit("8100", dispatcher);
    expect(await current()).toMatchObject({ seat: null });
  });
});

test("a seat ends with the session that took it, wherever it ends; whoever waited for a call is told of none", async () => {
  const [mine, other] = [await signedIn(server, "agent1"), await signedIn(server, "agent1")];
  await sit("8150", mine);
  await tell({ callId: "left", event: "ringing", extension: "8150", from: caller });
  const seen = (await desk("/api/calls/current", mine)).json().call.version;
  await sit("8150", other);
  const waiting = desk(`/api/calls/current?seen=${encodeURIComponent(seen)}`, mine);
  await post("/sign-out", {}, { cookie: other });
  expect(await rows("SELECT 1 FROM seats WHERE extension = '8150'")).toEqual([]);
  await tell({ callId: "left", event: "answered", extension: "8150" });
  expect((await waiting).json()).toMatchObject({ seat: null, call: null });
});

test("in a demo a telephone rings by itself, once somebody sits at it", async () => {
  await sit(null);
  expect((await post("/api/demo/calls", {}, { cookie: agent })).statusCode).toBe(422);
  await sit("8200");
  await post("/api/demo/calls", {}, { cookie: agent });
  const { call } = await current();
  expect(call.from).toMatch(/^139\*{4}\d{4}$/u);
  expect(call.open.length).toBeGreaterThan(0);
});

test("callers are forgotten by the rule, and who is known by nothing else loses his key", async () => {
  const { forgetCalls } = await import("@wuxing/areas/hotline");
  await tell({ callId: "stranger", event: "ringing", from: "13700001111" });
  const [{ person }] = await rows("SELECT person FROM calls WHERE call_id = 'stranger'");
  const [{ person: known }] = await rows("SELECT person FROM calls WHERE call_id = 'pop'");
  server.setNow("2027-11-04T02:00:00.000Z");
  expect(await forgetCalls(server.platform)).toBeGreaterThan(2);
  expect(await forgetCalls(server.platform)).toBe(0);
  expect(
    await rows("SELECT 1 FROM calls WHERE person IS NOT NULL OR sealed IS NOT NULL OR phone_masked <> ''"),
  ).toEqual([]);
  const keys = await rows("SELECT person, wrapped_key IS NULL AS gone FROM people_keys WHERE person = ANY($1)", [
    [person, known],
  ]);
  expect(Object.fromEntries(keys.map((one) => [one.person, one.gone]))).toEqual({ [person]: true, [known]: false });
});
