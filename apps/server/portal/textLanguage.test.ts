import { randomUUID } from "node:crypto";
import { tellPeople } from "@wuxing/areas/appointments";
import { sendRateLinks } from "@wuxing/areas/ratings";
import { handle } from "@wuxing/platform/casework";
import { demoSms, type SmsSender } from "@wuxing/platform/messages";
import { beforeEach, expect, test } from "vitest";
import {
  bookByPhone,
  bookOnPage,
  newPhone,
  placeCode,
  useAppointmentWorld,
} from "../appointments/testing/appointmentWorld.ts";
import { staff } from "../testServer.ts";
import { browserOf, signedInCitizen } from "./testing/browserOf.ts";

/** Who reads the site in English is written to in English: codes, links to rate, and what is to be known of a booking. */
const sent: { phone: string; language: string; words: string }[] = [];
const take = (phone: string, words: unknown, language: string): Promise<void> => {
  sent.push({ phone, language, words: JSON.stringify(words) });
  return Promise.resolve();
};
const sms: SmsSender = { ...demoSms, sendCode: take, sendLink: take, sendBooking: take };
const world = useAppointmentWorld(5, { sms });
beforeEach(() => {
  sent.length = 0;
});
const of = (phone: string) => sent.filter((one) => one.phone === phone);
const site = "https://wx.example";
const tell = () => tellPeople(world.server.platform, site, take);

test.each([
  ["zh", /提醒：您有预约/u, "/mine/bookings/"],
  ["en", /Reminder: you have a booking/u, "?lang=en"],
] as const)(
  "a code and a reminder come in the language of the page they were asked for on: %s",
  async (language, words, link) => {
    const phone = newPhone();
    const browser = await signedInCitizen(world.server.http, phone, language);
    expect(of(phone).map((one) => one.language)).toEqual([language]);
    const { form, sent: booked } = await bookOnPage(browser, "2026-11-27", "10:00");
    expect(booked.status).toBe(303);
    const [where, what] = language === "en" ? ["Service Centre", "Real estate"] : ["市政务服务中心", "不动产登记"];
    for (const { html } of [form, await browser.get(booked.to), await browser.get("/mine/bookings")])
      expect([html.includes(where), html.includes(what)]).toEqual([true, true]);
    await tell();
    const [, reminder] = of(phone);
    expect(reminder?.language).toBe(language);
    expect(reminder?.words).toMatch(words);
    expect(reminder?.words).toContain(link);
    expect(JSON.parse(reminder?.words ?? "{}").place).toBe(where);
    if (language === "en") expect(reminder?.words).not.toMatch(/\p{Script=Han}/u);
  },
);

test("the language that an account has chosen since goes before that of the case; with none chosen, or the account closed, the case's", async () => {
  const { http } = world.server;
  const [changed, back, closed] = [newPhone(), newPhone(), newPhone()];
  for (const phone of [changed, back, closed]) {
    const browser = await signedInCitizen(http, phone);
    await bookOnPage(browser, "2026-11-27", "11:00");
    expect((await browser.post("/mine/account/language", { language: "en" })).to).toBe("/mine/account?done=language");
    expect((await browser.get("/mine/account")).html).toMatch(/value="en" checked/u);
    if (phone === back) await browser.post("/mine/account/language", { language: "asked" });
    if (phone === closed) await browser.post("/mine/account/close", { confirm: "true" });
  }
  sent.length = 0;
  await tell();
  expect([changed, back, closed].map((phone) => of(phone).map((one) => one.language))).toEqual([
    ["en"],
    ["zh"],
    ["zh"],
  ]);
  expect(of(changed)[0]?.words).toContain("?lang=en");
});

test("a booking by telephone, before there was an account, is written about in the language that the account chose", async () => {
  const phone = newPhone();
  await bookByPhone(world, { day: "2026-11-27", from: 690, phone });
  const browser = await signedInCitizen(world.server.http, phone);
  await browser.post("/mine/account/language", { language: "en" });
  sent.length = 0;
  await tell();
  expect(of(phone).map((one) => one.language)).toEqual(["en"]);
  expect((await browser.get("/my-data")).html, "what is held of him says so").toMatch(
    /短信和提醒的语言<\/dt><dd>英文/u,
  );
});

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
