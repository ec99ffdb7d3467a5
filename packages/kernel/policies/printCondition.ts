import { type Text, t } from "@wuxing/kernel/text";
import type { Atom, Condition } from "./Condition.ts";
import type { FactCatalogue } from "./Facts.ts";
import { ageUnits, flagWords } from "./words.ts";

/**
 * A condition in words. The Chinese is the readable form: `parseCondition` gives the same condition back. The English says
 * the same to a reader.
 */
export function printCondition(condition: Condition, catalogue: FactCatalogue): Text {
  switch (condition.kind) {
    case "all":
      return joined(
        condition.of.map((one) => enclosed(one, catalogue, one.kind === "any" || one.kind === "all")),
        t(" 且 ", " and "),
      );
    case "any":
      return joined(
        condition.of.map((one) => enclosed(one, catalogue, one.kind === "any")),
        t(" 或 ", " or "),
      );
    case "not": {
      const inner = enclosed(condition.of, catalogue, true);
      return t(`非${inner.zh}`, `not ${inner.en}`);
    }
    default:
      return printAtom(condition, catalogue);
  }
}

const joined = (parts: readonly Text[], between: Text): Text =>
  t(parts.map(({ zh }) => zh).join(between.zh), parts.map(({ en }) => en).join(between.en));

function enclosed(condition: Condition, catalogue: FactCatalogue, inBrackets: boolean): Text {
  const { zh, en } = printCondition(condition, catalogue);
  return inBrackets ? t(`（${zh}）`, `(${en})`) : t(zh, en);
}

/** A number as the form has it: no exponent, no grouping, four decimals at most. */
export const printNumber = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/\.?0+$/u, "");

function printAtom(atom: Atom, catalogue: FactCatalogue): Text {
  const kind = catalogue.get(atom.fact);
  const { zh, en } = kind.name;
  switch (atom.kind) {
    case "number": {
      const unit = kind.type === "number" ? kind.unit : t("", "");
      const number = `${atom.op} ${printNumber(atom.value)}`;
      return t(`${zh} ${number} ${unit.zh}`.trimEnd(), `${en} ${number} ${unit.en}`.trimEnd());
    }
    case "choice": {
      const options = kind.type === "choice" ? kind.options.filter(({ code }) => atom.options.includes(code)) : [];
      const named = joined(
        options.map(({ name }) => name),
        t("、", ", "),
      );
      return t(
        `${zh} ${atom.among ? "" : "不"}属于 ${named.zh}`,
        `${en} is ${atom.among ? "" : "not "}one of ${named.en}`,
      );
    }
    case "flag": {
      const words = flagWords[kind.type === "flag" ? kind.verb : "is"][atom.is ? "yes" : "no"];
      return t(`${words.zh} ${zh}`, `${words.en} ${en}`);
    }
    case "day":
      return t(`${zh} ${atom.op} ${atom.day}`, `${en} ${atom.op} ${atom.day}`);
    case "age": {
      const unit = ageUnits[atom.unit];
      const age = `${atom.op} ${printNumber(atom.amount)}`;
      return t(`${zh} 距今 ${age} ${unit.zh}`, `${en} ${age} ${unit.en} ago`);
    }
  }
}
