import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { passwordFault } from "./passwordFault.ts";

const refused = (password: string, username = "agent1") => passwordFault(password, username)?.zh;

test.each([
  "password1234",
  "P@ssw0rd2026!!",
  "pingxiang-demo",
  "Pingxiang12345",
  "wuxingban2026",
  "zhangwei19880312",
  "wang13979912345",
  "woaini5201314!",
  "1qaz2wsx3edc4rfv",
  "qwertyuiop123",
  "asdfghjkl;'12",
  "abcdefghijkl",
  "123456789012",
  "aaaaaaaaaaaaaaaa",
  "abababababababab",
  "Admin888888888",
  "ｐａｓｓｗｏｒｄ１２３４",
  "PeanutButter",
  "sonyericsson",
  "q1w2e3r4t5y6",
])("%s is guessed too easily", (password) => {
  expect(refused(password)).toContain("太容易被猜到");
});

test("so is the user name with something around it", () => {
  expect(refused("mingfenxiao2026!", "mingfenxiao")).toContain("太容易被猜到");
  expect(refused("mingfenxiao2026!", "somebody")).toBeUndefined();
});

test.each([
  "四月的雨 wakes the frogs",
  "屋檐下三只安静的鸽子站着",
  "correct horse battery staple",
  "plum-ladder-thimble",
  "kv7Lq2mXw9Rt",
  `a sentence ${"that goes on ".repeat(14)}`,
])("%s will do: no kind of character is asked for", (password) => {
  expect(refused(password)).toBeUndefined();
});

test("length is counted in characters, and what is too short or too long is told so", () => {
  expect(refused("kv7Lq2mXw9R")).toContain("至少 12 个字");
  expect(refused("😀".repeat(6))).toContain("至少 12 个字");
  expect(refused("kv7Lq2mXw9Rt".repeat(20))).toContain("最多 200 个字");
});

test("the list of the commonest has 3,000 of them", () => {
  const lines = readFileSync(join(import.meta.dirname, "commonPasswords.txt"), "utf8")
    .trimEnd()
    .split("\n");
  expect(new Set(lines.filter((line) => /^[\w-]{8}$/u.test(line))).size).toBe(3000);
});
