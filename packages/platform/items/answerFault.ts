import { type Parsed, parseCitizenNumber, parsePhone, parseUscc } from "@wuxing/kernel/identifiers";
import { type Text, t } from "@wuxing/kernel/text";
import { z } from "zod";
import type { Question } from "./itemParts.ts";

const day = z.iso.date();
const readers: Partial<Record<Question["type"], (answer: string) => Parsed<unknown>>> = {
  phone: parsePhone,
  citizenNumber: parseCitizenNumber,
  uscc: parseUscc,
};

/** Letters that an answer may have. */
export const answerAtMost = ({ type }: Pick<Question, "type">): number => (type === "textarea" ? 2000 : 200);

/** Why something cannot be the answer to a question; never repeats what was typed. Undefined where it can. */
export function answerFault(question: Pick<Question, "type" | "options">, answer: string): Text | undefined {
  const { type, options } = question;
  const longest = answerAtMost(question);
  if (answer.length > longest) return t(`不能超过 ${longest} 个字`, `It may have ${longest} characters at most`);
  const read = readers[type]?.(answer);
  if (read) return read.ok ? undefined : read.reason;
  if (type === "number" && !/^\d+(?:\.\d+)?$/u.test(answer))
    return t("请只填数字，如 120 或 46.5", "Give a number alone, such as 120 or 46.5");
  if (type === "date" && !day.safeParse(answer).success)
    return t("请填日期，如 2026-12-01", "Give a day such as 2026-12-01");
  if (type === "yesNo" && answer !== "yes" && answer !== "no") return t("请选“是”或“否”", "Choose yes or no");
  if (type === "choice" && !options?.some(({ value }) => value === answer))
    return t("请从选项里选一个", "Choose one of the options");
  return undefined;
}
