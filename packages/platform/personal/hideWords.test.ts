import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { hideWords } from "./hideWords.ts";

const label = t("内容", "Text");
const form = z.object({
  text: field(z.string(), { label, type: "textarea" }),
  place: field(z.string().optional(), { label }),
  unit: field(z.string().optional(), { label, type: "unit" }),
  code: z.string().optional(),
});
const named = { name: "张三丰", phone: "13912345678" };

test("name and numbers are hidden in what is written freely, and kept as typed beside it", () => {
  const input = {
    text: "我叫张三丰，电话13912345678，卡6222020200112233445。",
    place: "东门",
    unit: "张三丰",
    code: "张三丰",
  };
  expect(hideWords(form, input, named, true)).toEqual({
    input: { ...input, text: "我叫张**，电话139****5678，卡****。" },
    typed: { text: input.text },
  });
});

test("an office keeps its own numbers, but not the reporter's, however it is spaced", () => {
  const input = { text: "已致电张三丰 139 1234-5678，科室电话0799-6666666。" };
  expect(hideWords(form, input, named, false).input).toEqual({
    text: "已致电张** 139****5678，科室电话0799-6666666。",
  });
});

test("where nothing is to be hidden the input is the one that came, and nothing is kept", () => {
  const input = { text: "路灯不亮，请尽快修。" };
  const hidden = hideWords(form, input, named, true);
  expect(hidden.input).toBe(input);
  expect(hidden.typed).toBeUndefined();
  for (const odd of [null, undefined, 7, "张三丰", [], { text: 7 }])
    expect(hideWords(form, odd, named, true).input).toBe(odd);
});

test("a name of one character is a word like others and stays", () => {
  expect(hideWords(form, { text: "高楼太高" }, { name: "高" }, true).typed).toBeUndefined();
});

test("whatever surrounds them, neither the name nor the phone is left", () => {
  const around = fc.string({ unit: fc.constantFrom("灯", "，", " ", "a", "。", "\n") });
  fc.assert(
    fc.property(around, around, around, (a, b, c) => {
      const { input } = hideWords(form, { text: `${a}张三丰${b}13912345678${c}` }, named, true);
      const { text } = input as { text: string };
      expect(text).not.toContain("张三丰");
      expect(text).not.toContain("13912345678");
    }),
  );
});
