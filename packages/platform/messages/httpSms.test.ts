import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { outgoing } from "@wuxing/platform/http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { httpSms } from "./httpSms.ts";

let gateway: Server;
let origin = "";
let status = 200;
const taken: { authorization: string | undefined; body: unknown }[] = [];
beforeAll(async () => {
  gateway = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      taken.push({ authorization: request.headers.authorization, body: JSON.parse(body) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => gateway.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(() => gateway.close());

const sender = () =>
  httpSms({
    url: `${origin}/send`,
    key: "k",
    template: "t7",
    linkTemplate: "t8",
    bookingTemplate: "t9",
    ask: outgoing([{ origin, inner: true }]),
  });

test("the gateway is given phone, template and code, with its key", async () => {
  await sender().sendCode("13900000000", "204816", "zh");
  expect(taken.at(-1)).toEqual({
    authorization: "Bearer k",
    body: { phone: "13900000000", template: "t7", language: "zh", params: { code: "204816", minutes: "5" } },
  });
});

test("a link goes by a template of its own", async () => {
  await sender().sendLink("13900000000", "https://wx.example/r/1/x", "en");
  expect(taken.at(-1)?.body).toEqual({
    ...{ phone: "13900000000", template: "t8", language: "en", params: { link: "https://wx.example/r/1/x" } },
  });
});

test("what is to be known of a booking goes by a third template, each part by its name", async () => {
  const news = { what: "x", when: "2026-11-28 09:00–09:30", place: "y", link: "https://wx.example/mine" };
  await sender().sendBooking("13900000000", news, "en");
  expect(taken.at(-1)?.body).toEqual({ phone: "13900000000", template: "t9", language: "en", params: news });
});

test("a message that was not taken is an error that tells neither phone nor code", async () => {
  for (const refused of [500, 302, 403]) {
    status = refused;
    const fault = await sender()
      .sendCode("13900000000", "204816", "zh")
      .catch((error: Error) => `${error.message} ${error.stack}`);
    expect(fault).toContain(String(refused));
    expect(fault).not.toMatch(/13900000000|204816/u);
  }
});

test("a gateway that the configuration does not name is not asked", async () => {
  const before = taken.length;
  const unnamed = httpSms({
    url: `${origin}/send`,
    key: "k",
    template: "t7",
    linkTemplate: "t8",
    bookingTemplate: "t9",
    ask: outgoing([]),
  });
  await expect(unnamed.sendCode("13900000000", "204816", "zh")).rejects.toThrow("no answer");
  expect(taken).toHaveLength(before);
});
