import type { OpenPieces } from "@wuxing/areas/applications";
import type { FieldFault } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type Answers, answerFault, type Item, type Question } from "@wuxing/platform/items";
import type { Form } from "../readForm.ts";

/** What the form of a correction notice says. */
export interface Mending {
  /** The open questions, as they are answered now. */
  readonly answers: Readonly<Record<string, string>>;
  readonly materials: readonly { readonly key: string; readonly proof: "file" | "counter"; readonly files: string[] }[];
  readonly note: string;
}

/** `kept`: the files of each material that came by this form before and were not taken out. */
export function readMending(
  open: OpenPieces,
  before: Answers,
  form: Pick<Form, "values" | "files">,
  kept: ReadonlyMap<string, readonly string[]>,
): Mending {
  const { values } = form;
  return {
    answers: Object.fromEntries(
      open.questions.map((key) => [key, (values[`q.${key}`] ?? before[key] ?? "").replaceAll("\r\n", "\n").trim()]),
    ),
    materials: open.materials.map((key) => ({
      key,
      proof: values[`by.${key}`] === "counter" ? "counter" : "file",
      files: [...(kept.get(key) ?? []), ...form.files.flatMap(({ field, id }) => (field === `m.${key}` ? [id] : []))],
    })),
    note: values.note?.replaceAll("\r\n", "\n").trim() ?? "",
  };
}

/** The open questions that are answered otherwise now. */
export const changedIn = ({ answers }: Pick<Mending, "answers">, before: Answers): string[] =>
  Object.keys(answers).filter((key) => answers[key] !== (before[key] ?? ""));

/** The materials that come anew: with a file, or to the counter. */
export const broughtIn = ({ materials }: Mending): Mending["materials"] =>
  materials.filter(({ proof, files }) => proof === "counter" || files.length > 0);

/**
 * What is still wrong. Each piece that the notice names is mended, or it is said why it is not; where it names the form as
 * a whole, something in it.
 */
export function faultsOfMending(
  item: Item,
  mending: Mending,
  before: Answers,
  { named, names }: { readonly named: readonly string[]; readonly names: ReadonlyMap<string, string> },
): FieldFault[] {
  const changed = changedIn(mending, before);
  const brought = new Set(broughtIn(mending).map(({ key }) => key));
  const isNamed = (key: string): boolean => named.includes(names.get(key) ?? "");
  const faults = item.questions.flatMap((question) => {
    if (!(question.key in mending.answers)) return [];
    const wrong = answerFaultOf(question, mending.answers[question.key] ?? "");
    if (wrong) return [wrong];
    const { key, label } = question;
    return isNamed(key) && !changed.includes(key) && !mending.note ? [unmended(`q.${key}`, label)] : [];
  });
  for (const { key } of mending.materials) {
    const name = item.materials.find((one) => one.key === key)?.name ?? t(key, key);
    if (!brought.has(key) && !mending.note) faults.push(unmended(`m.${key}`, name));
  }
  if (faults.length === 0 && changed.length === 0 && brought.size === 0 && !mending.note)
    faults.push({
      field: "note",
      reason: t("什么都还没有改：请改正，或写明为什么不改", "Nothing has been mended: mend it, or say why not"),
    });
  return faults;
}

function answerFaultOf(question: Question, answer: string): FieldFault | undefined {
  const { key, label, required } = question;
  if (!answer)
    return required
      ? { field: `q.${key}`, reason: t(`请填写“${label.zh}”`, `Please fill in: ${label.en}`) }
      : undefined;
  const wrong = answerFault(question, answer);
  return wrong && { field: `q.${key}`, reason: t(`${label.zh}：${wrong.zh}`, `${label.en}: ${wrong.en}`) };
}

const unmended = (field: string, { zh, en }: { readonly zh: string; readonly en: string }): FieldFault => ({
  field,
  reason: t(
    `“${zh}”还没有改：请改正，或在“补充说明”里写明为什么不改`,
    `Not mended yet: ${en}. Mend it, or say in the note why not`,
  ),
});
