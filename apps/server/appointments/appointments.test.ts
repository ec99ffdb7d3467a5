import { randomUUID } from "node:crypto";
import { tellPeople } from "@wuxing/areas/appointments";
import { passDeadlines, verifyReplay } from "@wuxing/platform/casework";
import type { BookingNews } from "@wuxing/platform/messages";
import ICAL from "ical.js";
import { expect, test } from "vitest";
import { type Browser, hiddenOf, signedInCitizen } from "../portal/testing/browserOf.ts";
import { addPerson, sessionOf } from "../testSession.ts";
import { bookByPhone, bookOnPage, newPhone, placeCode, unit, useAppointmentWorld } from "./testing/appointmentWorld.ts";

const world = useAppointmentWorld(1);
const at = (instant: string): void => world.server.setNow(instant);
const base = `/api/appointments/places/${placeCode}`;
const stateOf = async (number: string): Promise<string> =>
  (await world.server.platform.pool.query("SELECT state FROM cases WHERE number = $1", [number])).rows[0]?.state;

/** Books on the pages without scripts; the page it leads to. */
async function bookOnPages(phone: string, day: string, time: string, wait = "", signedIn?: Browser) {
  const browser = signedIn ?? (await signedInCitizen(world.server.http, phone));
  return { browser, ...(await bookOnPage(browser, day, time, wait)) };
}

test("a citizen finds the place, a day and a slot, books it, and holds a number, a code and a file for the calendar", async () => {
  const phone = newPhone();
  const stranger = await signedInCitizen(world.server.http, phone);
  expect((await stranger.get("/appointments")).html).toContain("市政务服务中心");
  const month = await stranger.get(`/appointments/${placeCode}?service=estate&month=2026-11`);
  expect(month.html).toContain(`href="/appointments/${placeCode}/2026-11-28?service=estate"`);
  const day = await stranger.get(`/appointments/${placeCode}/2026-11-28?service=estate`);
  expect(day.html).toMatch(/09:00–09:30/u);
  const unfilled = await stranger.post(`/appointments/${placeCode}/2026-11-28/09:00?service=estate`, {});
  expect(unfilled.status).toBe(422);
  expect(unfilled.html).toMatch(/请填写姓名.*请先同意/su);
  const { browser, sent, number } = await bookOnPages(phone, "2026-11-28", "09:00", "", stranger);
  expect(sent.status).toBe(303);
  const page = await browser.get(sent.to);
  expect(page.html).toMatch(/预约成功.*data:image\/png;base64/su);
  expect(page.html).not.toContain(phone);
  expect((await browser.get("/mine/bookings")).html).toContain(number);
  expect((await browser.get(`/follow/${number}`)).status).toBe(200);
  const file = await browser.get(`/mine/bookings/${number}/calendar.ics`);
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(file.html)).getFirstSubcomponent("vevent") ?? undefined);
  expect(event.startDate.toJSDate().toISOString()).toBe("2026-11-28T01:00:00.000Z");
  expect([event.uid.startsWith(number), event.location]).toEqual([true, "市政务服务中心，玉湖路 1 号"]);
  const other = await signedInCitizen(world.server.http, newPhone());
  for (const path of [`/mine/bookings/${number}`, `/mine/bookings/${number}/calendar.ics`])
    expect((await other.get(path)).status).toBe(404);
  expect((await other.post(`/mine/bookings/${number}/cancel`, {})).status).toBe(404);
});

test("a full slot has a waiting list: what is cancelled is offered to the first, for two hours, then to the next", async () => {
  const first = await bookOnPages(newPhone(), "2026-11-28", "10:00");
  expect((await bookOnPages(newPhone(), "2026-11-28", "10:00")).sent.html).toContain("刚刚约满");
  const [second, third] = [
    await bookOnPages(newPhone(), "2026-11-28", "10:00", "&wait=1"),
    await bookOnPages(newPhone(), "2026-11-28", "10:00", "&wait=1"),
  ];
  expect((await third.browser.get(third.sent.to)).html).toContain("前面还有 1 人");
  expect((await first.browser.post(`/mine/bookings/${first.number}/cancel`, {})).status).toBe(303);
  await world.server.settle();
  expect([await stateOf(second.number), await stateOf(third.number)]).toEqual(["offered", "waiting"]);
  expect((await second.browser.get("/mine")).html, "an offer waits for its answer").toContain("等您办理");
  expect((await bookOnPages(newPhone(), "2026-11-28", "10:00")).sent.status, "the offered place is kept").toBe(422);
  at("2026-11-26T03:10:00.000Z");
  await world.server.settle();
  await world.server.settle();
  expect([await stateOf(second.number), await stateOf(third.number)]).toEqual(["expired", "offered"]);
  const accepted = await third.browser.post(`/mine/bookings/${third.number}/accept`, {});
  expect(accepted.to).toContain("done=accept");
  expect(await stateOf(third.number)).toBe("booked");
  expect((await third.browser.get("/mine")).html, "a booking waits for its day").not.toContain("等您办理");
});

