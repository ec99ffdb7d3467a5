import { expect, it } from "vitest";
import { pageHref, pageNumbers } from "./index.ts";

it("shows the ends, the neighbours and the gaps", () => {
  expect(pageNumbers(1, 1)).toEqual([1]);
  expect(pageNumbers(2, 3)).toEqual([1, 2, 3]);
  expect(pageNumbers(10, 40)).toEqual([1, null, 9, 10, 11, null, 40]);
});

it("keeps the filters of the address", () => {
  expect(pageHref("/cases?topic=water&page=3", 4)).toBe("/cases?topic=water&page=4");
});
