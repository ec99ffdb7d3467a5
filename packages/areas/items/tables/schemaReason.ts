import { type Text, t } from "@wuxing/kernel/text";
import type { z } from "zod";

const reasons: Readonly<Record<string, Text>> = {
  too_small: t("没有填，或太小", "Missing, or too small"),
  too_big: t("太长、太多或太大", "Too long, too many or too large"),
  invalid_format: t("格式不对", "Not of the form it must have"),
  invalid_type: t("没有填，或不是该填的类型", "Missing, or of another type"),
  invalid_value: t("不在可选的值里", "None of the values it may have"),
  unrecognized_keys: t("有不认识的项", "Something in it is not known"),
};

/** Why a value does not fit the schema, in both languages; what zod says of itself is in English alone. */
export function schemaReason({ code, message }: Pick<z.core.$ZodIssue, "code" | "message">): Text {
  const [zh, en] = message.split(" | ");
  if (zh && en) return t(zh, en);
  const known = reasons[code ?? ""] ?? t("填得不对", "Not as it must be");
  return t(known.zh, `${known.en} (${message})`);
}
