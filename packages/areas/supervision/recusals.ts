import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { z } from "zod";

export const newRecusal = z.strictObject({
  unit: z.string().min(1, { error: "请选择单位 | Please choose a unit" }).max(40),
  reason: z.string().trim().min(2, { error: "请写明原因 | Please say why" }).max(200),
});

/** Keeps that a supervisor must not be sent to places of a unit. Said twice it is kept once. */
export async function declareRecusal(
  { pool, casework, city }: Platform,
  userId: string,
  { unit, reason }: z.output<typeof newRecusal>,
): Promise<void> {
  if (!city.knowsUnit(unit)) {
    const said = t("没有这个单位，请从列表中选择", "There is no such unit; choose one of the list");
    throw new Refusal("invalidInput", said, [{ field: "unit", reason: said }]);
  }
  await pool.query(
    `INSERT INTO supervision_recusals (user_id, unit, reason, declared_at) SELECT $1, $2, $3, $4 WHERE NOT EXISTS (
       SELECT FROM supervision_recusals WHERE user_id = $1 AND unit = $2 AND lifted_at IS NULL) ON CONFLICT DO NOTHING`,
    [userId, unit, reason, casework.now()],
  );
}

export async function liftRecusal({ pool, casework }: Platform, userId: string, unit: string): Promise<void> {
  await pool.query(
    "UPDATE supervision_recusals SET lifted_at = $3 WHERE user_id = $1 AND unit = $2 AND lifted_at IS NULL",
    [userId, unit, casework.now()],
  );
}
