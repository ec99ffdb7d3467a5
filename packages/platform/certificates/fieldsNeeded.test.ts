import type { Material, Question } from "@wuxing/platform/items";
import { expect, test } from "vitest";
import { beyondNeed, fieldsNeeded } from "./fieldsNeeded.ts";

const item = {
  materials: [{ key: "licence", certificateType: "LICENCE" }] as unknown as Material[],
  questions: [{ key: "name", concept: "firm.name" }, { key: "area" }] as unknown as Question[],
};

test("an item needs of a certificate what its form asks for, whose it is and its number", () => {
  expect(fieldsNeeded(item, "LICENCE")).toEqual(["holder", "number", "firm.name"]);
  expect(beyondNeed(item, [{ type: "LICENCE", fields: ["number", "firm.name"] }])).toEqual([]);
});

test("more than that, or a type that no material names, is beyond its need", () => {
  expect(fieldsNeeded(item, "ID")).toEqual([]);
  expect(
    beyondNeed(item, [
      { type: "LICENCE", fields: ["firm.capital"] },
      { type: "ID", fields: ["holder"] },
    ]),
  ).toEqual([
    { type: "LICENCE", field: "firm.capital" },
    { type: "ID", field: "holder" },
  ]);
});