test("what was typed stays where something is missing; a slot that is gone leads back to its day with the reason", async () => {
  const browser = await signedInCitizen(world.server.http, newPhone());
  const address = `/appointments/${placeCode}/2026-12-11/09:00?service=estate`;
  const { html } = await browser.get(address);
  const unagreed = await browser.post(address, { ...hiddenOf(html), name: "李安宁" });
  expect([unagreed.status, unagreed.html.includes('value="李安宁"')]).toEqual([422, true]);
  const closed = { kind: "closed", day: "2026-12-11", reason: "设备检修" };
  expect((await world.ask(world.head, `${base}/exceptions`, closed)).status).toBe(201);
  const sent = await browser.post(address, { ...hiddenOf(html), name: "李安宁", consent: "true" });
  expect(sent.status).toBe(303);
  expect((await browser.get(sent.to)).html).toMatch(/您选的时段现在不能约了[\s\S]*设备检修/u);
  for (const gone of ["2026-11-26/09:00", "2026-12-30/09:00", "2026-11-28/03:00"]) {
    const { status, to } = await browser.get(`/appointments/${placeCode}/${gone}?service=estate`);
    expect([status, to]).toEqual([303, `/appointments/${placeCode}/${gone.slice(0, 10)}?service=estate&gone=1`]);
  }
  expect((await browser.get(`/appointments/${placeCode}/2026-11-28/09:00?service=none`)).status).toBe(404);
});

test("a booking says what it is now, whatever its address says; the unit's reason stands on it", async () => {
  const { browser, number } = await bookOnPages(newPhone(), "2026-12-07", "09:00");
  const follow = (await browser.get(`/follow/${number}`)).html;
  expect(follow).not.toContain("您说的事");
  expect(follow).not.toContain(placeCode);
  const cancelled = { input: { reason: "停电检修" }, commandId: randomUUID() };
  await world.ask(world.officer, `/api/cases/${number}/actions/cancelByUnit`, cancelled);
  const page = (await browser.get(`/mine/bookings/${number}?done=booked`)).html;
  expect(page).toContain("单位取消了这次预约：停电检修");
  expect(page).not.toContain("预约成功");
});

test("too late it cannot be cancelled by who booked, and the unit can with a reason", async () => {
  const { browser, number } = await bookOnPages(newPhone(), "2026-11-27", "09:00");
  at("2026-11-27T00:01:00.000Z");
  const late = await browser.post(`/mine/bookings/${number}/cancel`, {});
  expect([late.status, late.html.includes("不能再取消")]).toEqual([422, true]);
  const url = `/api/cases/${number}/actions/cancelByUnit`;
  const unsaid = await world.ask(world.officer, url, { input: {}, commandId: randomUUID() });
  expect(unsaid.status).toBe(400);
  const said = await world.ask(world.officer, url, { input: { reason: "停电检修" }, commandId: randomUUID() });
  expect([said.status, await stateOf(number)]).toEqual([200, "cancelled"]);
});

test("people are told the day before, of an offer and of a cancellation: each once, leaving an access record", async () => {
  const sent: [string, BookingNews][] = [];
  const send = async (phone: string, text: BookingNews): Promise<void> => {
    sent.push([phone, text]);
  };
  const phone = newPhone();
  const { number } = await bookOnPages(phone, "2026-11-28", "11:00");
  await tellPeople(world.server.platform, "https://wx.example", send);
  expect(sent.filter(([to]) => to === phone)).toEqual([]);
  at("2026-11-27T02:00:00.000Z");
  for (let i = 0; i < 2; i++) await tellPeople(world.server.platform, "https://wx.example", send);
  const text = { what: expect.stringContaining("提醒"), when: "2026-11-28 11:00–11:30", place: "市政务服务中心" };
  const link = `https://wx.example/mine/bookings/${number}`;
  expect(sent.filter(([to]) => to === phone)).toEqual([[phone, { ...text, link }]]);
  expect(sent.map(([, { what }]) => what).join()).toContain("单位取消");
  const { rows } = await world.server.platform.pool.query(
    `SELECT (SELECT count(*)::int FROM access_records WHERE case_id = c.id) AS looks,
       (SELECT count(*)::int FROM entries WHERE case_id = c.id AND action = 'remind') AS reminders
     FROM cases c WHERE number = $1`,
    [number],
  );
  expect(rows).toEqual([{ looks: 1, reminders: 1 }]);
});

