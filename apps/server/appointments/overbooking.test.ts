import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { offerPlaces } from "@wuxing/areas/appointments";
import { verifyReplay } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OwnProcess, ownProcess } from "../testing/ownProcess.ts";
import { type AppointmentWorld, appointmentWorld, begin, placeCode } from "./testing/appointmentWorld.ts";

const main = join(import.meta.dirname, "testing/bookMain.ts");
let world: AppointmentWorld;
let servers: readonly OwnProcess[];

beforeAll(async () => {
  world = await appointmentWorld(20);
  const words = [main, world.server.database.url, tmpdir(), begin];
  servers = await Promise.all([0, 1].map(() => ownProcess(words)));
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.kill()));
  await world.end();
});

const send = async (i: number, body: object): Promise<{ status: number; text: string }> => {
  const answer = await fetch(`${servers[i % 2]?.origin}/api/appointments/places/${placeCode}/bookings`, {
    ...{ method: "POST", body: JSON.stringify(body) },
    headers: { "content-type": "application/json", cookie: world.agent, "sec-fetch-site": "same-origin" },
  });
  return { status: answer.status, text: await answer.text() };
};
const wanted = (day: string, from: number, n: number) => ({
  ...{ service: "estate", day, from, name: "李安宁", phone: `138000${String(10_000 + n)}`, commandId: randomUUID() },
});
const statuses = (answers: readonly { status: number }[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, ({ status }) => status)].map(([status, those]) => [status, those.length]),
  );
const taken = async (day: string): Promise<{ taken: number; held: number }[]> => {
  const { rows } = await world.server.platform.pool.query(
    `SELECT s.taken, (SELECT count(*)::int FROM appointment_bookings b
       WHERE b.place = s.place AND b.day = s.day AND b.starts = s.starts AND b.holds) AS held
     FROM appointment_slots s WHERE day = $1 ORDER BY starts`,
    [day],
  );
  return rows;
};

test("of 400 who book 20 places at once at two processes exactly 20 get one, all others a refusal that says what to do", async () => {
  const answers = await Promise.all(Array.from({ length: 400 }, (_, n) => send(n, wanted("2026-11-28", 540, n))));
  expect(statuses(answers)).toEqual({ 201: 20, 409: 380 });
  expect(await taken("2026-11-28")).toEqual([{ taken: 20, held: 20 }]);
  const refused = answers.find(({ status }) => status === 409);
  expect(refused?.text).toContain("候补");
  const { rows } = await world.server.platform.pool.query(
    "SELECT count(*)::int AS n FROM entries WHERE type = 'appointments.booking'",
  );
  expect(rows, "nothing is left of who was refused").toEqual([{ n: 20 }]);
}, 60_000);

test("many slots at once, some people twice: none over its places, nobody twice, no fault", async () => {
  const froms = [540, 570, 600, 630, 660, 690];
  const answers = await Promise.all(
    // Every person asks at both servers, for two slots of one day.
    Array.from({ length: 240 }, (_, n) => send(n, wanted("2026-11-29", froms[n % 6] ?? 540, 1000 + Math.floor(n / 2)))),
  );
  expect(Object.keys(statuses(answers)).sort()).toEqual(["201", "409"]);
  const slots = await taken("2026-11-29");
  expect(slots.reduce((sum, slot) => sum + slot.taken, 0)).toBe(statuses(answers)[201]);
  for (const { taken: n, held } of slots) expect([n <= 20, n]).toEqual([true, held]);
  const { rows } = await world.server.platform.pool.query(
    `SELECT r.person FROM appointment_bookings b JOIN reporters r USING (case_id) WHERE b.day = '2026-11-29'
     GROUP BY r.person HAVING count(*) > 1`,
  );
  expect(rows).toEqual([]);
  const { differing } = await verifyReplay(world.server.platform.casework);
  expect(differing).toEqual([]);
}, 60_000);

test("the same command sent again to the other server books once", async () => {
  const body = wanted("2026-12-05", 540, 5000);
  const answers = await Promise.all([0, 1, 0, 1].map((i) => send(i, body)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await taken("2026-12-05")).toEqual([{ taken: 1, held: 1 }]);
});

test("of two who wait, taken down by two servers, the first is asked first, whatever numbers the servers give out", async () => {
  for (const [day, order] of [
    ["2026-12-12", [0, 1]],
    ["2026-12-13", [1, 0]],
  ] as const) {
    const booked = await Promise.all(Array.from({ length: 20 }, (_, n) => send(n, wanted(day, 540, 6000 + n))));
    const waits: string[] = [];
    for (const [n, server] of order.entries())
      waits.push(JSON.parse((await send(server, { ...wanted(day, 540, 6100 + n), wait: true })).text).number);
    const { number } = JSON.parse(booked[0]?.text ?? "{}");
    const gone = { input: {}, commandId: randomUUID() };
    expect((await world.ask(world.agent, `/api/cases/${number}/actions/cancel`, gone)).status).toBe(200);
    await offerPlaces(world.server.platform);
    const { rows } = await world.server.platform.pool.query<{ number: string }>(
      "SELECT number FROM appointment_bookings WHERE day = $1 AND state = 'offered'",
      [day],
    );
    expect(rows).toEqual([{ number: waits[0] }]);
  }
});
