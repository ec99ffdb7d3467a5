import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import { mergeItems } from "./bundles.ts";

const question = (key: string, zh: string, required: boolean, concept?: string) => ({
  ...{ key, label: t(zh, zh), type: "text" as const, required, ...(concept && { concept }) },
});
const item = (zh: string, ...questions: ReturnType<typeof question>[]) => ({
  ...{ name: t(zh, zh), materials: [], questions },
});

test("the same concept of two items is asked once, in the first one's words, required where one requires it", () => {
  const { questions, asked } = mergeItems([
    item("食品经营许可", question("addr", "经营地址", false, "premises.address"), question("area", "面积", true)),
    item("户外招牌", question("where", "店铺地址", true, "premises.address"), question("area", "招牌面积", true)),
  ]);
  expect(asked.questions).toBe(4);
  expect(questions.map(({ label, required, neededBy }) => [label.zh, required, neededBy.map(({ zh }) => zh)])).toEqual([
    ["经营地址", true, ["食品经营许可", "户外招牌"]],
    ["面积", true, ["食品经营许可"]],
    ["招牌面积", true, ["户外招牌"]],
  ]);
});
