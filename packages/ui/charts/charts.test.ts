import { t } from "@wuxing/kernel/text";
import { expect, it } from "vitest";
import { barSentence, trendSentence } from "./index.ts";
import { placeTiles } from "./tilePlaces.ts";
import { placePoints } from "./trendGeometry.ts";

const cases = t("件", "cases");
const point = (month: string, value: number) => ({ month, value, href: `/cases?month=${month}` });

it("says what a trend shows", () => {
  const said = trendSentence([point("2020-04", 120), point("2020-05", 180), point("2020-06", 150)], cases);
  expect(said.zh).toBe("2020年6月 150 件，比上月少 30 件；最多的是2020年5月，180 件。");
  expect(said.en).toBe("150 cases in Jun 2020, 30 fewer than the month before; the most was 180 in May 2020.");
  expect(trendSentence([], cases).zh).toContain("不够");
});

it("says what bars show, and does not divide by nothing", () => {
  const bar = (name: string, value: number) => ({ name: t(name, name), value, href: "/" });
  expect(barSentence([bar("a", 3), bar("b", 1)], cases).en).toBe("The most is a: 3 cases.");
  expect(barSentence([bar("a", 0)], cases).zh).toContain("还没有数据");
});

it("puts the highest point on top and zero on the base line", () => {
  const placed = placePoints([point("2020-05", 0), point("2020-06", 10)]);
  expect(placed.map((p) => p.y)).toEqual([126, 26]);
  expect(placed.map((p) => p.labelled)).toEqual([false, true]);
});

it("leaves a county that the map does not know to the table", () => {
  const tile = (code: string, value: number) => ({ code, name: t(code, code), value, href: "/" });
  expect(placeTiles([tile("360302", 8), tile("360313", 0), tile("110101", 9)]).map((p) => [p.code, p.scale])).toEqual([
    ["360302", 4],
    ["360313", 1],
  ]);
});
