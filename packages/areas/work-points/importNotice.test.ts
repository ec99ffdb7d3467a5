import { randomUUID } from "node:crypto";
import { chinaCalendar } from "@wuxing/kernel/calendar";
import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { ruleBook } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";
import { createIntake } from "@wuxing/platform/casework";
import { cityOf } from "@wuxing/platform/city";
import { openVault } from "@wuxing/platform/personal";
import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { units } from "@wuxing/platform/testing/city";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importNotice, mendedNotice } from "./importNotice.ts";
import { pointProcedure } from "./point.ts";
import { workPointRules } from "./rules.ts";

const coordinator: Actor = { kind: "staff", id: "c", posts: [{ unit: "px-wxb", role: "coordinator" }] };
const item = (title: string) => ({
  ...{ marker: "1", title, text: `${title}。`, span: { start: 0, end: 5 } },
  ...{ units: [{ name: "市城管局", role: "lead", codes: ["px-cgj"] }], milestones: [], targets: [] },
});
const notice = (...titles: string[]) => mendedNotice.parse({ title: "工作要点", items: titles.map(item) });

let database: TestDatabase;
let platform: Platform;
beforeAll(async () => {
  database = await testDatabase();
  const casework = {
    pool: database.pool,
    vault: await openVault(database.pool),
    procedures: new Map([[pointProcedure.type, pointProcedure]]),
    almanac: { calendar: chinaCalendar, rules: ruleBook(workPointRules) },
    now: () => "2026-11-25T02:00:00.000Z",
    projections: [],
  };
  const city = cityOf(
    units.map((unit) => ({ ...unit, parent: unit.parent ?? null })),
    [],
    [],
  );
  const files = undefined as unknown as Platform["files"];
  const { log, draws, certificates } = {} as Platform;
  const readAs = () => database.pool;
  const intake = createIntake(casework);
  platform = {
    pool: database.pool,
    readAs,
    readWithin: readAs,
    casework,
    intake,
    city,
    files,
    log,
    draws,
    certificates,
  };
});
afterAll(() => database.close());

const points = async (id: string): Promise<number> => {
  const { rows } = await database.pool.query("SELECT 1 FROM cases WHERE data->>'notice' = $1", [id]);
  return rows.length;
};

test("the same import again makes nothing twice", async () => {
  const command = randomUUID();
  const first = await importNotice(platform, coordinator, command, "原文", notice("整治路灯", "清理河道"));
  const again = await importNotice(platform, coordinator, command, "原文", notice("整治路灯", "清理河道"));
  expect(again).toEqual(first);
  expect(await points(first.id)).toBe(2);
});

test("under the same command id other content is refused as a conflict, in both languages, and nothing is added", async () => {
  const command = randomUUID();
  const { id } = await importNotice(platform, coordinator, command, "原文", notice("整治路灯"));
  const others = [
    ["另一篇", notice("整治路灯")],
    ["原文", notice("整治路灯", "清理河道")],
    ["原文", notice("整治路口")],
    ["原文", { ...notice("整治路灯"), issuedOn: "2020-04-24" }],
  ] as const;
  for (const [text, other] of others) {
    const refusal = await importNotice(platform, coordinator, command, text, other).catch((fault) => fault);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: "conflict",
      reason: { zh: expect.stringContaining("没有再导入"), en: expect.stringContaining("nothing was") },
    });
  }
  expect(await points(id)).toBe(1);
});

test("an import that broke off is completed by the same command", async () => {
  const command = randomUUID();
  const broken = { ...platform, intake: () => Promise.reject(new Error("the database went away")) };
  await expect(importNotice(broken, coordinator, command, "原文", notice("整治路灯"))).rejects.toThrow("went away");
  const { id } = await importNotice(platform, coordinator, command, "原文", notice("整治路灯"));
  expect(await points(id)).toBe(1);
});
