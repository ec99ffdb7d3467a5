import { type TestDatabase, testDatabase } from "@wuxing/platform/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeCode, sweepCodes, takeCode } from "./oneTimeCodes.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
const at = "2026-11-02T02:00:00.000Z";

test("of many who use a code at once one gets it; later, in another's place or too late nobody", async () => {
  const given = { holder: { kind: "person", id: "x" } as const, content: { wants: [] }, at, minutes: 5 };
  const { code, expiresAt } = await makeCode(database.pool, "use", given);
  expect(code).toMatch(/^\d{12}$/u);
  expect(expiresAt).toBe("2026-11-02T02:05:00.000Z");
  expect(await takeCode(database.pool, "offer", code, at)).toBeUndefined();
  const got = await Promise.all(Array.from({ length: 8 }, () => takeCode(database.pool, "use", code, at)));
  expect(got.filter(Boolean)).toEqual([{ holder: given.holder, content: given.content }]);
  const late = await makeCode(database.pool, "use", given);
  expect(await takeCode(database.pool, "use", late.code, expiresAt)).toBeUndefined();
  await sweepCodes(database.pool, "2026-11-04T02:00:00.000Z");
  expect((await database.pool.query("SELECT 1 FROM certificate_codes")).rowCount).toBe(0);
});
