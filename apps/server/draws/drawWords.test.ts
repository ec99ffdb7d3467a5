import { stratumTitles } from "@wuxing/areas/supervision";
import { expect, test } from "vitest";
import { classWords, shortfallWords } from "./drawWords.ts";

test("a class is called by its area's title, and by its code where the area has none", () => {
  expect(classWords("supervision", "community")).toEqual(stratumTitles.community);
  expect(classWords("desk", "community")).toEqual({ zh: "community 类", en: "Class community" });
  const short = { stratum: "office", wanted: 3, got: 2, reason: "tooFewTargets", counts: { onFrame: 2 } } as const;
  expect(shortfallWords("supervision", short).zh).toBe("机关窗口：应抽 3 个，抽出 2 个（名录上 2）");
});
