import { addDays, dayOf } from "@wuxing/kernel/calendar";
import type { RuleBook } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { PoolClient } from "pg";
import { riskClasses } from "../riskClasses.ts";
import { type InspectionRegister, type Item, inspectionRegisters, type Task } from "./inspectionRegisters.ts";

type Row = Readonly<Record<string, unknown>>;

/** A row that was asked for, with what it was before and what is wrong with it. */
export interface Checked {
  readonly row: number;
  readonly key: string;
  readonly before: Row | null;
  readonly after: Row;
  readonly faults: readonly { readonly row: number; readonly field: string; readonly reason: Text }[];
}

/** What rows are checked against. */
export interface RowCheck {
  readonly before: ReadonlyMap<string, Row>;
  /** The unit whose row it is; null where it is nobody's or an unknown officer's. */
  readonly unitOf: (row: Row) => string | null;
  readonly knowsUnit: (code: string) => boolean;
  readonly items: ReadonlyMap<string, Item>;
  readonly officers: ReadonlyMap<string, string>;
  readonly objects: ReadonlySet<string>;
  readonly drawn: ReadonlySet<string>;
  readonly rules: RuleBook;
  readonly today: string;
}

/** Reads what rows of a register are checked against, as it stands in this transaction. */
export async function rowCheck(
  client: PoolClient,
  platform: Platform,
  register: InspectionRegister,
  given: readonly unknown[],
): Promise<RowCheck> {
  const { table, id, columns } = inspectionRegisters[register];
  const named = (field: string): string[] => given.map((row) => textOf(row, field));
  const { rows } = await client.query<{ key: string; row: Row }>(
    `SELECT ${id}::text AS key, to_jsonb(x) AS row FROM (SELECT ${columns.join(", ")} FROM ${table}) x WHERE ${id}::text = ANY($1)`,
    [named(id)],
  );
  /** Of the ids that the rows name, those that there are: a register may hold a million. */
  const known = async (of: InspectionRegister, sql: string, names: readonly string[]): Promise<Set<string>> =>
    new Set(register === of ? (await client.query<{ id: string }>(sql, [names])).rows.map((one) => one.id) : []);
  const items = register === "tasks" ? await readItems(client) : new Map<string, Item>();
  const officers = new Map(
    register === "recusals"
      ? (
          await client.query<{ id: string; unit: string }>(
            "SELECT id, unit FROM inspection_officers WHERE id = ANY($1)",
            [[...named("officer"), ...rows.map(({ row }) => textOf(row, "officer"))]],
          )
        ).rows.map((one) => [one.id, one.unit] as const)
      : [],
  );
  return {
    before: new Map(rows.map((one) => [one.key, one.row])),
    unitOf: (row) => (register === "recusals" ? (officers.get(String(row.officer)) ?? null) : text(row.unit)),
    knowsUnit: platform.city.knowsUnit,
    ...{ items, officers },
    objects: await known("recusals", "SELECT id FROM inspection_objects WHERE id = ANY($1)", named("object")),
    drawn: await known(
      "tasks",
      "SELECT task::text AS id FROM inspection_draws WHERE task::text = ANY($1)",
      named("id"),
    ),
    rules: platform.casework.almanac.rules,
    today: dayOf(platform.casework.now()),
  };
}

/** A field of a row as it was given; empty where it has none. */
export const textOf = (row: unknown, field: string): string =>
  String((row as Record<string, unknown> | null | undefined)?.[field] ?? "");

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

async function readItems(client: PoolClient): Promise<Map<string, Item>> {
  const { rows } = await client.query<Item>("SELECT * FROM inspection_items");
  return new Map(rows.map((item) => [item.code, item]));
}

interface Fault {
  readonly field: string;
  readonly reason: Text;
}

