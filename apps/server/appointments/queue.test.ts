import { randomUUID } from "node:crypto";
import { passDeadlines } from "@wuxing/platform/casework";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedInCitizen } from "../portal/testing/browserOf.ts";
import {
  type AppointmentWorld,
  appointmentWorld,
  begin,
  bookByPhone,
  newPhone,
  placeCode,
} from "./testing/appointmentWorld.ts";

let world: AppointmentWorld;
beforeAll(async () => {
  world = await appointmentWorld(5);
}, 60_000);
afterAll(() => world.end());
const base = `/api/appointments/places/${placeCode}`;
const walkIn = async (): Promise<number> =>
  (await world.ask(world.officer, `${base}/walk-ins`, { service: "social", commandId: randomUUID() })).json.ticket;
const arrive = (number: string) => world.ask(world.officer, `${base}/arrivals`, { number, commandId: randomUUID() });
const next = async (window = "1号窗口") =>
  (await world.ask(world.officer, `${base}/next`, { window, commandId: randomUUID() })).json.called;
const act = (number: string, action: string, input = {}) =>
  world.ask(world.officer, `/api/cases/${number}/actions/${action}`, { input, commandId: randomUUID() });
const minutes = (n: number): void => world.server.setNow(new Date(Date.parse(begin) + n * 60_000).toISOString());

test("who has booked is called first from his slot on; two windows that press at once call two numbers", async () => {
  // It is 09:05; the slot begins at 09:30.
  const booked = (await bookByPhone(world, { day: "2026-11-26", from: 570 })).json.number;
  expect([await walkIn(), await walkIn(), await walkIn()]).toEqual([1, 2, 3]);
  expect((await arrive(booked)).json.ticket).toBe(4);
  expect((await arrive(booked)).status, "nobody comes twice").toBe(409);
  expect((await next()).ticket).toBe(1);
  minutes(26);
  const [a, b] = await Promise.all([next("1号窗口"), next("2号窗口")]);
  expect([a.ticket, b.ticket].sort()).toEqual([2, 4]);
  const { json } = await world.ask(world.officer, `${base}/queue`);
  expect(json.called.map(({ ticket }: { ticket: number }) => ticket)).toEqual([1, 2, 4]);
  expect(json.waiting.map(({ ticket }: { ticket: number }) => ticket)).toEqual([3]);
  expect(JSON.stringify(json)).not.toMatch(/李|1390000/u);
});

test("the screen on the wall shows numbers and windows and nobody's name; a number passed over comes again later", async () => {
  const visitor = await signedInCitizen(world.server.http, newPhone());
  const wall = await visitor.get(`/appointments/${placeCode}/called`);
  expect(wall.html).toMatch(/004.*2号窗口|004.*1号窗口/su);
  expect(wall.html).not.toMatch(/李|139/u);
  expect(wall.headers.refresh).toBe("5");
  const { json } = await world.ask(world.officer, `${base}/queue`);
  const [first] = json.called;
  expect((await act(first.number, "pass")).status).toBe(200);
  expect((await next()).ticket, "who waited is called before").toBe(3);
  expect((await next()).ticket).toBe(1);
  expect(await next(), "nobody waits any more").toBeNull();
});

test("the day ends: who was called is served, who was not is left, who did not come is absent; figures say so", async () => {
  const absent = (await bookByPhone(world, { day: "2026-11-26", from: 690 })).json.number;
  await walkIn();
  world.server.setNow("2026-11-26T16:30:00.000Z");
  await passDeadlines(world.server.platform.casework);
  const { rows } = await world.server.platform.pool.query(
    "SELECT state, count(*)::int AS n FROM appointment_bookings GROUP BY state ORDER BY state",
  );
  expect(rows).toEqual([
    { state: "noShow", n: 1 },
    { state: "served", n: 4 },
    { state: "unserved", n: 1 },
  ]);
  expect((await arrive(absent)).status).toBe(409);
  const { json } = await world.ask(world.head, "/api/appointments/figures?from=2026-11-01&to=2026-11-30");
  expect(json.figures).toEqual([
    expect.objectContaining({ place: placeCode, bookings: 2, walkIns: 4, served: 4, noShows: 1, offHours: 0 }),
  ]);
  expect(json.figures[0].meanWait).toBeGreaterThan(5);
});

test("a call sent again, or twice at once, calls nobody else; windows keep their names", async () => {
  world.server.setNow("2026-11-27T01:05:00.000Z");
  expect([await walkIn(), await walkIn()]).toEqual([1, 2]);
  const body = { window: "window 3", commandId: randomUUID() };
  const answers = await Promise.all([1, 2].map(() => world.ask(world.officer, `${base}/next`, body)));
  const again = await world.ask(world.officer, `${base}/next`, body);
  expect([...answers, again].map(({ json }) => json.called.ticket)).toEqual([1, 1, 1]);
  const { json } = await world.ask(world.officer, `${base}/queue`);
  expect(json.windows).toEqual(["1号窗口", "2号窗口", "window 3"]);
  expect(json.waiting.map(({ ticket }: { ticket: number }) => ticket)).toEqual([2]);
});

test("a number that is called again after it was passed over stands first on the screen, and who has left is out", async () => {
  const { json } = await world.ask(world.officer, `${base}/queue`);
  const [first] = json.called;
  world.server.setNow("2026-11-27T01:06:00.000Z");
  expect((await next()).ticket).toBe(2);
  world.server.setNow("2026-11-27T01:07:00.000Z");
  expect((await act(first.number, "pass")).status).toBe(200);
  world.server.setNow("2026-11-27T01:08:00.000Z");
  expect((await next()).ticket).toBe(1);
  const visitor = await signedInCitizen(world.server.http, newPhone());
  expect((await visitor.get(`/appointments/${placeCode}/called`)).html).toMatch(/001[\s\S]*002/u);
  expect((await act(first.number, "pass")).status).toBe(200);
  expect((await act(first.number, "leave")).status).toBe(200);
  expect(await next(), "he is not called for ever").toBeNull();
});
