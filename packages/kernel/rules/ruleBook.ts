import { type Day, parseDay } from "@wuxing/kernel/calendar";
import { RuleMissing } from "./RuleMissing.ts";
import { type RuleRow, ruleId } from "./RuleRow.ts";

/** The rules of a city by key and day. */
export interface RuleBook {
  /** The row in force on a day, if there is one. */
  find(key: string, day: Day): RuleRow | undefined;
  /** The row in force on a day. Throws RuleMissing. */
  get(key: string, day: Day): RuleRow;
  /** The row of an id that an entry or clock kept, in force or not. */
  byId(id: string): RuleRow | undefined;
  /** Every row, as given. */
  all(): readonly RuleRow[];
}

/**
 * A book of rule rows. Throws RangeError (CalendarError) on an impossible day, and RangeError on a row that ends before
 * it begins, on two rows of one key in force on one day, and on an amount that is no number from zero up.
 */
export function ruleBook(rows: readonly RuleRow[]): RuleBook {
  const byKey = new Map<string, RuleRow[]>();
  for (const row of rows) {
    assertRow(row);
    const same = byKey.get(row.key);
    if (same) same.push(row);
    else byKey.set(row.key, [row]);
  }
  for (const same of byKey.values()) assertApart(same.sort((a, b) => (a.from < b.from ? -1 : 1)));
  const byId = new Map(rows.map((row) => [ruleId(row), row]));
  const find = (key: string, day: Day): RuleRow | undefined =>
    byKey.get(key)?.find((row) => row.from <= day && (row.until === undefined || day < row.until));
  return {
    find,
    get(key, day) {
      const row = find(key, day);
      if (!row) throw new RuleMissing(key, day);
      return row;
    },
    byId: (id) => byId.get(id),
    all: () => rows,
  };
}

function assertRow(row: RuleRow): void {
  parseDay(row.from);
  if (row.until !== undefined && parseDay(row.until) <= row.from)
    throw new RangeError(`rule ${ruleId(row)} ends (${row.until}) before it begins`);
  if (!Number.isFinite(row.value.amount) || row.value.amount < 0)
    throw new RangeError(`rule ${ruleId(row)} has the amount ${row.value.amount}`);
}

/** Rows of one key, by the day they begin. */
function assertApart(rows: readonly RuleRow[]): void {
  for (const [i, row] of rows.entries()) {
    const next = rows[i + 1];
    if (next && (row.until === undefined || row.until > next.from))
      throw new RangeError(`rules ${ruleId(row)} and ${ruleId(next)} are both in force on ${next.from}`);
  }
}
