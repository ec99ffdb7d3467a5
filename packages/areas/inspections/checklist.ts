import { field } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import { z } from "zod";
import { findResult, resultKinds, resultValues } from "./resultKinds.ts";

/** One line of a checklist: what of an item is looked at. */
export const checkLine = z.object({
  item: z.string().max(40),
  line: z.int().min(1).max(99),
  text: z.string().max(300),
});
export type CheckLine = z.output<typeof checkLine>;

const answer = z.object({
  item: z.string().max(40),
  line: z.int().min(1).max(99),
  outcome: z.enum(["pass", "fail", "notApplicable"]),
  note: z.string().trim().max(500).optional(),
});

/** What an officer records on site; the answers come from the page of the checklist, not from the generic form. */
export const recordInput = z.object({
  answers: z.array(answer).max(400).optional(),
  result: field(z.enum(resultValues, { error: "请选择检查结果 | Please choose the result" }), {
    label: t("检查结果", "Result"),
    type: "select",
    options: resultKinds.map(({ value, label }) => ({ value, label })),
  }),
  note: field(z.string().trim().max(2000).optional(), { label: t("情况说明", "What was found"), type: "textarea" }),
  mendBy: field(z.iso.date({ error: "请选择日期 | Please choose a date" }).optional(), {
    label: t("责令改正期限", "To be mended by"),
    type: "date",
  }),
  files: field(z.array(z.uuid()).max(20).optional(), {
    label: t("现场照片、证据", "Photos and evidence"),
    type: "files",
  }),
});
export type RecordInput = z.output<typeof recordInput>;

/** What one department found at a visit, with the lines that were not in order. */
export const outcome = z.object({
  unit: z.string().max(40),
  result: z.string().max(40),
  items: z.array(z.string().max(40)),
  faults: z.array(checkLine.extend({ note: z.string().optional() })),
  mendBy: z.iso.date().optional(),
  note: z.string().optional(),
});
export type Outcome = z.output<typeof outcome>;

const keyOf = ({ item, line }: Pick<CheckLine, "item" | "line">): string => `${item}/${line}`;

/** Why nothing may be recorded yet: the plan that was published says from which day on firms are visited. */
export const periodFault = (from: string | undefined, today: string): Text | undefined =>
  from === undefined || today >= from
    ? undefined
    : t(
        `任务所定的检查期限从 ${from} 开始，还不能记录；确需提前的，请先改年度计划并公布`,
        `The period of its tasks begins on ${from}: nothing can be recorded yet; to inspect earlier, change the plan of the year and publish it`,
      );

/** Why a record may not be taken: a line unanswered, a fault unexplained, or a result that the lines belie. */
export function recordFault(checklist: readonly CheckLine[], input: RecordInput, today: string): Text | undefined {
  const kind = findResult(input.result);
  const given = new Map((input.answers ?? []).map((one) => [keyOf(one), one]));
  const open = checklist.filter((line) => !given.has(keyOf(line)));
  if (open.length > 0 && !kind?.absent)
    return t(
      `检查清单还有 ${open.length} 条没有填：请在“现场检查”页面逐条填写`,
      `Lines of the checklist not answered yet: ${open.length}; fill them in on the page “On site”`,
    );
  const failed = checklist.filter((line) => given.get(keyOf(line))?.outcome === "fail");
  const bare = failed.find((line) => !given.get(keyOf(line))?.note);
  if (bare) return t(`请写明不合格的情况：${bare.text}`, `Say what is wrong on line ${bare.line} of ${bare.item}`);
  if (failed.length > 0 && input.result === "noProblem")
    return t(
      "有不合格的条目，结果不能是“未发现问题”",
      "Lines are not in order, so the result cannot be “no problem found”",
    );
  if (kind?.mends && failed.length === 0 && !input.note)
    return t("请写明发现了什么问题", "Say what the problem is: mark the line, or write it down");
  if (kind?.mends && input.mendBy !== undefined && input.mendBy <= today)
    return t("改正期限应晚于今天", "The day to mend by must be later than today");
  return undefined;
}

/** What a record says for its department, its faults with the words of their lines. */
export function outcomeOf(
  unit: string,
  items: readonly string[],
  checklist: readonly CheckLine[],
  input: RecordInput,
): Outcome {
  const notes = new Map((input.answers ?? []).map((one) => [keyOf(one), one]));
  const faults = checklist.flatMap((line) => {
    const said = notes.get(keyOf(line));
    return said?.outcome === "fail" ? [{ ...line, ...(said.note ? { note: said.note } : {}) }] : [];
  });
  return {
    ...{ unit, items: [...items], faults, result: input.result },
    ...(input.mendBy ? { mendBy: input.mendBy } : {}),
    ...(input.note ? { note: input.note } : {}),
  };
}
