import { randomUUID } from "node:crypto";
import { areas } from "@wuxing/areas";
import { addDays } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import { handle, passDeadlines, verifyReplay } from "@wuxing/platform/casework";
import { changeRegister, replayRegisters, touchedCases, tryRegister } from "@wuxing/platform/registers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { caseworkOf } from "../caseworkOf.ts";
import { requestCommand, staff, type TestServer, testServer } from "../testServer.ts";
import { type Asked, commandOf, reasonsOf } from "./testing/commandOf.ts";

let server: TestServer;
beforeAll(async () => {
  server = await testServer("2026-12-28T02:00:00.000Z");
}, 60_000);
afterAll(() => server.end());

const admin: Actor = { ...staff("px-ggj", "administrator"), id: "admin1" };
const agent = staff("px-12345", "agent");
async function change(asked: Asked): Promise<void> {
  await changeRegister(server.registers, commandOf(asked, admin));
  await server.registers.refresh();
}
const faults = async (asked: Asked) => reasonsOf((await tryRegister(server.registers, commandOf(asked, admin))).faults);

const rule = (key: string, since: string, amount: number, more: object = {}) => ({
  register: "rules" as const,
  key: `${key}/${since}`,
  after: {
    ...{ key, since, until: null, title: { zh: "派单时限", en: "Time to dispatch" }, deemed: null },
    ...{ value: { amount, unit: "hour" }, source: { title: "本市热线工作规程（2027）", mark: "T" }, ...more },
  },
});
const holiday = (day: string, kind: "rest" | "working" = "rest") => ({
  register: "holidays" as const,
  key: day,
  after: { day, kind, title: { zh: "元旦", en: "New Year" }, source: "国办发明电" },
});
/** A whole year as it might be announced. */
const year2027 = [
  ...["2027-01-01", "2027-01-02", "2027-01-03", "2027-02-05", "2027-02-06", "2027-02-07", "2027-02-08"],
  ...["2027-04-05", "2027-05-01", "2027-05-02", "2027-05-03", "2027-10-01", "2027-10-02"],
].map((day) => holiday(day));

const open = async () => (await server.platform.intake(requestCommand())).case;
const accept = (caseId: number) =>
  handle(server.platform.casework, { caseId, action: "accept", input: {}, actor: agent, commandId: randomUUID() });

describe("rule rows of the city", () => {
  test("hold from their day on; a clock that runs keeps the row it began with", async () => {
    const key = "hotline.dispatch";
    const before = server.platform.casework.almanac.rules.get(key, "2026-12-28").value;
    await change([rule(key, "2026-12-29", 7)]);
    const { rules } = server.platform.casework.almanac;
    expect(rules.get(key, "2026-12-28").value).toEqual(before);
    expect(rules.get(key, "2026-12-29").value).toEqual({ amount: 7, unit: "hour" });
    const today = await accept((await open()).id);
    server.setNow("2026-12-29T02:00:00.000Z");
    const tomorrow = await accept((await open()).id);
    expect(today.case.clock?.rule).not.toBe("hotline.dispatch@2026-12-29");
    expect(tomorrow.case.clock).toMatchObject({
      rule: "hotline.dispatch@2026-12-29",
      dueAt: "2026-12-29T09:00:00.000Z",
    });
    server.setNow("2026-12-28T02:00:00.000Z");
  });

  test("are seen by another server too, without a query by those who ask", async () => {
    const other = await caseworkOf(
      server.platform.pool,
      server.platform.casework.vault,
      areas,
      () => "2026-12-28T02:00:00.000Z",
    );
    await change([rule("hotline.accept", "2027-01-01", 9)]);
    expect(other.casework.almanac.rules.byId("hotline.accept@2027-01-01")).toBeUndefined();
    await other.registers.refresh();
    expect(other.casework.almanac.rules.byId("hotline.accept@2027-01-01")?.value.amount).toBe(9);
  });

  test("leave no gap, do not overlap, are of the program's keys and kinds, and begin tomorrow at the earliest", async () => {
    expect(await faults([rule("hotline.sign", "2026-12-28", 5)])).toEqual([expect.stringContaining("最早是明天")]);
    expect(await faults([rule("hotline.nothing", "2027-01-01", 5)])).toEqual([expect.stringContaining("没有规则")]);
    expect(await faults([rule("hotline.sign", "2027-01-01", 5, { until: "2027-06-01" })])).toEqual([
      "0.since 2027-06-01 起没有生效的规则，请补上接着的一行",
    ]);
    expect(await faults([rule("hotline.dispatch", "2027-06-01", 5)])).toEqual([
      "0.since 2027-06-01 起有两行同时生效，请让前一行在这一天结束",
    ]);
    const following = [
      rule("hotline.dispatch", "2026-12-29", 7, { until: "2027-06-01" }),
      rule("hotline.dispatch", "2027-06-01", 5),
    ];
    expect(await faults(following)).toEqual([]);
    expect(await faults([rule("hotline.sign", "2027-01-01", 5, { value: { amount: 5, unit: "percent" } })])).toEqual([
      expect.stringContaining("单位不对"),
    ]);
    expect(await faults([rule("hotline.sign", "2027-01-01", 1.5)])).toEqual([expect.stringContaining("整数")]);
  });

  test("say beforehand which open cases they touch, and which keep their row", async () => {
    const opened = await open();
    const accepted = await accept((await open()).id);
    const touched = await touchedCases(server.platform.casework, "hotline.dispatch");
    expect(touched.first.map(({ number }) => number)).toContain(opened.number);
    expect(touched.running).toBeGreaterThan(0);
    const ahead = await touchedCases(server.platform.casework, "hotline.accept");
    expect(ahead.first.map(({ number }) => number)).not.toContain(accepted.case.number);
    expect((await touchedCases(server.platform.casework, "workPoints.sign")).count).toBe(0);
  });
});

