import { type Text, t } from "@wuxing/kernel/text";
import { foldDashes } from "./fold.ts";
import { type Parsed, read, unread } from "./Parsed.ts";
import { provinceOf } from "./provinces.ts";
import { parseUscc, type Uscc } from "./uscc.ts";

/** 基本编码: what is done, the same wherever it is done. The parts are absent in a short code of GB/T 39046 (an..10). */
export interface BaseCode {
  readonly code: string;
  readonly parts?: {
    /** `00`: laid down by the nation, else the two digits of a province. */
    readonly scope: string;
    /** 事项类型, as `itemKinds`. */
    readonly kind: string;
    readonly department: string;
    readonly main: string;
    readonly sub: string;
  };
}

/** 实施编码: who does it (USCC), at which level, and what. The parts are absent in a short code of GB/T 39046 (an..24). */
export interface ItemCode {
  readonly code: string;
  readonly parts?: { readonly uscc: Uscc; readonly level: string; readonly base: BaseCode };
}

const kinds = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "20"];
const short: Text = t(
  "这是 GB/T 39046 的短编码，看不出实施主体和类型，请核对",
  "This is a short code of GB/T 39046, which does not say who and what; please check it",
);
const wrong = (name: Text, lengths: string, code: string): ReturnType<typeof unread> =>
  unread(
    t(
      `${name.zh}应为 ${lengths} 位字母或数字，现有 ${code.length} 位`,
      `The ${name.en} has ${lengths} letters or digits; this has ${code.length}`,
    ),
  );
const isPlain = (code: string): boolean => /^[0-9A-Z]+$/.test(code);

/** Reads a 基本编码: 12 digits (区划 2, 类型 2, 部门 2, 主项 3, 子项 3), or up to 10 with a warning. */
export function parseBaseCode(text: string): Parsed<BaseCode> {
  const code = foldDashes(text);
  if (isPlain(code) && code.length <= 10) return read({ code }, short);
  if (!/^\d{12}$/.test(code)) return wrong(t("基本编码", "base code"), "12", code);
  const [scope, kind, department, main, sub] = [
    ...[code.slice(0, 2), code.slice(2, 4), code.slice(4, 6)],
    ...[code.slice(6, 9), code.slice(9)],
  ] as [string, string, string, string, string];
  if (scope !== "00" && !provinceOf(`${scope}0000`))
    return unread(
      t(
        `基本编码开头的“${scope}”既不是国家（00）也不是省份`,
        `A base code begins with 00 for the nation or with a province; “${scope}” is neither`,
      ),
    );
  if (!kinds.includes(kind))
    return unread(
      t(
        `基本编码第 3、4 位“${kind}”不是事项类型（01 至 10、20）`,
        `Digits 3 and 4 of a base code are the kind, 01 to 10 or 20; “${kind}” is none`,
      ),
    );
  return read({ code, parts: { scope, kind, department, main, sub } });
}

/** Reads a 实施编码: 31 characters (USCC 18, 行使层级 1, 基本编码 12), or up to 24 with a warning. */
export function parseItemCode(text: string): Parsed<ItemCode> {
  const code = foldDashes(text);
  if (isPlain(code) && code.length <= 24) return read({ code }, short);
  if (code.length !== 31 || !isPlain(code)) return wrong(t("实施编码", "item code"), "31", code);
  const uscc = parseUscc(code.slice(0, 18));
  if (!uscc.ok) return uscc;
  const level = code.charAt(18);
  if (!/[1-7]/.test(level))
    return unread(
      t(
        `实施编码第 19 位“${level}”不是行使层级（1 至 7）`,
        `Character 19 of an item code is the level, 1 to 7; “${level}” is none`,
      ),
    );
  const base = parseBaseCode(code.slice(19));
  if (!base.ok) return base;
  return read({ code, parts: { uscc: uscc.value, level, base: base.value } }, ...uscc.warnings);
}

/** The 实施编码 of what a unit (USCC, 18) does at a level (1–7) by a 基本编码 (12). Nothing is checked. */
export const formatItemCode = (uscc: string, level: string, base: string): string => `${uscc}${level}${base}`;

/** Reads an 办理项编码: a 实施编码 of 31 and two digits that tell its variants apart. */
export function parseVariantCode(text: string): Parsed<{ readonly item: ItemCode; readonly variant: string }> {
  const code = foldDashes(text);
  if (!/^[0-9A-Z]{31}\d{2}$/.test(code)) return wrong(t("办理项编码", "code of an item's variant"), "33", code);
  const item = parseItemCode(code.slice(0, 31));
  return item.ok ? read({ item: item.value, variant: code.slice(31) }, ...item.warnings) : item;
}

/** An 办件编号: which item, on which day, the how manieth. */
export interface ApplicationNumber {
  readonly item: ItemCode;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Counts from 1. */
  readonly serial: number;
}

/** The 办件编号 of 43 characters: the item's code (31), the day and a serial of four digits. Throws RangeError outside 1–9999. */
export function formatApplicationNumber(code: string, day: string, serial: number): string {
  if (!Number.isInteger(serial) || serial < 1 || serial > 9999)
    throw new RangeError(`an application's serial is 1 to 9999, not ${serial}`);
  return `${code}${day.replaceAll("-", "")}${String(serial).padStart(4, "0")}`;
}

/** Reads an 办件编号 as `formatApplicationNumber` writes it. */
export function parseApplicationNumber(text: string): Parsed<ApplicationNumber> {
  const code = foldDashes(text);
  if (!/^[0-9A-Z]{31}\d{12}$/.test(code)) return wrong(t("办件编号", "application number"), "43", code);
  const item = parseItemCode(code.slice(0, 31));
  if (!item.ok) return item;
  const day = `${code.slice(31, 35)}-${code.slice(35, 37)}-${code.slice(37, 39)}`;
  const serial = Number(code.slice(39));
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day || serial === 0)
    return unread(
      t(
        "办件编号里的日期或流水号不对，请核对第 32 至 43 位",
        "The day or the serial in the application number is wrong; check characters 32 to 43",
      ),
    );
  return read({ item: item.value, day, serial }, ...item.warnings);
}
