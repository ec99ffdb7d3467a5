import type { Day } from "@wuxing/kernel/calendar";
import { type Text, t } from "@wuxing/kernel/text";
import type { Cursor } from "./Cursor.ts";
import { type FactCatalogue, type FirmFile, type NumberKind, silenceOf } from "./Facts.ts";
import { printNumber } from "./printCondition.ts";

/**
 * What a firm that fulfils a clause is given. Money in whole 分. `percent`: of a fact in 万元 or 元, in hundredths of a per
 * cent; `perUnit`: so much for each of what a fact counts. `cap`: never more.
 */
export type Benefit =
  | { readonly kind: "fixed"; readonly fen: number }
  | { readonly kind: "percent"; readonly of: string; readonly hundredths: number; readonly cap: number | null }
  | { readonly kind: "perUnit"; readonly of: string; readonly fen: number; readonly cap: number | null };

/** 分 in a unit of money; undefined for what is no money. */
const fenIn = (unit: string): number | undefined => ({ 万元: 1_000_000, 元: 100 })[unit];
/** More than any city has: what goes beyond is a slip of the pen, and sums stay exact. */
const mostFen = 1e13;

/** Money as it is written: 万元 from there on, where it has no 分; else 元. Read again it is the same to the 分. */
export function printMoney(fen: number): Text {
  const yuan = fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
  const en = `CNY ${yuan.replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/gu, ",")}`;
  return fen >= 1_000_000 && fen % 100 === 0 ? t(`${printNumber(fen / 1_000_000)} 万元`, en) : t(`${yuan} 元`, en);
}

const capped = (cap: number | null): Text =>
  cap === null ? t("", "") : t(`，最高 ${printMoney(cap).zh}`, `, at most ${printMoney(cap).en}`);

/** A benefit in words; the Chinese is the readable form. */
export function printBenefit(benefit: Benefit, catalogue: FactCatalogue): Text {
  if (benefit.kind === "fixed") {
    const { zh, en } = printMoney(benefit.fen);
    return t(`定额 ${zh}`, `${en}, fixed`);
  }
  const { name } = catalogue.get(benefit.of);
  const cap = capped(benefit.cap);
  if (benefit.kind === "percent") {
    const share = `${benefit.hundredths / 100}%`;
    return t(`${name.zh} 的 ${share}${cap.zh}`, `${share} of ${name.en}${cap.en}`);
  }
  const unit = unitOf(benefit.of, catalogue);
  const { zh, en } = printMoney(benefit.fen);
  return t(`${name.zh} 每${unit.zh} ${zh}${cap.zh}`, `${en} for each of ${name.en}${cap.en}`);
}

const unitOf = (code: string, catalogue: FactCatalogue): Text => {
  const kind = catalogue.get(code);
  return kind.type === "number" ? kind.unit : t("", "");
};

/** Reads a benefit in the readable form. Throws Misread. */
export function readBenefit(cursor: Cursor, catalogue: FactCatalogue): Benefit {
  if (cursor.take("定额")) return { kind: "fixed", fen: readMoney(cursor) };
  const kind = takeNumberKind(cursor, catalogue);
  if (cursor.take("的")) {
    const digits = cursor.match(/^\d{1,3}(?:\.\d{1,2})?(?=\s*%)/u);
    if (digits === undefined || !cursor.take("%") || Number(digits) === 0)
      throw cursor.fault(t("“的”后面要写百分比，像 10%", "Write a percentage after 的, like 10%"));
    if (fenIn(kind.unit.zh) === undefined)
      throw cursor.fault(
        t(`“${kind.name.zh}”不是金额，不能按比例`, `“${kind.name.zh}” is not money: no share of it can be paid`),
      );
    return { kind: "percent", of: kind.code, hundredths: Math.round(Number(digits) * 100), cap: readCap(cursor) };
  }
  if (!cursor.take(`每${kind.unit.zh}`))
    throw cursor.fault(
      t(`这里写“的 10%”或“每${kind.unit.zh} 500 元”`, `Write 的 10% or 每${kind.unit.zh} 500 元 here`),
    );
  return { kind: "perUnit", of: kind.code, fen: readMoney(cursor), cap: readCap(cursor) };
}

function takeNumberKind(cursor: Cursor, catalogue: FactCatalogue): NumberKind {
  const kinds = catalogue.kinds.filter((kind): kind is NumberKind => kind.type === "number");
  const name = cursor.takeOne(kinds.map((kind) => kind.name.zh));
  const kind = kinds.find((one) => one.name.zh === name);
  if (kind) return kind;
  throw cursor.fault(
    t(
      "这里写“定额 10 万元”，或一个数值指标加比例",
      "Write 定额 10 万元 here, or a fact that is a number and a share of it",
    ),
  );
}

function readCap(cursor: Cursor): number | null {
  if (!cursor.take("，")) return null;
  if (!cursor.take("最高")) throw cursor.fault(t("逗号后面写“最高 50 万元”", "After the comma write 最高 50 万元"));
  return readMoney(cursor);
}

/** Money in 元 or 万元, to the 分. */
function readMoney(cursor: Cursor): number {
  const digits = cursor.match(/^\d{1,9}(?:\.\d{1,6})?/u);
  const unit = digits === undefined ? undefined : cursor.takeOne(["万元", "元"]);
  const fen = Number(digits) * (fenIn(unit ?? "") ?? Number.NaN);
  // A decimal times its unit is not always exact: within a hundredth of a 分 it is meant to be whole.
  if (!(fen > 0) || fen > mostFen || Math.abs(fen - Math.round(fen)) > 0.01)
    throw cursor.fault(t("这里要写金额，像 10 万元 或 1500 元", "Write an amount here, like 10 万元 or 1500 元"));
  return Math.round(fen);
}

/** How much it is for a firm on a day, in whole 分, rounded down; or the fact that is missing for it. */
export function amountOf(
  benefit: Benefit,
  file: FirmFile,
  catalogue: FactCatalogue,
  day: Day,
): { readonly fen: number } | { readonly missing: string } {
  if (benefit.kind === "fixed") return { fen: benefit.fen };
  const kind = catalogue.get(benefit.of);
  const fact = file[benefit.of];
  if (!fact || silenceOf(kind, fact, day) || typeof fact.value !== "number" || !Number.isFinite(fact.value))
    return { missing: benefit.of };
  const value = Math.max(0, fact.value);
  const unit = kind.type === "number" ? (fenIn(kind.unit.zh) ?? 100) : 100;
  const fen =
    benefit.kind === "percent"
      ? // hundredths of the fact's unit are whole: no error of the decimal system is carried into money
        Math.floor((Math.round(value * 100) * benefit.hundredths * (unit / 100)) / 10_000)
      : Math.floor(value) * benefit.fen;
  return { fen: Math.min(fen, benefit.cap ?? mostFen) };
}
