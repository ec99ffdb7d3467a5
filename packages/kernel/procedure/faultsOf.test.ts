import { expect, test } from "vitest";
import { type ZodType, z } from "zod";
import { faultsOf } from "./faultsOf.ts";

const faults = (schema: ZodType, value: unknown) =>
  faultsOf(schema.safeParse(value).error?.issues ?? []).map(({ field, reason }) => [field, reason.zh, reason.en]);

test.each<[string, ZodType, unknown, string, string]>([
  ["missing", z.string(), undefined, "请填写这一项", "Please fill this in"],
  ["of another type", z.string(), 7, "这一项应是文字，请改正", "This must be text; please correct it"],
  ["no whole number", z.int(), 1.5, "这一项应是整数，请改正", "This must be a whole number; please correct it"],
  ["too short", z.string().min(5), "ab", "太短：至少要 5 个字", "Too short: give at least 5 characters"],
  [
    "too long",
    z.string().max(1),
    "ab",
    "太长：最多 1 个字，请删减",
    "Too long: at most 1 character; please shorten it",
  ],
  ["too few", z.array(z.string()).min(1), [], "太少：至少要 1 项", "Too few: give at least 1 item"],
  ["too small", z.number().min(3), 2, "不能小于 3", "Give a number that is not less than 3"],
  ["too great", z.number().lt(3), 3, "应小于 3", "Give a number less than 3"],
  ["no such day", z.iso.date(), "2026-02-30", "请写成 2026-11-25 这样的日期", "Write a date as 2026-11-25"],
  ["no id", z.uuid(), "7", "请给出 UUID 形式的编号", "Give an id in the form of a UUID"],
  [
    "not of the pattern",
    z.string().regex(/^\d+$/u),
    "x",
    "格式不对，请按样例填写",
    "The format is wrong; write it as in the example",
  ],
  ["no choice", z.enum(["a", "b"]), "c", "请从这些里选一项：a、b", "Choose one of these: a, b"],
  ["missing choice", z.enum(["a", "b"]), undefined, "请从这些里选一项：a、b", "Choose one of these: a, b"],
  ["unknown", z.strictObject({}), { x: 1 }, "不认识的字段：x，请去掉", "Unknown fields: x; please remove them"],
  ["no multiple", z.number().multipleOf(5), 7, "应是 5 的倍数", "Give a multiple of 5"],
  [
    "of no kind",
    z.union([z.array(z.string()), z.string().min(2)]),
    "a",
    "太短：至少要 2 个字",
    "Too short: give at least 2 characters",
  ],
  [
    "refused by the schema",
    z.string().refine(() => false),
    "a",
    "这一项不对，请核对后改正",
    "This is not right; please check and correct it",
  ],
  ["with its own words", z.string().min(2, { error: "请写明 | Please say" }), "", "请写明", "Please say"],
])("a value that is %s is told in both languages, with what to do", (_what, schema, value, zh, en) => {
  expect(faults(schema, value)).toEqual([["", zh, en]]);
});

test("a fault names its field by the way to it", () => {
  const schema = z.object({ items: z.array(z.object({ title: z.string() })) });
  expect(faults(schema, { items: [{ title: "a" }, {}] })).toEqual([
    ["items.1.title", "请填写这一项", "Please fill this in"],
  ]);
});
