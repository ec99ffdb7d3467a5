import { dutyGaps } from "@wuxing/kernel/duties";
import { expect, test } from "vitest";
import { topics } from "../topics.ts";
import { firstDuties } from "./firstDuties.ts";

const places = [
  { code: "360300", level: "city" },
  { code: "360302", level: "county" },
  { code: "360302004", level: "township" },
];

test("the first rows leave no gap, begin when there is a unit for them, and leave out what the city does not have", () => {
  const since: Record<string, string> = { "px-cgj": "2020-05-01", "px-360302": "2019-01-01", "px-gaj": "2021-01-01" };
  const rows = firstDuties(places, (unit) => since[unit]);
  const lamp = rows
    .filter(({ topic }) => topic === "roads.lamp")
    .map(({ place, unit, since: day }) => [place, unit, day]);
  expect(lamp).toEqual([
    ["360300", "px-cgj", "2020-05-01"],
    ["360302", "px-360302", "2020-05-01"],
  ]);
  expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set(["px-cgj", "px-gaj", "px-360302"]));
  for (const { code } of topics)
    expect(
      dutyGaps(
        rows.filter(({ topic }) => topic === code),
        "360300",
      ),
    ).toEqual([]);
  expect(firstDuties([], () => "2019-01-01")).toEqual([]);
});
