import { randomUUID } from "node:crypto";
import { calendarFrom, chinaYears } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { openVault } from "@wuxing/platform/personal";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { almanac, applicant, officer, permit } from "../../kernel/procedure/testing/permit.ts";
import type { Casework } from "./Casework.ts";
import { passDeadlines } from "./deadlineClock.ts";
import { handle } from "./handle.ts";
import { createIntake } from "./intake.ts";
import { reckonClocks } from "./reckonClocks.ts";
import { entriesOf, findCase } from "./rows.ts";
import { verifyReplay } from "./verifyReplay.ts";

/* 2027 as it might be announced, in time for its first days: 1 to 3 January are free. */
const newYear = { name: t("元旦", "New Year"), from: "2027-01-01", to: "2027-01-03", work: [] };
const announced = calendarFrom([...chinaYears, { year: 2027, source: "test", holidays: [newYear] }]);
const endOf = (day: string): string => new Date(`${day}T23:59:59.999+08:00`).toISOString();

let database: TestDatabase;
let now = "2026-12-29T02:00:00.000Z";
/** The same server before and after the year is announced, which takes a new start. */
let before: Casework;
let after: Casework;
beforeAll(async () => {
  database = await testDatabase();
  const vault = await openVault(database.pool);
  const common = {
    pool: database.pool,
    vault,
    procedures: new Map([[permit.type, permit]]),
    projections: [],
    now: () => now,
  };
  before = { ...common, almanac };
  after = { ...common, almanac: { ...almanac, calendar: announced } };
});
afterAll(() => database.close());

const act = (caseId: number, action: string, actor: Actor = officer, input: unknown = {}) =>
  handle(before, { caseId, action, input, actor, commandId: randomUUID() });
const get = async (id: number) => {
  const found = await findCase(database.pool, id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};
async function open(): Promise<number> {
  const command = { type: permit.type, input: { what: "stall" }, actor: applicant, commandId: randomUUID() };
  return (await createIntake(before)(command)).case.id;
}

test("open clocks that hung on an unannounced year are reckoned at the next start, and then have their effects", async () => {
  // Opened on Tuesday 29 December; five working days: 30, 31, then 1, 4 and 5 January as far as anybody knows.
  const [examined, filed, refused] = [await open(), await open(), await open()];
  now = "2026-12-30T02:00:00.000Z";
  await act(examined, "examine");
  await act(refused, "sendAway", officer, { note: "不在范围" });
  expect((await get(examined)).clock).toMatchObject({ certain: false, dueAt: endOf("2027-01-05") });

  now = "2027-01-06T02:00:00.000Z";
  expect(await passDeadlines(before), "a provisional day has no effects").toBe(0);
  expect((await get(examined)).version, "nothing is written while nothing comes out otherwise").toBe(2);

  // 1 January is free: 4, 5 and 6 January.
  expect(await passDeadlines(after)).toBe(0);
  expect((await get(examined)).clock).toMatchObject({ certain: true, dueAt: endOf("2027-01-06") });
  expect((await get(filed)).clocks["permit.decide"]).toMatchObject({ certain: true, dueAt: endOf("2027-01-06") });
  const entry = (await entriesOf(database.pool, examined)).at(-1);
  expect(entry).toMatchObject({ action: "reckon", actor: { kind: "clock" }, from: "examined", to: "examined" });
  expect((await get(refused)).version, "what is closed stays as it was").toBe(2);
  expect(await reckonClocks(after), "done once").toBe(0);
  expect((await verifyReplay(after)).differing, "the entries still add up to the rows").toEqual([]);

  now = "2027-01-06T16:00:30.000Z";
  expect(await passDeadlines(after), "deemed granted").toBe(1);
  expect((await get(examined)).state).toBe("granted");
});

test("nobody but the clock reckons", async () => {
  const id = await open();
  await expect(act(id, "reckon")).rejects.toMatchObject({ code: "unknownAction" });
});
