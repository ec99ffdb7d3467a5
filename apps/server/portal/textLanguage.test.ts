import { randomUUID } from "node:crypto";
import { tellPeople } from "@wuxing/areas/appointments";
import { sendRateLinks } from "@wuxing/areas/ratings";
import { handle } from "@wuxing/platform/casework";
import { demoSms, type SmsSender } from "@wuxing/platform/messages";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type AppointmentWorld,
  appointmentWorld,
  begin,
  bookByPhone,
  newPhone,
  placeCode,
} from "../appointments/testing/appointmentWorld.ts";
import { staff } from "../testServer.ts";
import { browserOf, hiddenOf } from "./testing/browserOf.ts";

/** Who reads the site in English is written to in English: codes, links to rate, and what is to be known of a booking. */
let world: AppointmentWorld;
const sent: { phone: string; language: string; words: string }[] = [];
const take = (phone: string, words: unknown, language: string): Promise<void> => {
  sent.push({ phone, language, words: JSON.stringify(words) });
  return Promise.resolve();
};
const sms: SmsSender = { ...demoSms, sendCode: take, sendLink: take, sendBooking: take };
beforeAll(async () => {
  world = await appointmentWorld(5, { sms });
}, 60_000);
beforeEach(() => {
  world.server.setNow(begin);
  sent.length = 0;
});
afterAll(() => world.end());
const of = (phone: string) => sent.filter((one) => one.phone === phone);
const site = "https://wx.example";
const tell = () => tellPeople(world.server.platform, site, take);

async function signedIn(phone: string, language: "zh" | "en") {
  const browser = browserOf(world.server.http);
  await browser.get(`/?lang=${language}`);
  const page = await browser.post("/mine/sign-in", { phone, next: "/mine" });
  const code = page.html.match(/data-code>(\d{6})</u)?.[1] ?? "";
  await browser.post("/mine/sign-in/code", { ...hiddenOf(page.html), code });
  return browser;
}

test.each([
  ["zh", /提醒：您有预约/u, "/mine/bookings/"],
  ["en", /Reminder: you have a booking/u, "?lang=en"],
] as const)(
  "a code and a reminder come in the language of the page they were asked for on: %s",
  async (language, words, link) => {
    const phone = newPhone();
    const browser = await signedIn(phone, language);
    expect(of(phone).map((one) => one.language)).toEqual([language]);
    const address = `/appointments/${placeCode}/2026-11-27/10:00?service=estate`;
    const form = hiddenOf((await browser.get(address)).html);
    const { status } = await browser.post(address, { ...form, name: "李安宁", consent: "true" });
    expect(status).toBe(303);
    await tell();
    const [, reminder] = of(phone);
    expect(reminder?.language).toBe(language);
    expect(reminder?.words).toMatch(words);
    expect(reminder?.words).toContain(link);
    if (language === "en") expect(JSON.parse(reminder?.words ?? "{}").what).not.toMatch(/\p{Script=Han}/u);
  },
);

test("who books by telephone is asked in which language he is written to", async () => {
  const [english, unsaid] = [newPhone(), newPhone()];
  await bookByPhone(world, { day: "2026-11-27", from: 630, phone: english, language: "en" });
  await bookByPhone(world, { day: "2026-11-27", from: 630, phone: unsaid });
  await tell();
  expect([of(english)[0]?.language, of(unsaid)[0]?.language]).toEqual(["en", "zh"]);
});

test("a request made in English is followed by a link to rate that opens in English", async () => {
  const { http, platform, settle } = world.server;
  const browser = browserOf(http);
  await browser.get("/?lang=en");
  const phone = newPhone();
  const lamp = { text: "跃进北路三盏路灯不亮，晚上摸黑走路。", kind: "help", topic: "roads.lamp", district: "360302" };
  const said = { ...lamp, name: "李安宁", phone, consent: "true" };
  const received = await browser.post("/say", { ...said, commandId: randomUUID(), go: "send" });
  const number = /receipt\/([A-Z0-9-]+)/u.exec(received.to)?.[1] ?? "";
  const { rows } = await platform.pool.query<{ id: number }>("SELECT id FROM cases WHERE number = $1", [number]);
  const input = { answer: "已修好，请查看。", asked: "satisfied" };
  const actor = staff("px-12345", "agent");
  const caseId = rows[0]?.id ?? 0;
  await handle(platform.casework, { caseId, action: "answerDirectly", input, actor, commandId: randomUUID() });
  await settle();
  await sendRateLinks(platform, site, take);
  expect(of(phone).map((one) => one.language)).toEqual(["en"]);
  const link = new URL(JSON.parse(of(phone)[0]?.words ?? ""));
  const opened = browserOf(http);
  const { to } = await opened.get(`${link.pathname}${link.search}`);
  const page = await opened.get(to);
  expect([page.status, /<html[^>]* lang="en"/u.test(page.html)]).toEqual([200, true]);
});

test("the feed of a hall's hours has an address for each language, since a calendar keeps no cookies", async () => {
  const browser = browserOf(world.server.http);
  const feed = `/appointments/${placeCode}/hours.ics`;
  expect((await browser.get(feed)).html).toContain("工作日中午");
  await browser.get("/?lang=en");
  const [, address = ""] =
    /href="([^"]*hours\.ics[^"]*)"/u.exec((await browser.get(`/appointments/${placeCode}`)).html) ?? [];
  expect((await browserOf(world.server.http).get(address)).html).toContain("Noon of a working day");
});
