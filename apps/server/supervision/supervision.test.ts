import { randomUUID } from "node:crypto";
import { closeRounds, eraseOldSpots, openSpots, tellVisits } from "@wuxing/areas/supervision";
import { type DrawFile, type RevealedVisit, verifyDraw, visitHash } from "@wuxing/kernel/draw";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type TestServer, testServer } from "../testServer.ts";
import { sessionOf } from "../testSession.ts";
import { type DrawnRound, drawnRound, get, places, send } from "./testing/drawnRound.ts";

/** A round of visits from the appointment of its supervisors to the day on which everything is open. */
let server: TestServer;
let round: DrawnRound;
beforeAll(async () => {
  server = await testServer();
  round = await drawnRound(server);
}, 120_000);
afterAll(() => server.end());

const tell = () => tellVisits(server.platform, round.draws);
const cookie = (user: string): string => round.cookies[user] ?? "";
const visitorOf = (visit: RevealedVisit | undefined): string => round.users.get(visit?.officers[0] ?? "") ?? "";
interface View {
  readonly tasks: readonly { readonly number: string; readonly name: string; readonly until: string }[];
  readonly visits: readonly {
    readonly number: string;
    readonly findings: readonly { readonly number: string; readonly actions: string[] }[];
  }[];
}
const viewOf = async (user: string): Promise<View> => (await get(server, cookie(user), "/api/visits")).json();
const placeOf = async (visit: RevealedVisit): Promise<string> => {
  const { rows } = await server.platform.pool.query<{ name: string }>(
    "SELECT name FROM supervision_places WHERE id = $1",
    [visit.target],
  );
  return rows[0]?.name ?? "";
};
const report = (findings: readonly object[], photos: readonly object[] = []) => ({
  visitedAt: server.platform.casework.now(),
  checks: [{ line: "waiting", result: "no", note: "等了一小时" }],
  observations: "联系人张三，电话13912345678。大厅人多。",
  findings,
  photos,
});

test("what was drawn stands in no table but sealed, and nobody is told before his day", async () => {
  expect(round.visits).toHaveLength(3);
  expect(await tell()).toBe(0);
  for (const user of round.users.values()) expect((await viewOf(user)).tasks, user).toEqual([]);
  const { rows } = await server.platform.pool.query<{ all: string }>(
    `SELECT (SELECT json_agg(t)::text FROM cases t) || (SELECT COALESCE(json_agg(t)::text, '') FROM entries t) ||
       (SELECT COALESCE(json_agg(t)::text, '') FROM supervision_visits t) || (SELECT json_agg(t)::text FROM supervision_rounds t) ||
       (SELECT json_agg(t)::text FROM log_records t) || (SELECT COALESCE(json_agg(t)::text, '') FROM draw_picks t) AS all`,
  );
  for (const { salt, proof } of round.visits) {
    expect(rows[0]?.all ?? "").not.toContain(salt);
    expect(rows[0]?.all ?? "").not.toContain(proof);
  }
});

test("each visit becomes a case the day before it begins, and its visitor alone is told where", async () => {
  let told = 0;
  for (let day = 2; day <= 9; day++) {
    server.setNow(`2026-11-${String(day).padStart(2, "0")}T04:30:00.000Z`);
    told += await tell();
    expect(await tell(), "told once").toBe(0);
  }
  expect(told).toBe(round.visits.length);
  for (const visit of round.visits) {
    const name = await placeOf(visit);
    for (const user of round.users.values()) {
      const names = (await viewOf(user)).tasks.map((task) => task.name);
      expect(names.includes(name), `${user} and ${name}`).toBe(user === visitorOf(visit));
    }
  }
});

test("the seal of a draw is opened once, however many visits wait and however often their visitors look", async () => {
  const opening = vi.spyOn(server.platform.draws, "visitsOf");
  for (const user of [...round.users.values(), ...round.users.values()]) await viewOf(user);
  expect(opening.mock.calls.length).toBeLessThanOrEqual(1);
  opening.mockRestore();
});

/** A visit that waits for this visitor. */
async function waiting(at = 0): Promise<{ visit: RevealedVisit; user: string; number: string; name: string }> {
  const visit = round.visits[at];
  if (!visit) throw new Error("three visits were drawn");
  const [user, name] = [visitorOf(visit), await placeOf(visit)];
  const task = (await viewOf(user)).tasks.find((one) => one.name === name);
  return { visit, user, name, number: task?.number ?? "" };
}

/** The report that was taken, as its phone sent it. */
let taken: { readonly user: string; readonly url: string; readonly body: object };

