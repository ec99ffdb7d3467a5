import type { Day } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { z } from "zod";

type Source = Pick<Platform, "pool" | "city">;
const unit = z.string().min(1, { error: "请选择单位 | Please choose a unit" }).max(40);

export const newWindow = z.object({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .max(30)
    .regex(/^[A-Z0-9]{1,4}(-[A-Z0-9]{1,6}){0,3}$/u, {
      error: "编号写成 A12 或 ZW-2F-08 的样子 | Write a code like A12 or ZW-2F-08",
    }),
  name: z.string().trim().min(2, { error: "请填写名称 | Please give the name" }).max(60),
  unit,
});
export const newStaff = z.object({
  unit,
  number: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-Z]{1,12}$/u, {
      error: "工号是 1–12 位数字或字母，不写姓名 | A number of 1 to 12 digits or letters, not a name",
    }),
});

export interface ServiceWindow {
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly division: string | null;
  readonly until: Day | null;
}

/** Every window there is or was, and the numbers of who serves, by unit. */
export async function windowRegister({ pool }: Pick<Source, "pool">) {
  const windows = await pool.query<ServiceWindow>(
    "SELECT code, name, unit, division, until FROM rating_windows ORDER BY until IS NOT NULL, code LIMIT 2000",
  );
  const staff = await pool.query<{ unit: string; number: string; until: Day | null }>(
    "SELECT unit, number, until FROM rating_staff ORDER BY until IS NOT NULL, unit, number LIMIT 5000",
  );
  return { windows: windows.rows, staff: staff.rows };
}

/** The names of windows by code, those that have closed too. */
export async function windowNames(
  { pool }: Pick<Source, "pool">,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await pool.query<{ code: string; name: string }>(
    "SELECT code, name FROM rating_windows WHERE code = ANY($1)",
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** A window that serves on a day; throws Refusal(notFound) for any other. */
export async function getWindow({ pool }: Pick<Source, "pool">, code: string, today: Day): Promise<ServiceWindow> {
  const { rows } = await pool.query<ServiceWindow>(
    "SELECT code, name, unit, division, until FROM rating_windows WHERE code = $1 AND since <= $2 AND (until IS NULL OR until > $2)",
    [code.toUpperCase(), today],
  );
  if (!rows[0]) throw notFound();
  return rows[0];
}

/** Whether somebody serves for a unit under a number on a day. */
export async function servesAs(
  { pool }: Pick<Source, "pool">,
  of: string,
  number: string,
  today: Day,
): Promise<boolean> {
  const { rows } = await pool.query(
    "SELECT 1 FROM rating_staff WHERE unit = $1 AND number = $2 AND since <= $3 AND (until IS NULL OR until > $3)",
    [of, number.toUpperCase(), today],
  );
  return rows.length > 0;
}

/** Enters a window; one of that code that was closed opens again. Throws Refusal. */
export async function addWindow(
  source: Source,
  by: string,
  today: Day,
  { code, name, unit: of }: z.output<typeof newWindow>,
) {
  const division = divisionOf(source, of);
  const { rowCount } = await source.pool.query(
    `INSERT INTO rating_windows (code, name, unit, division, since, added_by) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (code) DO UPDATE SET name = $2, unit = $3, division = $4, until = NULL, added_by = $6
     WHERE rating_windows.until IS NOT NULL OR rating_windows.unit = $3`,
    [code, name, of, division, today, by],
  );
  if (rowCount === 0) {
    const reason = t(`窗口 ${code} 属于别的单位，先停用它`, `Window ${code} is another unit's; close it first`);
    throw new Refusal("invalidInput", reason, [{ field: "code", reason }]);
  }
}

/** Enters the number of somebody who serves at a unit's windows. Throws Refusal. */
export async function addStaff(
  source: Source,
  by: string,
  today: Day,
  { unit: of, number }: z.output<typeof newStaff>,
) {
  divisionOf(source, of);
  await source.pool.query(
    `INSERT INTO rating_staff (unit, number, since, added_by) VALUES ($1, $2, $3, $4)
     ON CONFLICT (unit, number) DO UPDATE SET until = NULL, added_by = $4`,
    [of, number, today, by],
  );
}

/** Closes a window from a day on; ratings given there stay. Throws Refusal(notFound). */
export async function endWindow({ pool }: Pick<Source, "pool">, code: string, today: Day): Promise<void> {
  const { rowCount } = await pool.query("UPDATE rating_windows SET until = GREATEST(since, $2) WHERE code = $1", [
    code,
    today,
  ]);
  if (rowCount === 0) throw notFound();
}

/** Ends a number from a day on. Throws Refusal(notFound). */
export async function endStaff({ pool }: Pick<Source, "pool">, of: string, number: string, today: Day): Promise<void> {
  const { rowCount } = await pool.query(
    "UPDATE rating_staff SET until = GREATEST(since, $3) WHERE unit = $1 AND number = $2",
    [...[of, number, today]],
  );
  if (rowCount === 0) throw notFound();
}

function divisionOf({ city }: Source, code: string): string {
  const found = city.units.find((one) => one.code === code);
  if (found) return found.division;
  const reason = t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list");
  throw new Refusal("invalidInput", reason, [{ field: "unit", reason }]);
}
