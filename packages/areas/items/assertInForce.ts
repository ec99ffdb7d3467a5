import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";

/** Throws Refusal where a base code is no item's that is in force anywhere. */
export async function assertInForce(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  bases: readonly string[],
): Promise<void> {
  const { rows } = await pool.query<{ base: string }>(
    `SELECT base FROM unnest($1::text[]) AS base WHERE NOT EXISTS (SELECT FROM item_versions
       WHERE right(code, 12) = base AND since <= $2 AND (until IS NULL OR until > $2))`,
    [bases, dayOf(casework.now())],
  );
  if (rows.length === 0) return;
  const reason = t("有事项不存在或已停办", "Some items do not exist or have ended");
  const faults = rows.map(({ base }) => ({
    field: "bases",
    reason: t(`没有现行的事项 ${base}`, `No item ${base} is in force`),
  }));
  throw new Refusal("invalidInput", reason, faults);
}