test("a report is taken once, however often the phone sends it; from others never", async () => {
  const { visit, user, name, number } = await waiting();
  const commandId = randomUUID();
  const spot = { latitude: 27.62345, longitude: 113.85432, accuracy: 25, at: server.platform.casework.now() };
  const body = {
    commandId,
    report: { ...report([{ theme: "serving", text: "老人站着等，电话13912345678。" }]), spot },
  };
  taken = { user, url: `/api/visits/${number}/report`, body };
  const others = [...round.users.values()].filter((one) => one !== user);
  for (const other of others)
    expect((await send(server, cookie(other), `/api/visits/${number}/report`, body)).statusCode, other).toBe(404);
  const sent = Array.from({ length: 12 }, () => send(server, cookie(user), `/api/visits/${number}/report`, body));
  const answers = (await Promise.all(sent)).map((one) => ({ status: one.statusCode, ...one.json() }));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  const again = await send(server, cookie(user), `/api/visits/${number}/report`, { ...body, commandId: randomUUID() });
  expect([again.statusCode, again.json().code]).toEqual([409, "wrongState"]);
  const { rows } = await server.platform.pool.query("SELECT title, unit, data FROM cases WHERE number = $1", [number]);
  expect(rows).toMatchObject([
    { title: `社会监督走访：${name}`, data: { visitor: visit.officers[0], place: visit.target } },
  ]);
});

test("where the visitor was is kept sealed beside the entry, which says only that it was noted, and is erased after its term or with his consent", async () => {
  const { platform } = server;
  const { rows } = await platform.pool.query<{ case_id: number; input: { report: object }; all: string }>(
    `SELECT case_id, input, (SELECT json_agg(e)::text || (SELECT json_agg(c)::text FROM cases c) ||
       (SELECT json_agg(l)::text FROM log_records l) || (SELECT json_agg(s)::text FROM supervision_spots s) FROM entries e) AS all
     FROM entries WHERE action = 'visit'`,
  );
  const [{ case_id, input, all } = {} as never] = rows;
  expect(input.report).toMatchObject({ placed: true });
  expect(input.report).not.toHaveProperty("spot");
  for (const degrees of ["27.62", "113.85"]) expect(all).not.toContain(degrees);
  expect(await openSpots(platform, case_id)).toMatchObject({ report: { latitude: 27.62345, longitude: 113.85432 } });
  const now = platform.casework.now();
  expect(await eraseOldSpots(platform)).toBe(0);
  server.setNow("2027-03-01T02:00:00.000Z");
  expect(await eraseOldSpots(platform)).toBe(1);
  server.setNow(now);
  expect(await openSpots(platform, case_id)).toBeUndefined();
  // The phone never heard, and sends once more.
  expect((await send(server, cookie(taken.user), taken.url, taken.body)).json()).toEqual({ repeated: true });
  expect(await openSpots(platform, case_id)).toMatchObject({ report: { accuracy: 25 } });
  await send(server, cookie(taken.user), "/api/visits/consent", { agree: false });
  expect(await openSpots(platform, case_id)).toBeUndefined();
});

test("a photo that the server does not hold is asked for again, and nothing is taken without it", async () => {
  const { user, number } = await waiting(1);
  const lost = randomUUID();
  const photos = [{ file: lost, takenAt: server.platform.casework.now() }];
  const url = `/api/visits/${number}/report`;
  const refused = await send(server, cookie(user), url, { commandId: randomUUID(), report: report([], photos) });
  expect([refused.statusCode, refused.json().faults[0].field]).toEqual([409, `photos.${lost}`]);
  expect((await viewOf(user)).tasks.some((task) => task.number === number)).toBe(true);
});

test("who cannot go passes the visit to the other body's supervisor, who is told where", async () => {
  const { visit, user, number, name } = await waiting(1);
  const declined = await send(server, cookie(user), `/api/cases/${number}/actions/decline`, {
    commandId: randomUUID(),
    input: { cause: "interest" },
  });
  expect(declined.statusCode, declined.body).toBe(200);
  expect(declined.body).not.toContain(name);
  const next = round.users.get(visit.officers[1] ?? "") ?? "";
  expect((await viewOf(user)).tasks.map((task) => task.number)).not.toContain(number);
  expect((await viewOf(next)).tasks).toContainEqual(expect.objectContaining({ number, name }));
});

