import { citizenCheck } from "@wuxing/kernel/identifiers";
import { expect, test } from "vitest";
import { answerFault } from "./answerFault.ts";
import type { Question } from "./itemParts.ts";

const options = [{ value: "a", label: { zh: "甲", en: "A" } }];
const number = `36030019900101001`;

test.each<[Question["type"], readonly string[], readonly string[]]>([
  ["number", ["0", "46.5"], ["很大", "1e9", "-1", "46.", " 1"]],
  ["date", ["2026-02-28"], ["2026-02-29", "26-1-1", "明天"]],
  ["yesNo", ["yes", "no"], ["true", "是"]],
  ["choice", ["a"], ["b", ""]],
  ["phone", ["13900000000", "0799-6666666"], ["139", "66666666"]],
  ["citizenNumber", [number + citizenCheck(number)], [number + (citizenCheck(number) === "0" ? "1" : "0"), "12"]],
  ["uscc", ["91360300MA35XXXX0X"], ["9136", "91360300MA35XXXX0"]],
  ["text", ["好", "x".repeat(200)], ["x".repeat(201)]],
  ["textarea", ["x".repeat(2000)], ["x".repeat(2001)]],
])("%s", (type, right, wrong) => {
  for (const answer of right) expect(answerFault({ type, options }, answer), answer).toBeUndefined();
  for (const answer of wrong) {
    const fault = answerFault({ type, options }, answer);
    expect(fault?.en, answer).toMatch(/[A-Za-z]{3}/u);
    if (type === "citizenNumber") expect(fault?.zh).not.toContain(answer);
  }
});
