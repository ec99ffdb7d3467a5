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

test("a name is found whatever stands between its characters, and a phone whose digits are written out", () => {
  const said = (text: string) => (hideWords(form, { text }, named, true).input as { text: string }).text;
  for (const written of ["张 三 丰", "张.三.丰", "张·三·丰", "张　三丰", "张三-丰", "张*三*丰", "张\n三\n丰"])
    expect(said(`我叫${written}。`), JSON.stringify(written)).toBe("我叫张**。");
  for (const written of [
    "一三九一二三四五六七八",
    "幺三九 一二三四 五六七八",
    "壹叁玖壹贰叁肆伍陆柒捌",
    "1三9一2三4五6七8",
  ])
    expect(said(`打${written}找我`), written).toBe("打139****5678找我");
  for (const kept of [
    "张三家门口的丰收路",
    "一三五单号限行，二四六双号",
    "张三、李四、丰台",
    "一九九八年三月一日至二〇二六年",
  ])
    expect(said(kept), kept).toBe(kept);
});

test("an office's own words lose the reporter's phone written out, and no other's", () => {
  const written = "已致电一三九一二三四五六七八，未接；改打一三九零零零零一二三四。";
  expect((hideWords(form, { text: written }, named, false).input as { text: string }).text).toBe(
    "已致电139****5678，未接；改打一三九零零零零一二三四。",
  );
});

test("whatever stands between and around them, no name and no number written out is left", () => {
  const digits = ["零〇", "一幺壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"];
  const digit = (n: number) => fc.constantFrom(...(digits[n] ?? ""), String(n));
  const gap = fc.constantFrom("", "", " ", ".", "·", "-", "  ");
  const phone = fc.tuple(...[..."13912345678"].map((n) => fc.tuple(digit(Number(n)), gap)));
  const spacedName = fc.tuple(...[..."张三丰"].map((sign) => fc.tuple(fc.constant(sign), gap)));
  const around = fc.string({ unit: fc.constantFrom("灯", "，", "a", "。"), minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(around, phone, around, spacedName, around, (a, number, b, name, c) => {
      const joined = (parts: readonly (readonly [string, string])[]) =>
        parts
          .flat()
          .join("")
          .replace(/[ .·-]+$/u, "");
      const { input } = hideWords(form, { text: `${a}${joined(number)}${b}${joined(name)}${c}` }, named, true);
      expect((input as { text: string }).text).toBe(`${a}139****5678${b}张**${c}`);
    }),
  );
});