/** What is wrong with a row beside its form. */
export function checkRow(register: InspectionRegister, check: RowCheck, after: Row, before: Row | null): Fault[] {
  const unit = register === "objects" || register === "recusals" ? [] : unitFaults(check, "unit", [String(after.unit)]);
  if (register === "recusals") return recusalFaults(check, after);
  if (register === "tasks") return [...unit, ...taskFaults(check, after as unknown as Task, before)];
  const { since, until } = after as { since?: string; until?: string | null };
  const ends =
    until && since && until < since
      ? [{ field: "until", reason: t("结束日期早于开始日期", "It ends before it begins") }]
      : [];
  return [...unit, ...ends];
}

const unitFaults = ({ knowsUnit }: RowCheck, field: string, units: readonly string[]): Fault[] =>
  units
    .filter((unit) => !knowsUnit(unit))
    .map((unit) => ({ field, reason: t(`没有这个单位：${unit}`, `No such unit: ${unit}`) }));

function recusalFaults({ officers, objects }: RowCheck, row: Row): Fault[] {
  const faults: Fault[] = [];
  if (!officers.has(String(row.officer)))
    faults.push({ field: "officer", reason: t("名录库里没有这名人员", "There is no such officer in the register") });
  if (!objects.has(String(row.object)))
    faults.push({ field: "object", reason: t("名录库里没有这个对象", "There is no such object in the register") });
  return faults;
}

function taskFaults(check: RowCheck, task: Task, before: Row | null): Fault[] {
  const faults = unitFaults(check, "partners", task.partners);
  if (before && check.drawn.has(task.id))
    faults.push({
      field: "name",
      reason: t("这项任务已经抽取，不能再改", "This task has been drawn and can no longer change"),
    });
  if (task.partners.includes(task.unit))
    faults.push({
      field: "partners",
      reason: t("发起部门不用再列为配合部门", "The lead department is no partner of its own"),
    });
  for (const code of task.items) {
    const item = check.items.get(code);
    if (!item)
      faults.push({ field: "items", reason: t(`清单里没有事项 ${code}`, `There is no item ${code} in the list`) });
    else if (item.object_kind !== task.object_kind)
      faults.push({
        field: "items",
        reason: t(`事项“${item.name}”不查这类对象`, `Item ${code} is not for this kind of object`),
      });
  }
  return [...faults, ...periodFaults(check, task), ...shareFaults(check, task)];
}

/** A plan is done by a day of its year, and a task lies within it. */
function periodFaults({ rules, today }: RowCheck, { year, from_day, until_day }: Task): Fault[] {
  const last = lastDayOf(year, rules, today);
  if (until_day < from_day)
    return [{ field: "until_day", reason: t("结束日期早于开始日期", "It ends before it begins") }];
  if (!from_day.startsWith(`${year}-`))
    return [{ field: "from_day", reason: t(`应在 ${year} 年内`, `It must lie in ${year}`) }];
  return until_day > last
    ? [{ field: "until_day", reason: t(`年度任务应在 ${last} 前完成`, `Tasks of the year are done by ${last}`) }]
    : [];
}

/** The last day for tasks of a year's plan, by the rule row of a day. */
export const lastDayOf = (year: number, rules: RuleBook, today: string): string =>
  addDays(`${year}-12-31`, -rules.get("inspections.yearEnd", today).value.amount);

/** The shares of a task are no lower than the rule's; one key item makes it a key task. */
function shareFaults({ items, rules, today }: RowCheck, task: Task): Fault[] {
  if (task.basis !== "random") return [];
  const kind = task.items.some((code) => items.get(code)?.class === "key") ? "key" : "general";
  return riskClasses.flatMap((risk) => {
    const least = rules.get(`inspections.share.${kind}.${risk}`, today).value.amount;
    return task.shares[risk] < least
      ? [
          {
            field: "shares",
            reason: t(`${risk} 类对象抽取比例不低于 ${least}%`, `Of class ${risk} at least ${least} % are drawn`),
          },
        ]
      : [];
  });
}
