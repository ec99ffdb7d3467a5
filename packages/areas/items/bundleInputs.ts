import { field } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { lifeEvents } from "@wuxing/platform/items";
import { z } from "zod";
import { because } from "./inputs.ts";

const text = (longest: number, error: string) =>
  z.object({ zh: z.string().trim().min(2, { error }).max(longest), en: z.string().trim().min(2, { error }).max(300) });

/** A bundle as it is written. */
export const bundleSchema = z.object({
  code: z
    .string()
    .trim()
    .regex(/^[a-z][a-z0-9-]{1,38}[a-z0-9]$/u, {
      error: "代码用小写字母、数字和短横，如 food-shop | Small letters, digits and dashes, like food-shop",
    }),
  name: text(60, "请填写名称，中英文都要 | Please give the name in both languages"),
  event: z.enum(lifeEvents, { error: "请选择什么事 | Please choose what for" }),
  audience: z.enum(["1", "2"], { error: "请选择给谁办 | Please choose for whom" }),
  lead: text(200, "请用一句话说明，中英文都要 | Please say it in a sentence, in both languages"),
  bases: z
    .array(z.string().regex(/^\d{12}$/u, { error: "基本编码应为 12 位数字 | A base code has 12 digits" }))
    .min(2, { error: "至少两个事项 | Two items at least" })
    .max(20, { error: "最多 20 个事项 | Twenty items at most" })
    .refine((bases) => new Set(bases).size === bases.length, {
      error: "同一个事项只写一次 | Each item stands there once",
    }),
});

// The editor fills it in.
const bundle = field(bundleSchema, { label: t("一件事", "Bundle") });
const basedOn = field(z.int().min(0), { label: t("依据版本", "Based on version") });
export const openBundle = z.object({
  unit: field(z.string().min(1).max(40), { label: t("牵头单位", "Leading unit"), type: "unit" }),
  bundle,
  basedOn,
  because,
  author: field(z.string().max(80), { label: t("起草人", "Author") }),
});
export const redraftBundle = z.object({ bundle, basedOn, because });
export { nothing, reason } from "./inputs.ts";
