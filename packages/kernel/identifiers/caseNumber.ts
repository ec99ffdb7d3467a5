import { type Day, parseDay } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import { foldDashes } from "./fold.ts";
import { digits, hybridCheck } from "./iso7064.ts";
import { type Parsed, read, unread } from "./Parsed.ts";

/** What a case number says: of which kind (prefix), opened on which day, as which. */
export interface CaseNumber {
  readonly number: string;
  readonly prefix: string;
  readonly day: Day;
  readonly serial: number;
}

/**
 * A case number such as PX-20261125-0012345-5, the last being a check digit over all that goes before, so that a mistyped
 * number finds no other person's case. Throws RangeError unless the prefix is 2 to 4 capitals, the day exists, and the
 * serial is a whole number ≥ 0.
 */
export function formatCaseNumber({
  prefix,
  day,
  serial,
}: {
  readonly prefix: string;
  readonly day: Day;
  readonly serial: number;
}): string {
  if (!/^[A-Z]{2,4}$/.test(prefix)) throw new RangeError(`${prefix} is no prefix of a case number: 2 to 4 capitals`);
  if (!Number.isSafeInteger(serial) || serial < 0) throw new RangeError(`${serial} is no serial of a case number`);
  const date = dateDigits(day);
  const running = String(serial).padStart(7, "0");
  return `${prefix}-${date}-${running}-${checkDigit(prefix, date + running)}`;
}

/** "20261125" of a day that exists; the latest is remembered, for a day's numbers are given one after another. */
function dateDigits(day: Day): string {
  if (latest.day !== day) latest = { day, digits: parseDay(day).replaceAll("-", "") };
  return latest.digits;
}
let latest = { day: "", digits: "" };

/** ISO 7064 MOD 11,10; a letter counts as two digits, A as 10 to Z as 35. */
const checkDigit = (prefix: string, rest: string): string =>
  hybridCheck([...prefix].map((letter) => String(letter.charCodeAt(0) - 55)).join("") + rest, digits);

/** A case number as a person types it: with or without dashes, spaces, full-width signs, small letters. */
export function parseCaseNumber(text: string): Parsed<CaseNumber> {
  const parts = /^([A-Z]{2,4})(\d{4})(\d{2})(\d{2})(\d{7,15})(\d)$/.exec(foldDashes(text).replace(/[.·:：#]/g, ""));
  const wrong = unread(
    t(
      "没有这样的办件编号，请照回执逐位核对，例如 PX-20261125-0012345-5",
      "This is no case number; check it against your receipt, for example PX-20261125-0012345-5",
    ),
  );
  if (!parts) return wrong;
  const [, prefix = "", year, month, date, serial = ""] = parts;
  const day = `${year}-${month}-${date}`;
  if (!exists(day)) return wrong;
  const number = formatCaseNumber({ prefix, day, serial: Number(serial) });
  if (foldDashes(number) !== parts[0]) return wrong;
  return read({ number, prefix, day, serial: Number(serial) });
}

function exists(day: string): boolean {
  const utc = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(utc) && new Date(utc).toISOString().startsWith(day);
}
