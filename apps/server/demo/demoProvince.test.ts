import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn, type TestServer, testServer } from "../testServer.ts";
import { demoProvince } from "./demoProvince.ts";

const province = demoProvince();
let server: TestServer;
beforeAll(async () => {
  server = await testServer(undefined, { province: province.settings, now: () => new Date().toISOString() });
  province.attach(server.http, server.platform);
  server.follow();
  headers.cookie = await signedIn(server, "dispatcher1");
}, 60_000);
afterAll(async () => {
  await province.stop();
  await server.end();
});

const headers = { cookie: "" };
const desk = async () => (await server.http.inject({ url: "/api/province", headers })).json();
const cases = async () =>
  (await server.platform.pool.query("SELECT 1 FROM cases WHERE data->>'channel' = 'province'")).rows.length;

test("a demonstration's province sends matters down once, one to the wrong city, and hears of each step", async () => {
  await province.begin();
  const told = (recent: readonly { direction: string }[]) =>
    recent.filter(({ direction }) => direction === "out").length;
  const done = async () => {
    const { letters, recent } = await desk();
    return letters.length === 1 && told(recent) >= 8;
  };
  while (!(await done())) await sleep(100);
  await province.begin();
  const { letters, state } = await desk();
  expect(await cases()).toBe(8);
  expect(letters).toMatchObject([
    { direction: "in", kind: "transfer", fault: expect.stringContaining("没有区划 360900") },
  ]);
  expect(state.fault).toBeNull();
}, 60_000);
