import { type Text, t } from "@wuxing/kernel/text";
import { type Benefit, printBenefit, readBenefit } from "./Benefit.ts";
import type { Condition } from "./Condition.ts";
import { Cursor, Misread, type PolicyFault } from "./Cursor.ts";
import type { FactCatalogue } from "./Facts.ts";
import { readCondition } from "./parseCondition.ts";
import { printCondition } from "./printCondition.ts";

/** One promise of a policy: who fulfils the condition is given the benefit. */
export interface Clause {
  /** By it a clause is known in every version of its policy, whatever it is called there; null where its text gives none. */
  readonly number: number | null;
  readonly title: string;
  readonly condition: Condition;
  readonly benefit: Benefit;
}

const words = { title: "条款", condition: "条件", benefit: "兑现" } as const;
type Part = keyof typeof words;
const order = ["title", "condition", "benefit"] as const;
const most = 12;

const headOf = (number: number | null): string => (number === null ? words.title : `${words.title} ${number}`);

/** The same text with these numbers before the names of its clauses, in their order. */
export function withNumbers(text: string, numbers: readonly (number | null)[]): string {
  const left = [...numbers];
  return text.replace(mark, (found, indent: string, part: string) =>
    part === words.title ? `${indent}${headOf(left.shift() ?? null)}：` : found,
  );
}

/** A policy's clauses in the readable form: for each a line 条款, 条件 and 兑现. */
export const printClauses = (clauses: readonly Clause[], catalogue: FactCatalogue): string =>
  clauses
    .map(({ number, title, condition, benefit }) =>
      [
        `${headOf(number)}：${title}`,
        `${words.condition}：${printCondition(condition, catalogue).zh}`,
        `${words.benefit}：${printBenefit(benefit, catalogue).zh}`,
      ].join("\n"),
    )
    .join("\n\n");

/** Where a part begins; a clause may have its number behind the word. */
const mark = /^([^\S\n]*)(条款|条件|兑现)[^\S\n]*(?:(?<=条款[^\S\n]*)(\d{1,3})[^\S\n]*)?[：:]/gmu;

interface Section {
  readonly part: Part;
  readonly number: number | null;
  /** Where its words begin in the whole text. */
  readonly from: number;
  readonly text: string;
}

/** The condition alone, in the readable form. */
export function parseCondition(
  text: string,
  catalogue: FactCatalogue,
): Condition | { readonly faults: readonly PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const read = whole(text, { from: 0, text }, faults, (cursor) => readCondition(cursor, catalogue));
  return read ?? { faults };
}

/**
 * Reads a policy's clauses from the readable form: all of them, or every fault there is, each with its place in the text.
 * Parts stand in the order 条款, 条件, 兑现, each at the beginning of a line; a condition may go on over several lines.
 */
export function parseClauses(
  text: string,
  catalogue: FactCatalogue,
): { readonly clauses: readonly Clause[]; readonly faults: readonly PolicyFault[] } {
  const faults: PolicyFault[] = [];
  const sections = sectionsOf(text, faults);
  const clauses: Clause[] = [];
  for (let i = 0; i < sections.length; ) {
    const group = takeGroup(sections, i);
    i += Math.max(1, group.length);
    const clause = readClause(text, group, sections[i - 1], catalogue, faults);
    const at = group[0]?.from ?? 0;
    // By its number, or its name where it has none, a clause is known in every version of its policy.
    if (clauses.some(({ title }) => title === clause?.title))
      faults.push(faultAt(text, at, t("两条重名，请改一条的名称", "Two clauses share this name: change one")));
    if (clause?.number === 0 || clauses.some(({ number }) => number !== null && number === clause?.number))
      faults.push(faultAt(text, at, t("编号从 1 起，每条不同", "Numbers begin at 1, and each clause has its own")));
    if (clause) clauses.push(clause);
  }
  if (sections.length === 0 && faults.length === 0)
    faults.push(faultAt(text, 0, t("请从“条款：”写起", "Begin with 条款：")));
  if (clauses.length > most)
    faults.push(faultAt(text, 0, t(`一项政策最多 ${most} 条`, `A policy has ${most} clauses at most`)));
  return { clauses: faults.length > 0 ? [] : clauses, faults };
}

/** The sections from one on that follow in order. */
function takeGroup(sections: readonly Section[], from: number): readonly Section[] {
  let length = 0;
  while (length < order.length && sections[from + length]?.part === order[length]) length++;
  return sections.slice(from, from + length);
}

function readClause(
  text: string,
  [title, condition, benefit]: readonly Section[],
  last: Section | undefined,
  catalogue: FactCatalogue,
  faults: PolicyFault[],
): Clause | undefined {
  if (!title || !condition || !benefit) {
    const missing = !title ? words.title : !condition ? words.condition : words.benefit;
    const reason = t(
      `每一条依次写“条款”“条件”“兑现”，这里缺“${missing}”`,
      `Each clause has 条款, 条件 and 兑现, in this order; ${missing} is missing here`,
    );
    faults.push(faultAt(text, (condition ?? title ?? last)?.from ?? 0, reason));
    return undefined;
  }
  const named = title.text.trim();
  if (named.length < 2 || named.length > 60 || named.includes("\n"))
    faults.push(
      faultAt(
        text,
        title.from,
        t("条款名称两到六十个字，写在一行", "A clause's name has 2 to 60 characters, on one line"),
      ),
    );
  const read = whole(text, condition, faults, (cursor) => readCondition(cursor, catalogue));
  const given = whole(text, benefit, faults, (cursor) => readBenefit(cursor, catalogue));
  return read && given ? { number: title.number, title: named, condition: read, benefit: given } : undefined;
}

function sectionsOf(text: string, faults: PolicyFault[]): Section[] {
  const marks = [...text.matchAll(mark)];
  const before = text.slice(0, marks[0]?.index ?? text.length);
  if (before.trim() !== "")
    faults.push(faultAt(text, before.length - before.trimStart().length, t("请从“条款：”写起", "Begin with 条款：")));
  return marks.map((found, i) => {
    const from = found.index + found[0].length;
    const part = order.find((one) => words[one] === found[2]) ?? "title";
    const number = found[3] === undefined ? null : Number(found[3]);
    return { part, number, from, text: text.slice(from, marks[i + 1]?.index ?? text.length) };
  });
}

/** Reads a section to its end; a fault, or what is left over, is noted. */
function whole<Read>(
  text: string,
  section: Pick<Section, "from" | "text">,
  faults: PolicyFault[],
  read: (cursor: Cursor) => Read,
): Read | undefined {
  const cursor = new Cursor(section.text);
  try {
    const found = read(cursor);
    if (!cursor.done)
      throw cursor.fault(
        t(
          `“${cursor.here}”是多出来的，前面是否缺“且”或“或”`,
          `“${cursor.here}” is too much: is 且 or 或 missing before it?`,
        ),
      );
    return found;
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    faults.push(faultAt(text, section.from + error.at, error.reason));
    return undefined;
  }
}

function faultAt(text: string, at: number, reason: Text): PolicyFault {
  const lines = text.slice(0, at).split("\n");
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, reason };
}
