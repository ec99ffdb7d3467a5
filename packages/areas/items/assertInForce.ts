import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";

/** Those of these base codes that are no item's in force anywhere. */
export async function basesNotInForce(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  bases: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ base: string }>(
    `SELECT DISTINCT base FROM unnest($1::text[]) AS base WHERE NOT EXISTS (SELECT FROM item_versions
       WHERE right(code, 12) = base AND since <= $2 AND (until IS NULL OR until > $2))`,
    [bases, dayOf(casework.now())],
  );
  return rows.map(({ base }) => base);
}

/** Throws Refusal where a base code is no item's that is in force anywhere. */
export async function assertInForce(
  platform: Pick<Platform, "pool" | "casework">,
  bases: readonly string[],
): Promise<void> {
  const missing = await basesNotInForce(platform, bases);
  if (missing.length === 0) return;
  const reason = t("有事项不存在或已停办", "Some items do not exist or have ended");
  const faults = missing.map((base) => ({
    field: "bases",
    reason: t(`没有现行的事项 ${base}`, `No item ${base} is in force`),
  }));
  throw new Refusal("invalidInput", reason, faults);
}
