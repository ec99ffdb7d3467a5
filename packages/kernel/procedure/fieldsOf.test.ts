import { field, fieldsOf } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { expect, test } from "vitest";
import { z } from "zod";

const label = t("名称", "Name");

test("a form's fields come in the order of the schema, with limits, types and labels", () => {
  const schema = z.object({
    name: field(z.string().min(2).max(40), { label }),
    hidden: z.string().optional(),
    count: field(z.int().min(1).max(9).optional(), { label, help: t("几个", "How many") }),
    agreed: field(z.boolean().default(false), { label }),
    files: field(z.array(z.uuid()).max(3).optional(), { label, type: "files" }),
    choice: field(z.enum(["a", "b"]), {
      label,
      type: "radio",
      options: [
        { value: "a", label },
        { value: "b", label },
      ],
    }),
  });
  expect(fieldsOf(schema).map(({ name, type, required }) => [name, type, required])).toEqual([
    ["name", "text", true],
    ["count", "number", false],
    ["agreed", "checkbox", false],
    ["files", "files", false],
    ["choice", "radio", true],
  ]);
  const [name, count] = fieldsOf(schema);
  expect(name).toMatchObject({ maxLength: 40, label });
  expect(count).toMatchObject({ min: 1, max: 9, help: { en: "How many" } });
});

test("two fields made of one schema keep each its own label, and check the same", () => {
  const day = z.iso.date({ error: "请选择日期 | Please choose a date" });
  const from = field(day, { label: t("有效期自", "Valid from"), type: "date" });
  const until = field(day, { label: t("有效期至", "Valid until"), type: "date" });
  const schema = z.object({ from, until });
  expect(fieldsOf(schema).map(({ name, label }) => [name, label.en])).toEqual([
    ["from", "Valid from"],
    ["until", "Valid until"],
  ]);
  expect(schema.safeParse({ from: "2026-01-01", until: "x" }).error?.issues[0]?.message).toContain("请选择日期");
});

test("the same schema may stand under two names; a schema without labels has no form", () => {
  const note = field(z.string(), { label });
  expect(fieldsOf(z.object({ one: note, two: note })).map((f) => f.name)).toEqual(["one", "two"]);
  expect(fieldsOf(z.object({ id: z.uuid() }))).toEqual([]);
  expect(fieldsOf(z.string())).toEqual([]);
});