test("three bookings that were not kept within 90 days pause booking for 30 days, and a fourth way stays open", async () => {
  const phone = newPhone();
  for (const [day, from] of [
    ["2026-11-30", 540],
    ["2026-12-01", 540],
    ["2026-12-02", 540],
  ] as const)
    expect((await bookByPhone(world, { day, from, phone })).status).toBe(201);
  const fourth = await bookByPhone(world, { day: "2026-12-03", from: 540, phone });
  expect([fourth.status, fourth.json.detail]).toEqual([409, expect.stringContaining("最多 3 个")]);
  at("2026-12-03T00:30:00.000Z");
  expect(await passDeadlines(world.server.platform.casework)).toBeGreaterThanOrEqual(3);
  const paused = await bookByPhone(world, { day: "2026-12-04", from: 540, phone });
  expect(paused.json.detail).toContain("2027-01-02 起才能再预约");
  expect((await bookByPhone(world, { day: "2026-12-04", from: 540 })).status).toBe(201);
});

test("what cannot be booked is refused with the reason: too far, unannounced, closed, begun, no slot", async () => {
  const refused = async (day: string, from: number): Promise<string> => {
    const { status, json } = await bookByPhone(world, { day, from });
    expect(status).toBeGreaterThanOrEqual(400);
    return String(json.detail);
  };
  expect(await refused("2026-12-30", 540)).toContain("最远只能约到 2026-12-26");
  expect(await refused("2026-11-26", 540)).toContain("已经开始");
  expect(await refused("2026-11-28", 545)).toContain("不开放");
  const closed = { kind: "closed", day: "2026-12-10", reason: "系统升级" };
  expect((await world.ask(world.head, `${base}/exceptions`, closed)).status).toBe(201);
  expect(await refused("2026-12-10", 540)).toContain("不开放");
  const month = await (await signedInCitizen(world.server.http, newPhone())).get(
    `/appointments/${placeCode}/2026-12-10`,
  );
  expect(month.html).toContain("系统升级");
  at("2026-12-20T02:00:00.000Z");
  expect(await refused("2027-01-05", 540)).toContain("放假安排还没有公布");
});

test("the list is its unit's: others may not change it, and lines never lie over each other", async () => {
  const { pool } = world.server.platform;
  await addPerson(pool, "officer-elsewhere", [{ unit: "px-cgj", role: "head" }]);
  const elsewhere = await sessionOf(pool, "officer-elsewhere");
  const line = {
    class: "noon",
    opens: "13:00",
    closes: "14:00",
    slotMinutes: 30,
    capacity: 1,
    basis: "x 号",
    since: "2026-12-01",
  };
  expect((await world.ask(elsewhere, `${base}/hours`, line)).status).toBe(403);
  expect((await world.ask(elsewhere, `${base}/queue`)).status).toBe(403);
  const over = await world.ask(world.head, `${base}/hours`, line);
  expect([over.status, over.json.faults?.[0]?.field]).toEqual([400, "opens"]);
  const wrong = await world.ask(world.head, `${base}/hours`, { ...line, opens: "9点" });
  expect(wrong.status).toBe(400);
  expect((await world.ask(world.head, `${base}/hours`, { ...line, opens: "13:30" })).status).toBe(201);
  const { json } = await world.ask(elsewhere, base);
  const noon = json.hours.filter((one: { class: string }) => one.class === "noon");
  expect(noon.map(({ opens }: { opens: number }) => opens)).toEqual([720, 810]);
  expect((await world.ask(world.head, `${base}/hours/${noon[1].id}/end`, {})).status).toBe(200);
  expect([json.unit.code, json.own, json.days.length]).toEqual([unit, false, 42]);
});

test("the feed of opening hours reads as iCalendar, and every entry replays to its row", async () => {
  const browser = await signedInCitizen(world.server.http, newPhone());
  const feed = await browser.get(`/appointments/${placeCode}/hours.ics`);
  const events = new ICAL.Component(ICAL.parse(feed.html)).getAllSubcomponents("vevent");
  const starts = events.map((one) => new ICAL.Event(one).startDate.toJSDate().toISOString());
  expect(starts).toContain("2026-11-28T01:00:00.000Z");
  expect(
    starts.filter((one) => one >= "2027"),
    "nothing is guessed of 2027",
  ).toEqual([]);
  expect(
    starts.filter((one) => one.startsWith("2026-12-10")),
    "closed on that day",
  ).toEqual([]);
  const report = await verifyReplay(world.server.platform.casework);
  expect(report.differing).toEqual([]);
  expect(report.cases).toBeGreaterThan(5);
});
