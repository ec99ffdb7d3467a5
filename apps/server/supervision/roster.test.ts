import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { addPerson, sessionOf } from "../testSession.ts";
import { get, send } from "./testing/drawnRound.ts";

let server: TestServer;
let coordinator = "";
beforeAll(async () => {
  server = await testServer();
  coordinator = await sessionOf(server.platform.pool, "coordinator1");
}, 60_000);
afterAll(() => server.end());

const wish = (username: string, more: object = {}) => ({
  ...{ commandId: randomUUID(), username, name: { zh: "陆明察", en: "Lu Mingcha" }, body: "standing", source: "press" },
  ...{ since: "2026-11-02", basis: "聘任通知" },
  ...more,
});
const appoint = (given: object, cookie = coordinator) => send(server, cookie, "/api/supervision/appointments", given);
interface Line {
  readonly id: string;
  readonly username: string;
  readonly term: number;
  readonly until: string;
}
const roster = async (): Promise<readonly Line[]> =>
  (await get(server, coordinator, "/api/supervision/roster")).json().appointments;

test("an appointment is a post of the register with its source, made once however often it is sent", async () => {
  const given = wish("sv-one");
  expect((await appoint(given)).statusCode).toBe(201);
  expect((await appoint(given)).statusCode).toBe(201);
  expect((await roster()).filter(({ username }) => username === "sv-one")).toMatchObject([
    { term: 1, until: "2028-11-01" },
  ]);
  const { rows } = await server.platform.pool.query<{ register: string; actor: string; source: string }>(
    "SELECT register, actor, source FROM register_entries WHERE key LIKE 'sv-one%' ORDER BY id",
  );
  expect(rows).toEqual([
    { register: "people", actor: "coordinator1", source: "聘任通知" },
    { register: "posts", actor: "coordinator1", source: "聘任通知" },
  ]);
});

test("a body has twenty members and no more, and a release makes room", async () => {
  for (let n = 2; n <= 20; n++) expect((await appoint(wish(`sv-${n}`))).statusCode).toBe(201);
  const full = await appoint(wish("sv-21"));
  expect([full.statusCode, full.json().faults[0].field]).toEqual([400, "body"]);
  expect((await appoint(wish("sv-21", { body: "added" }))).statusCode).toBe(201);
  const id = (await roster()).find(({ username }) => username === "sv-2")?.id;
  const url = `/api/supervision/appointments/${id}/release`;
  const release = { commandId: randomUUID(), on: "2026-11-02", reason: "本人申请" };
  expect((await send(server, coordinator, url, release)).statusCode).toBe(200);
  expect((await send(server, coordinator, url, { ...release, commandId: randomUUID() })).statusCode).toBe(422);
  const { rows } = await server.platform.pool.query("SELECT until FROM posts WHERE user_id = 'sv-2'");
  expect(rows).toEqual([{ until: "2026-11-02" }]);
  expect((await appoint(wish("sv-22"))).statusCode).toBe(201);
});

test("of two appointed at once to the last seat one is; of a person's two at once one is", async () => {
  const { rows } = await server.platform.pool.query<{ free: number }>(
    "SELECT 20 - count(*)::int AS free FROM supervision_appointments WHERE body = 'added' AND since = '2026-11-02'",
  );
  for (let n = 1; n < (rows[0]?.free ?? 0); n++)
    expect((await appoint(wish(`sv-added-${n}`, { body: "added" }))).statusCode).toBe(201);
  const both = await Promise.all(["sv-left", "sv-right"].map((name) => appoint(wish(name, { body: "added" }))));
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400]);
  const since = { since: "2029-01-01" };
  const twice = await Promise.all([appoint(wish("sv-twice", since)), appoint(wish("sv-twice", since))]);
  expect(twice.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400]);
  expect((await roster()).filter(({ username }) => username === "sv-twice")).toMatchObject([{ term: 1 }]);
});

test("nobody serves a third term, nor two at once", async () => {
  const beside = await appoint(wish("sv-one", { since: "2027-01-01", body: "added" }));
  expect([beside.statusCode, beside.json().faults[0].field]).toEqual([400, "since"]);
  expect((await appoint(wish("sv-one", { since: "2028-11-01", body: "added" }))).statusCode).toBe(201);
  const third = await appoint(wish("sv-one", { since: "2030-11-01", body: "added" }));
  expect([third.statusCode, third.json().faults[0].field]).toEqual([400, "username"]);
});

test("only the city's coordinator keeps roll, places and rounds; a supervisor's page is for supervisors", async () => {
  const { pool } = server.platform;
  await addPerson(pool, "leader-x", [{ unit: "px-zfb", role: "leader" }]);
  await addPerson(pool, "sv-x", [{ unit: "px-wxb", role: "supervisor" }]);
  for (const name of ["leader-x", "sv-x"]) {
    const cookie = await sessionOf(pool, name);
    for (const url of ["roster", "places", "rounds"])
      expect((await get(server, cookie, `/api/supervision/${url}`)).statusCode, `${name} ${url}`).toBe(403);
    expect((await appoint(wish("sv-no"), cookie)).statusCode, name).toBe(403);
    expect((await get(server, cookie, "/api/visits")).statusCode, name).toBe(name === "sv-x" ? 200 : 404);
  }
  expect((await get(server, "", "/api/visits")).statusCode).toBe(401);
});

test("consent is kept, and kept on record when it is taken back; a round needs both bodies", async () => {
  const cookie = await sessionOf(server.platform.pool, "sv-x");
  await send(server, cookie, "/api/visits/consent", { agree: true });
  const agreed = (await get(server, cookie, "/api/visits")).json().consent;
  expect(agreed.since).toBe("2026-11-02T02:00:00.000Z");
  const back = (await send(server, cookie, "/api/visits/consent", { agree: false })).json().consent;
  expect(back.since).toBeNull();
  const { rows } = await server.platform.pool.query(
    "SELECT version, withdrawn_at IS NOT NULL AS back FROM supervision_consents WHERE user_id = 'sv-x'",
  );
  expect(rows).toEqual([{ version: "supervision-1", back: true }]);
  const place = { commandId: randomUUID(), stratum: "office", name: "窗口", address: "一楼", unit: "px-zwb" };
  expect((await send(server, coordinator, "/api/supervision/places", place)).statusCode).toBe(201);
  const round = { commandId: randomUUID(), title: "一轮", starts: "2026-11-04", ends: "2026-11-06" };
  const ask = (more: object, office = 1) =>
    send(server, coordinator, "/api/supervision/rounds", {
      ...round,
      ...more,
      quotas: { office, firm: 0, community: 0, village: 0 },
    });
  const faults = [
    [await ask({ starts: "2026-11-02" }), "starts"],
    [await ask({ ends: "2026-11-03" }), "ends"],
    [await ask({ starts: "2026-11-07", ends: "2026-11-08" }), "ends"],
    [await ask({}, 2), "quotas.office"],
    [await ask({}, 0), "quotas.office"],
  ] as const;
  for (const [answer, field] of faults)
    expect([answer.statusCode, answer.json().faults[0].field]).toEqual([400, field]);
  const none = await ask({});
  expect([none.statusCode, none.json().reason.zh]).toEqual([422, expect.stringContaining("两批")]);
});
