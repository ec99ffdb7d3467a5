import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, faultsOf, Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";
import { mayKeep } from "./assertMayKeep.ts";
import { type Checked, checkRow, type RowCheck, rowCheck, textOf } from "./checkRow.ts";
import { type InspectionRegister, inspectionRegisters } from "./inspectionRegisters.ts";

export interface InspectionChange {
  readonly register: InspectionRegister;
  /** The rows as they shall be. */
  readonly rows: readonly unknown[];
  readonly actor: Actor;
  readonly commandId: string;
  /** The file, paper or page behind it. */
  readonly source: string;
  /** Only say what it would do. */
  readonly trial?: boolean;
}

export interface ChangeReport {
  readonly faults: readonly { readonly row: number; readonly field: string; readonly reason: Text }[];
  readonly written: readonly { readonly row: number; readonly key: string; readonly what: "added" | "changed" }[];
  readonly repeated: boolean;
}

/**
 * Writes rows of a register with the record of each change, all or none. Rows that change nothing are left out; with any
 * fault nothing is written. A command id that was used before changes nothing.
 */
export async function changeInspections(platform: Platform, change: InspectionChange): Promise<ChangeReport> {
  return transaction(platform.pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('inspection registers'))");
    const done = await client.query("SELECT 1 FROM inspection_changes WHERE command_id = $1 LIMIT 1", [
      change.commandId,
    ]);
    if (done.rows.length > 0) return { faults: [], written: [], repeated: true };
    const check = await rowCheck(client, platform, change.register, change.rows);
    const parsed = change.rows.map((row, i) => parseRow(change, check, row, i));
    const faults = [...parsed.flatMap((one) => one.faults), ...doubleFaults(parsed)];
    const fresh = faults.length > 0 ? [] : parsed.filter(({ before, after }) => !isSame(before, after));
    if (!change.trial && fresh.length > 0) await write(client, change, fresh, platform.casework.now());
    return {
      faults,
      written: fresh.map(({ row, key, before }) => ({
        row,
        key,
        what: before ? ("changed" as const) : ("added" as const),
      })),
      repeated: false,
    };
  });
}

/** As `changeInspections`, for a form: throws Refusal (invalidInput, notAllowed) with the fields at fault. */
export async function changeInspection(platform: Platform, change: InspectionChange): Promise<ChangeReport> {
  const report = await changeInspections(platform, change);
  if (report.faults.length === 0) return report;
  throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), report.faults);
}

function parseRow({ register, actor }: InspectionChange, check: RowCheck, given: unknown, row: number): Checked {
  const parsed = inspectionRegisters[register].row.safeParse(given);
  const id = keyOf(register, given);
  if (!parsed.success) {
    const faults = faultsOf(parsed.error.issues).map(({ field, reason }) => ({ row, field, reason }));
    return { row, key: id, before: null, after: {}, faults };
  }
  const after = parsed.data as Record<string, unknown>;
  const before = check.before.get(id) ?? null;
  const units = [check.unitOf(after), ...(before ? [check.unitOf(before)] : [])];
  if (!units.every((unit) => mayKeep(actor, register, unit)))
    return { row, key: id, before, after, faults: [{ row, field: "unit", reason: notYours }] };
  const faults = checkRow(register, check, after, before).map((fault) => ({ row, ...fault }));
  return { row, key: id, before, after, faults };
}

const keyOf = (register: InspectionRegister, row: unknown): string => textOf(row, inspectionRegisters[register].id);

const notYours = t(
  "只能维护本单位的清单、人员和任务；其他的请联系“五型”办",
  "You keep your own unit's items, officers and tasks; for others ask the coordinator",
);

function doubleFaults(parsed: readonly Checked[]): ChangeReport["faults"] {
  const seen = new Map<string, number>();
  return parsed.flatMap(({ row, key }) => {
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row);
      return [];
    }
    return [{ row, field: "id", reason: t(`“${key}”前面已经有一行`, `There is a row “${key}” above already`) }];
  });
}

/** Rows as the database gives them back: days as text, numbers as numbers. */
const isSame = (before: unknown, after: unknown): boolean => before !== null && canonical(before) === canonical(after);
const canonical = (row: unknown): string =>
  JSON.stringify(row, (_key, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

async function write(
  client: PoolClient,
  change: InspectionChange,
  fresh: readonly Checked[],
  at: string,
): Promise<void> {
  const { table, id, columns } = inspectionRegisters[change.register];
  const names = columns.join(", ");
  const others = columns.filter((column) => column !== id).map((column) => `${column} = excluded.${column}`);
  await client.query(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM json_populate_recordset(NULL::${table}, $1)
     ON CONFLICT (${id}) DO UPDATE SET ${others.join(", ")}`,
    [JSON.stringify(fresh.map(({ after }) => after))],
  );
  await client.query(
    `INSERT INTO inspection_changes (command_id, seq, register, key, at, actor, before, after, source)
     SELECT $1, seq, $2, key, $3, $4, before, after, $5
     FROM json_to_recordset($6) AS x(seq integer, key text, before jsonb, after jsonb)`,
    [
      ...[change.commandId, change.register, at, change.actor.id, change.source],
      JSON.stringify(fresh.map(({ key, before, after }, seq) => ({ seq, key, before, after }))),
    ],
  );
}

/** The day of the server's clock. */
export const todayOf = ({ casework }: Pick<Platform, "casework">): string => dayOf(casework.now());
