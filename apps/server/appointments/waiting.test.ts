import { randomUUID } from "node:crypto";
import { endWaits, offerPlaces } from "@wuxing/areas/appointments";
import { transaction } from "@wuxing/platform/postgres";
import { expect, test } from "vitest";
import { bookByPhone, newPhone, placeCode, useAppointmentWorld } from "./testing/appointmentWorld.ts";

/** Who waits for a full slot: never passed by, and never kept waiting in vain. The hall has two places a slot. */
const world = useAppointmentWorld(2);
const at = (instant: string): void => world.server.setNow(instant);
const base = `/api/appointments/places/${placeCode}`;
const stateOf = async (number: string): Promise<string> =>
  (await world.server.platform.pool.query("SELECT state FROM cases WHERE number = $1", [number])).rows[0]?.state;
const book = async (day: string, from: number, wait = false) =>
  (await bookByPhone(world, { day, from, wait })).json as { number: string; detail?: string };
const cancel = (number: string) =>
  world.ask(world.agent, `/api/cases/${number}/actions/cancel`, { input: {}, commandId: randomUUID() });

/** A full slot with so many who wait for it. */
async function full(day: string, from: number, waiting: number) {
  const booked = [await book(day, from), await book(day, from)];
  const waits = [];
  for (let i = 0; i < waiting; i++) waits.push(await book(day, from, true));
  return { booked: booked.map(({ number }) => number), waits: waits.map(({ number }) => number) };
}

test("two places that come free at once are offered to the two who wait longest, one each", async () => {
  const { booked, waits } = await full("2026-11-28", 540, 3);
  expect((await Promise.all(booked.map(cancel))).map(({ status }) => status)).toEqual([200, 200]);
  await Promise.all([world.server.settle(), offerPlaces(world.server.platform)]);
  await world.server.settle();
  expect(await Promise.all(waits.map(stateOf))).toEqual(["offered", "offered", "waiting"]);
});

test("who had looked before anybody waited, and books in the moment in which a place comes free, does not pass who waits", async () => {
  const { pool, casework } = world.server.platform;
  const phone = newPhone();
  await bookByPhone(world, { day: "2026-12-02", from: 540, phone });
  const [first] = [await book("2026-12-03", 540)];
  let late: Promise<{ status: number; json: { detail?: string } }> | undefined;
  const holding = transaction(pool, async (client) => {
    // His booking looks at the slot while a place is left, and then has to wait for this row before it is written.
    const held = await client.query("SELECT 1 FROM people_keys WHERE phone_hash = $1 FOR NO KEY UPDATE", [
      casework.vault.hashPhone(phone),
    ]);
    expect(held.rowCount).toBe(1);
    late = bookByPhone(world, { day: "2026-12-03", from: 540, phone });
    await expect.poll(() => waitingForLocks(), { timeout: 5000 }).toBe(1);
    await book("2026-12-03", 540);
    const waits = await book("2026-12-03", 540, true);
    expect((await cancel(first?.number ?? "")).status).toBe(200);
    return waits.number;
  });
  const waits = await holding;
  const answer = await late;
  expect([answer?.status, answer?.json.detail]).toEqual([409, expect.stringContaining("刚刚约满")]);
  await world.server.settle();
  expect(await stateOf(waits)).toBe("offered");
});
const waitingForLocks = async (): Promise<number> => {
  const { rows } = await world.server.platform.pool.query<{ n: number }>(
    "SELECT count(DISTINCT pid)::int AS n FROM pg_locks WHERE NOT granted",
  );
  return rows[0]?.n ?? 0;
};

test("a place given back at night is kept for who waits: nobody else books it before it is offered in the morning", async () => {
  const { booked, waits } = await full("2026-11-28", 600, 1);
  at("2026-11-26T14:00:00.000Z");
  await cancel(booked[0] ?? "");
  await world.server.settle();
  expect(await stateOf(waits[0] ?? ""), "nobody is woken").toBe("waiting");
  expect((await book("2026-11-28", 600)).detail).toContain("刚刚约满");
  at("2026-11-27T00:30:00.000Z");
  expect(await offerPlaces(world.server.platform)).toBeGreaterThan(0);
  expect(await stateOf(waits[0] ?? "")).toBe("offered");
});

