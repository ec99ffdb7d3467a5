import { addDays, type Day } from "@wuxing/kernel/calendar";
import { layRules, type RuleRow } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import { retentionRule } from "@wuxing/platform/personal";
import type { RegisterFault } from "../Change.ts";
import type { RowOf } from "../registers.ts";
import { ruleRowOf } from "../ruleRowOf.ts";
import { type Checking, fault, rowsOf } from "./Checking.ts";

type Rule = RowOf<"rules">;
const lengths: ReadonlySet<string> = new Set(["workingDay", "calendarDay", "hour", "minute"]);

/**
 * Rule rows of a key that the program knows, of the kind of number it reckons with, from today on at the earliest, and
 * so that one row, and only one, is in force on every day.
 */
export async function checkRules(checking: Checking, today: Day): Promise<RegisterFault[]> {
  const rows = rowsOf(checking, "rules");
  if (rows.length === 0) return [];
  const keys = [...new Set(rows.map(({ before, after }) => (after ?? before)?.key ?? ""))];
  const own = await checking.client.query<Rule>(
    "SELECT key, since, until, title, value, source, deemed FROM rule_rows WHERE key = ANY($1)",
    [keys],
  );
  const found: RegisterFault[] = [];
  for (const { change, before, after } of rows) {
    const row = after ?? before;
    if (!row) continue;
    found.push(...timeFaults(change, before, after, today));
    const shipped = checking.desk.shipped.filter(({ key }) => key === row.key);
    found.push(...valueFaults(change, row, shipped));
    const fitting = own.rows.filter(({ key }) => key === row.key).map(ruleRowOf);
    const gap = found.length === 0 ? gapOf(shipped, fitting) : undefined;
    if (gap) found.push(fault(change, "since", gap));
  }
  return found;
}

/** What has begun is history: clocks ran by it. Of a row that holds, only its end may change. */
function timeFaults(change: number, before: Rule | null, after: Rule | null, today: Day): RegisterFault[] {
  const begun = t(
    "已经生效的规则不能再改，请另加一行，从新的一天起生效",
    "A rule that is in force cannot be changed; add a row that holds from another day on",
  );
  if (before && before.since <= today) {
    const only = after && JSON.stringify({ ...before, until: null }) === JSON.stringify({ ...after, until: null });
    if (!only) return [fault(change, "value", begun)];
    if (after.until !== null && after.until < today) return [fault(change, "until", begun)];
    return [];
  }
  if (after && after.since <= today)
    return [
      fault(
        change,
        "since",
        t(
          `生效日最早是明天（${addDays(today, 1)}）：今天的办件已按原规则起算`,
          `It can hold from tomorrow (${addDays(today, 1)}) at the earliest: today's cases have begun by the old row`,
        ),
      ),
    ];
  return [];
}

/** A slip here would destroy what cannot be brought back. */
const leastRetention = 30;

function valueFaults(change: number, row: Rule, shipped: readonly RuleRow[]): RegisterFault[] {
  const known = shipped[0];
  if (!known)
    return [
      fault(
        change,
        "key",
        t(`程序里没有规则“${row.key}”，请从列表中选`, `The program knows no rule “${row.key}”; choose one of the list`),
      ),
    ];
  const length = lengths.has(known.value.unit);
  if (length !== lengths.has(row.value.unit) || (!length && known.value.unit !== row.value.unit))
    return [
      fault(
        change,
        "value",
        t("单位不对：请用与原规则同类的单位", "The unit is wrong; use one of the same kind as before"),
      ),
    ];
  if (length && !Number.isInteger(row.value.amount))
    return [fault(change, "value", t("时限要填整数", "A term is a whole number"))];
  if (row.key === retentionRule && (row.value.unit !== "calendarDay" || row.value.amount < leastRetention))
    return [
      fault(
        change,
        "value",
        t(
          `保存期限用自然日，至少 ${leastRetention} 天：到期的个人信息当晚就删除，找不回来`,
          `The term is in calendar days, ${leastRetention} at least: what is over it is erased the same night, for good`,
        ),
      ),
    ];
  return [];
}

/** The first day on which no row, or two rows, of the key would be in force; undefined where there is none. */
function gapOf(shipped: readonly RuleRow[], own: readonly RuleRow[]): Text | undefined {
  const rows = layRules(shipped, own).toSorted((a, b) => (a.from < b.from ? -1 : 1));
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    if (row.until === next?.from) continue;
    if (next && (row.until === undefined || row.until > next.from))
      return t(
        `${next.from} 起有两行同时生效，请让前一行在这一天结束`,
        `From ${next.from} two rows would be in force; let the earlier one end on that day`,
      );
    // A gap among the shipped rows is the program's own.
    if (row.until !== undefined && own.some((one) => one.from === row.from))
      return t(
        `${row.until} 起没有生效的规则，请补上接着的一行`,
        `From ${row.until} no row would be in force; add the one that follows`,
      );
  }
  return undefined;
}
