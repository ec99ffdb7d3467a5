import { CalendarError, parseDay } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import { type Comparison, type Condition, comparisons } from "./Condition.ts";
import type { Cursor } from "./Cursor.ts";
import type { ChoiceKind, DayKind, FactCatalogue, FactKind, FlagKind, NumberKind } from "./Facts.ts";
import { nearest } from "./nearest.ts";
import { ageUnits, flagWords } from "./words.ts";

/** 或 binds least, then 且, then 非; brackets as usual. Deeper than this nobody means. */
const deepest = 30;
/** Longer ago nothing was founded or recognised that a policy is about. */
const mostYears = 200;

/** Reads a condition in the readable form from where the cursor stands to where it ends. Throws Misread. */
export function readCondition(cursor: Cursor, catalogue: FactCatalogue, depth = 0): Condition {
  if (depth > deepest) throw cursor.fault(t("括号套得太深", "The brackets are nested too deeply"));
  return chain(cursor, "或", "any", () => chain(cursor, "且", "all", () => readPart(cursor, catalogue, depth)));
}

function chain(cursor: Cursor, word: string, kind: "all" | "any", read: () => Condition): Condition {
  const of = [read()];
  while (cursor.take(word)) of.push(read());
  return of.length === 1 && of[0] ? of[0] : { kind, of };
}

function readPart(cursor: Cursor, catalogue: FactCatalogue, depth: number): Condition {
  if (cursor.take("（")) {
    const inner = readCondition(cursor, catalogue, depth + 1);
    if (!cursor.take("）")) throw cursor.fault(t("这里缺少右括号“）”", "A closing bracket is missing here"));
    return inner;
  }
  if (cursor.take("非")) {
    if (depth > deepest) throw cursor.fault(t("“非”太多了", "Too many negations"));
    return { kind: "not", of: readPart(cursor, catalogue, depth + 1) };
  }
  const flag = readFlag(cursor, catalogue);
  if (flag) return flag;
  const kind = takeKind(
    cursor,
    catalogue.kinds.filter(({ type }) => type !== "flag"),
  );
  switch (kind.type) {
    case "number":
      return readNumber(cursor, kind);
    case "choice":
      return readChoice(cursor, kind);
    case "day":
      return readDay(cursor, kind);
    case "flag":
      throw new Error("a flag is read by its verb");
  }
}

function readFlag(cursor: Cursor, catalogue: FactCatalogue): Condition | undefined {
  const verbs = Object.entries(flagWords).flatMap(([verb, { yes, no }]) => [
    { word: yes.zh, verb, is: true },
    { word: no.zh, verb, is: false },
  ]);
  const word = cursor.takeOne(verbs.map((one) => one.word));
  const said = verbs.find((one) => one.word === word);
  if (!said) return undefined;
  const flags = catalogue.kinds.filter((kind): kind is FlagKind => kind.type === "flag" && kind.verb === said.verb);
  return { kind: "flag", fact: takeKind(cursor, flags).code, is: said.is };
}

function takeKind(cursor: Cursor, kinds: readonly FactKind[]): FactKind {
  const name = cursor.takeOne(kinds.map((kind) => kind.name.zh));
  const found = kinds.find((kind) => kind.name.zh === name);
  if (found) return found;
  if (cursor.done) throw cursor.fault(t("这里缺少一个条件", "A condition is missing here"));
  throw cursor.fault(
    unknownWord(
      cursor.here,
      kinds.map((kind) => kind.name.zh),
    ),
  );
}

/** What is not known is said with what may have been meant. */
function unknownWord(word: string, known: readonly string[]): Text {
  const close = nearest(word, known);
  const zh = close.length > 0 ? `；是不是想写：${close.join("、")}` : "，请从指标目录中选";
  const en = close.length > 0 ? `; did you mean: ${close.join(", ")}` : "; choose one of the catalogue";
  return t(`不认识“${word}”${zh}`, `“${word}” is not known${en}`);
}

function takeComparison(cursor: Cursor): Comparison {
  const op = cursor.takeOne(comparisons);
  if (!op) throw cursor.fault(t("这里要写 ≥、>、≤、<、= 或 ≠", "Write ≥, >, ≤, <, = or ≠ here"));
  return op;
}

function readNumber(cursor: Cursor, kind: NumberKind): Condition {
  const op = takeComparison(cursor);
  const digits = cursor.match(/^-?\d{1,12}(?:\.\d{1,4})?/u);
  if (digits === undefined) throw cursor.fault(t("这里要写一个数", "Write a number here"));
  if (!cursor.take(kind.unit.zh))
    throw cursor.fault(
      t(
        `“${kind.name.zh}”的单位是“${kind.unit.zh}”，请写在数后面`,
        `“${kind.name.zh}” is counted in ${kind.unit.zh}; write it after the number`,
      ),
    );
  return { kind: "number", fact: kind.code, op, value: Number(digits) + 0 };
}

function readChoice(cursor: Cursor, kind: ChoiceKind): Condition {
  const word = cursor.takeOne(["属于", "不属于"]);
  if (!word)
    throw cursor.fault(t(`“${kind.name.zh}”后面要写“属于”或“不属于”`, `After “${kind.name.zh}” write 属于 or 不属于`));
  const named: string[] = [];
  do {
    const name = cursor.takeOne(kind.options.map((option) => option.name.zh));
    const option = kind.options.find((one) => one.name.zh === name);
    if (!option)
      throw cursor.fault(
        unknownWord(
          cursor.here,
          kind.options.map((one) => one.name.zh),
        ),
      );
    named.push(option.code);
  } while (cursor.take("、"));
  const options = kind.options.map(({ code }) => code).filter((code) => named.includes(code));
  return { kind: "choice", fact: kind.code, among: word === "属于", options };
}

function readDay(cursor: Cursor, kind: DayKind): Condition {
  if (cursor.take("距今")) return readAge(cursor, kind);
  const op = takeComparison(cursor);
  cursor.skip();
  const { at } = cursor;
  const said = cursor.match(/^\d{4}-\d{2}-\d{2}/u);
  try {
    return { kind: "day", fact: kind.code, op, day: parseDay(said ?? "") };
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw cursor.fault(t("这里要写日期，像 2026-01-01", "Write a day here, like 2026-01-01"), at);
  }
}

function readAge(cursor: Cursor, kind: DayKind): Condition {
  const op = takeComparison(cursor);
  if (op === "=" || op === "≠") throw cursor.fault(t("“距今”后面用 ≥、>、≤ 或 <", "After 距今 use ≥, >, ≤ or <"));
  const digits = cursor.match(/^\d{1,4}/u);
  if (digits === undefined) throw cursor.fault(t("这里要写一个整数", "Write a whole number here"));
  const unit = (["year", "month", "day"] as const).find((one) => cursor.take(ageUnits[one].zh));
  if (!unit) throw cursor.fault(t("数后面要写“年”“个月”或“天”", "After the number write 年, 个月 or 天"));
  // Where the calendar has no such day, every firm's page that meets the clause would fail.
  if (unit === "year" && Number(digits) > mostYears)
    throw cursor.fault(t(`最多写 ${mostYears} 年`, `${mostYears} years at most`));
  return { kind: "age", fact: kind.code, op, amount: Number(digits), unit };
}