test("too late to be offered, a place that came free is anybody's", async () => {
  const { booked } = await full("2026-11-28", 660, 1);
  await cancel(booked[0] ?? "");
  at("2026-11-28T02:00:00.000Z");
  expect((await book("2026-11-28", 660)).number).toMatch(/^YY-/u);
});

test("a list that gives more from a day on makes places for who waits", async () => {
  const { waits } = await full("2026-12-01", 540, 1);
  const { json } = await world.ask(world.head, base);
  const line = json.hours.find((one: { class: string }) => one.class === "ordinary");
  expect((await world.ask(world.head, `${base}/hours/${line.id}/end`, {})).status).toBe(200);
  const wider = {
    class: "ordinary",
    opens: "09:00",
    closes: "12:00",
    slotMinutes: 30,
    capacity: 3,
    since: "2026-11-27",
  };
  expect((await world.ask(world.head, `${base}/hours`, { ...wider, basis: "增加窗口" })).status).toBe(201);
  await offerPlaces(world.server.platform);
  expect(await stateOf(waits[0] ?? "")).toBe("offered");
});

test("the waiting ends when its slot begins; until then one may leave at any time", async () => {
  const { waits } = await full("2026-11-29", 540, 2);
  at("2026-11-29T00:59:00.000Z");
  expect((await cancel(waits[0] ?? "")).status, "an hour before, who has booked may not").toBe(200);
  await endWaits(world.server.platform);
  expect(await stateOf(waits[1] ?? "")).toBe("waiting");
  at("2026-11-29T01:00:00.000Z");
  expect(await endWaits(world.server.platform)).toBe(1);
  expect(await stateOf(waits[1] ?? "")).toBe("expired");
});

test("who has booked hours that end is named to the unit, which would keep a closed counter for him; others are not told", async () => {
  const { number } = await book("2026-12-11", 780);
  const { json } = await world.ask(world.head, base);
  expect(json.strays).toEqual([]);
  const noon = json.hours.find((one: { class: string; until: string | null }) => one.class === "noon" && !one.until);
  expect((await world.ask(world.head, `${base}/hours/${noon.id}/end`, {})).status).toBe(200);
  const stray = { number, day: "2026-12-11", starts: 780, ends: 810 };
  expect((await world.ask(world.officer, base)).json.strays).toEqual([stray]);
  expect((await world.ask(world.agent, base)).json.strays).toEqual([]);
  const reason = { reason: "中午不再办理" };
  const url = `/api/cases/${number}/actions/cancelByUnit`;
  expect((await world.ask(world.officer, url, { input: reason, commandId: randomUUID() })).status).toBe(200);
  expect((await world.ask(world.head, base)).json.strays).toEqual([]);
});

test("a time after midnight is told so, and nothing is entered", async () => {
  const line = { class: "holiday", opens: "23:00", slotMinutes: 30, capacity: 1, basis: "清单", since: "2026-11-27" };
  const answer = await world.ask(world.head, `${base}/hours`, { ...line, closes: "24:30" });
  expect([answer.status, JSON.stringify(answer.json)]).toEqual([400, expect.stringContaining("24:00")]);
});

test("who had booked a day that is closed is told by the unit, all at once, and once", async () => {
  const { booked, waits } = await full("2026-12-05", 540, 1);
  const closed = { kind: "closed", day: "2026-12-05", reason: "停电检修" };
  expect((await world.ask(world.head, `${base}/exceptions`, closed)).status).toBe(201);
  const [day] = (await world.ask(world.head, base)).json.exceptions;
  expect(day).toMatchObject({ booked: 3, reason: "停电检修" });
  const body = { commandId: randomUUID() };
  const url = `${base}/exceptions/${day.id}/cancel-bookings`;
  expect((await world.ask(world.agent, url, body)).status, "not the hotline").toBe(403);
  expect((await world.ask(world.officer, url, body)).json).toEqual({ cancelled: 3 });
  expect((await world.ask(world.officer, url, body)).json).toEqual({ cancelled: 0 });
  expect(await Promise.all([...booked, ...waits].map(stateOf))).toEqual(["cancelled", "cancelled", "cancelled"]);
  expect((await world.ask(world.head, base)).json.exceptions[0].booked).toBe(0);
});
