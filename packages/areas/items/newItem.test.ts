import { itemSchema } from "@wuxing/platform/items";
import { expect, test } from "vitest";
import { newItem } from "./newItem.ts";

const asked = { unit: "px-scj", division: "360300", uscc: "11100000000013338W", level: "3", base: "000131001000" };

test("a new item's code is its unit's, its level and its base code, and gives the kind", () => {
  const { code, item, reason } = newItem(asked);
  expect(reason).toBeNull();
  expect(code).toBe("11100000000013338W3000131001000");
  expect(item).toMatchObject({ code, level: "3", kind: "01", unit: "px-scj", baseCode: "000131001000" });
  // What is left to fill in is all that is wrong with it.
  const faults = itemSchema.safeParse(item).error?.issues.map(({ path }) => path[0]);
  expect(faults).toEqual(["name", "audience", "handling", "legalBasis"]);
});

test.each([
  ["a unit without a code", { uscc: null }, "统一社会信用代码"],
  ["a short base code", { base: "0001" }, "12 位"],
  ["a base code of no kind", { base: "009931001000" }, "事项类型"],
  ["a level that is none", { level: "8" }, "行使层级"],
])("%s composes nothing and says why", (_what, change, said) => {
  const { code, item, reason } = newItem({ ...asked, ...change });
  expect([code, item]).toEqual([null, null]);
  expect(reason?.zh).toContain(said);
  expect(reason?.en).toMatch(/[a-z]/u);
});