test("the unit mends, the supervisor is shown it and says whether it is so, and the visit is closed", async () => {
  await server.settle();
  const { pool } = server.platform;
  const { rows } = await pool.query<{ number: string; unit: string; visitor: string; visit: string }>(
    `SELECT c.number, c.unit, v.visitor, p.number AS visit FROM cases c JOIN supervision_visits v ON v.case_id = c.parent_id
     JOIN cases p ON p.id = v.case_id WHERE c.type = 'supervision.mending'`,
  );
  const { number = "", unit = "", visitor = "", visit = "" } = rows[0] ?? {};
  const short = unit.replace(/^px-/u, "").replace("360302", "anyuan");
  const officer = await sessionOf(pool, `officer-${short}`);
  const user = round.users.get(visitor) ?? "";
  const act = (who: string, action: string, input: object) =>
    send(server, who, `/api/cases/${number}/actions/${action}`, { commandId: randomUUID(), input });
  expect((await act(cookie(user), "confirm", {})).statusCode, "not before the unit has answered").toBe(409);
  expect((await act(officer, "answer", { note: "已添座椅，增开窗口。" })).statusCode).toBe(200);
  const other = [...round.users.values()].find((one) => one !== user) ?? "";
  expect((await act(cookie(other), "confirm", {})).statusCode, "another supervisor").toBe(404);
  const shown = (await viewOf(user)).visits.flatMap((one) => one.findings).find((one) => one.number === number);
  expect(shown?.actions).toEqual(["confirm", "reopen"]);
  expect((await act(cookie(user), "reopen", { reason: "还是站着等。" })).statusCode).toBe(200);
  expect((await act(officer, "answer", { note: "已添三十个座椅。" })).statusCode).toBe(200);
  expect((await act(cookie(user), "confirm", {})).statusCode).toBe(200);
  await server.settle();
  const closed = await pool.query("SELECT state FROM cases WHERE number = $1", [visit]);
  expect(closed.rows).toEqual([{ state: "closed" }]);
});

test("the public page shows the made visit, masked, and none that is to come", async () => {
  const { body } = await get(server, "", "/supervision", "text/html");
  const made = await placeOf(round.visits[0] as RevealedVisit);
  const told = (text: string): number => body.split(text).length - 1;
  expect(told(made)).toBe(2);
  expect(body).toContain("老人站着等");
  expect(body).not.toContain("13912345678");
  // Every place stands on the list of places that may be visited, once, whether it was drawn or not.
  for (const visit of round.visits.slice(1))
    expect([told(await placeOf(visit)), told(visit.target)], visit.target).toEqual([1, 1]);
});

test("a missed day raises an alarm, the coordinator explains, and the round is closed with every proof", async () => {
  const { platform } = server;
  server.setNow("2026-11-20T02:00:00.000Z");
  await server.settle();
  const coordinator = cookie("coordinator1");
  const { lines } = (await get(server, coordinator, "/api/desk/cases?list=mine&type=supervision.visit")).json();
  expect(lines.map(({ state }: { state: string }) => state)).toEqual(["alarmed", "alarmed"]);
  expect(await closeRounds(platform, round.draws)).toBe(0);
  for (const { number } of lines) {
    const input = { note: "两名监督员都未能前往。" };
    const url = `/api/cases/${number}/actions/explain`;
    expect((await send(server, coordinator, url, { commandId: randomUUID(), input })).statusCode).toBe(200);
  }
  expect(await closeRounds(platform, round.draws)).toBe(1);
  let text = "";
  for await (const part of platform.draws.file(round.draw)) text += part;
  const file = JSON.parse(text) as DrawFile;
  expect(verifyDraw(file, platform.log.policy)).toMatchObject({ sound: true });
  expect(file.visits?.map(visitHash).sort()).toEqual([...(file.sealed?.visits ?? [])].sort());
  expect(new Set(file.visits?.map(({ target }) => target))).toEqual(new Set(round.visits.map(({ target }) => target)));
  const { body } = await get(server, "", "/supervision", "text/html");
  expect(body).toContain("两名监督员都未能前往");
});

test("the two bodies of a visit are two, and a place has the unit that the list says", async () => {
  const { rows } = await server.platform.pool.query<{ id: string; body: string }>(
    "SELECT id, body FROM supervision_appointments",
  );
  const body = new Map(rows.map((one) => [one.id, one.body]));
  for (const { officers } of round.visits) expect(new Set(officers.map((id) => body.get(id))).size).toBe(2);
  const { rows: drawn } = await server.platform.pool.query<{ stratum: string }>(
    "SELECT DISTINCT stratum FROM supervision_places WHERE id = ANY($1)",
    [round.visits.map(({ target }) => target)],
  );
  expect(
    drawn.map(({ stratum }) => stratum),
    "a kind that stands on the list with nothing to draw",
  ).not.toContain("firm");
  expect(places.map(({ stratum }) => stratum)).toContain("firm");
});