describe("holidays of the city", () => {
  test("are entered a whole year at once, and not for days that have passed", async () => {
    expect(await faults(year2027.slice(0, 3))).toEqual([expect.stringContaining("请把全年安排一次录完")]);
    expect(await faults([holiday("2026-12-27")])).toEqual([expect.stringContaining("已过去的日子不能再改")]);
    expect(await faults([holiday("2026-12-29", "working")])).toEqual([expect.stringContaining("本来就上班")]);
  });

  test("once announced they cover the year: what was provisional is reckoned anew, without a restart", async () => {
    const { casework } = server.platform;
    server.setNow("2026-12-30T02:00:00.000Z");
    await passDeadlines(casework);
    const { id } = await open();
    await handle(casework, { caseId: id, action: "accept", input: {}, actor: agent, commandId: randomUUID() });
    const dispatcher = staff("px-12345", "dispatcher");
    const input = { unit: "px-cgj" };
    await handle(casework, { caseId: id, action: "dispatch", input, actor: dispatcher, commandId: randomUUID() });
    const officer = staff("px-cgj", "officer");
    const { case: signed } = await handle(casework, {
      caseId: id,
      action: "sign",
      input: {},
      actor: officer,
      commandId: randomUUID(),
    });
    expect(signed.clock).toMatchObject({ certain: false });
    await change(year2027);
    await passDeadlines(casework);
    const { rows } = await server.platform.pool.query("SELECT clock, due_certain FROM cases WHERE id = $1", [id]);
    expect(rows[0]).toMatchObject({ due_certain: true, clock: { certain: true } });
    expect(rows[0].clock.dueAt > (signed.clock?.dueAt ?? ""), "1 to 3 January are free").toBe(true);
    expect((await verifyReplay(casework)).differing).toEqual([]);
  });
});

test("a unit that is added is known at once, and one that has ended takes no case and keeps its name", async () => {
  const { city } = server.platform;
  const { knowsUnit } = server.platform.casework;
  const row = {
    ...{ code: "t-new", name: { zh: "新设局", en: "New Bureau" }, short_name: { zh: "新设局", en: "New Bureau" } },
    ...{ aliases: ["新局"], layer: "city", division: "360300", parent: null, since: "2026-12-28", until: null },
  };
  expect(knowsUnit?.("t-new")).toBe(false);
  await change([{ register: "units", key: "t-new", after: row }]);
  expect(knowsUnit?.("t-new")).toBe(true);
  expect(city.resolve("新局")?.units).toEqual(["t-new"]);
  server.setNow("2026-12-31T02:00:00.000Z");
  await change([{ register: "units", key: "t-new", after: { ...row, until: addDays("2026-12-31", 1) } }]);
  expect(knowsUnit?.("t-new"), "until its day").toBe(true);
  server.setNow("2027-01-01T02:00:00.000Z");
  await server.registers.refresh();
  expect(knowsUnit?.("t-new")).toBe(false);
  expect(city.unit("t-new").name.zh).toBe("新设局");
  expect((await replayRegisters(server.platform.pool)).differing).toEqual([]);
});
