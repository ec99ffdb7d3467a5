import { remindOnDevices } from "@wuxing/areas/appointments";
import { browserKeys, openMessage, type PushService, startPushService } from "@wuxing/platform/messages/push/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { signedInCitizen } from "../portal/testing/browserOf.ts";
import {
  type AppointmentWorld,
  appointmentWorld,
  bookOnPage,
  newPhone,
  placeCode,
} from "./testing/appointmentWorld.ts";

/** The day before a booking its devices are told: number and page, in the device's language, and nothing of the person. */
let service: PushService;
let world: AppointmentWorld;
beforeAll(async () => {
  service = await startPushService();
  const outgoing = [{ origin: service.origin, inner: true }];
  world = await appointmentWorld(20, { push: { vapidKey: undefined, hosts: [], outgoing } });
}, 60_000);
afterAll(async () => {
  await world.end();
  await service.end();
});
beforeEach(() => {
  service.taken.length = 0;
});

let endpoints = 0;
/** Somebody signed in, with a device that is told, who has booked a day. */
async function booked(day: string, language: "zh" | "en" = "zh") {
  const phone = newPhone();
  const browser = await signedInCitizen(world.server.http, phone, language);
  const keys = browserKeys();
  const endpoint = `${service.origin}/send/${++endpoints}`;
  const { status } = await browser.post("/mine/push", { endpoint, p256dh: keys.p256dh, auth: keys.auth });
  expect(status).toBe(204);
  const { number } = await bookOnPage(browser, day, "10:00");
  const told = () =>
    service.taken.filter(({ path }) => endpoint.endsWith(path)).map(({ body }) => openMessage(keys, body));
  return { browser, phone, number, told };
}
const remind = async (): Promise<number> => {
  const told = await remindOnDevices(world.server.platform);
  await world.server.platform.push?.sending.catchUp();
  return told;
};

test("who booked for tomorrow is told once, each device in its language; who booked a later day is not yet", async () => {
  const [tomorrow, english, later] = [
    await booked("2026-11-27"),
    await booked("2026-11-27", "en"),
    await booked("2026-11-30"),
  ];
  expect([await remind(), await remind()]).toEqual([2, 0]);
  const page = ({ number }: { number: string }) => ({ body: number, path: `/mine/bookings/${number}` });
  expect(tomorrow.told().map((text) => JSON.parse(text))).toEqual([{ title: "您有预约临近", ...page(tomorrow) }]);
  expect(english.told().map((text) => JSON.parse(text))).toEqual([
    { title: "Your appointment is near", ...page(english) },
  ]);
  expect(later.told()).toEqual([]);
  for (const { told, phone } of [tomorrow, english])
    expect(told().join()).not.toMatch(new RegExp(`李|不动产|${phone}`, "u"));
  expect((await tomorrow.browser.get(`/mine/bookings/${tomorrow.number}`)).status, "where it leads").toBe(200);
  world.server.setNow("2026-11-29T01:05:00.000Z");
  expect(await remind()).toBe(1);
  expect(later.told()).toHaveLength(1);
});

test("the language that somebody has chosen since goes before the device's", async () => {
  world.server.setNow("2026-11-30T01:05:00.000Z");
  const { browser, told } = await booked("2026-12-01");
  await browser.post("/mine/account/language", { language: "en" });
  expect(await remind()).toBe(1);
  expect(told().map((text) => JSON.parse(text).title)).toEqual(["Your appointment is near"]);
});

test("who has cancelled, wants no such word or has signed out there is not told", async () => {
  world.server.setNow("2026-12-02T01:05:00.000Z");
  const [cancelled, silent, gone] = [
    await booked("2026-12-03"),
    await booked("2026-12-03"),
    await booked("2026-12-03"),
  ];
  await cancelled.browser.post(`/mine/bookings/${cancelled.number}/cancel`, {});
  await silent.browser.post("/mine/push/kinds", { kind: "waits" });
  await gone.browser.post("/mine/sign-out", {});
  expect(await remind()).toBe(0);
  expect(service.taken).toEqual([]);
});

test("of more bookings than are looked at in one part, the last is told too", async () => {
  const { pool } = world.server.platform;
  const { number, told } = await booked("2026-12-08");
  // Bookings of nobody's account, all of them newer.
  await pool.query(
    `INSERT INTO appointment_bookings (case_id, number, place, unit, service, title, day, starts, ends, class, walk_in, state,
       holds, opened_at) SELECT 1000000 + n, 'none ' || n, $1, 'px-zwb', 'estate', 'x', '2026-12-08', 540, 570, 'ordinary', false, 'booked',
       false, now() FROM generate_series(1, 1500) n`,
    [placeCode],
  );
  world.server.setNow("2026-12-07T01:05:00.000Z");
  expect(await remind()).toBe(1);
  expect(told().map((text) => JSON.parse(text).body)).toEqual([number]);
});
