import { dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { findCertificateType } from "@wuxing/platform/items";

type Needed = Pick<Platform, "pool" | "casework">;

/**
 * The types that these units issue: what items of theirs end in, by the catalogue in force today. What a unit has no item
 * for it has no power to certify (职权法定), however well its officer fills in the form.
 */
export async function typesIssuedBy(
  { pool, casework }: Needed,
  units: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ type: string }>(
    `SELECT DISTINCT item->>'issues' AS type FROM item_versions
     WHERE unit = ANY($1) AND since <= $2 AND (until IS NULL OR until > $2) AND item->>'issues' IS NOT NULL`,
    [units, dayOf(casework.now())],
  );
  return new Set(rows.map(({ type }) => type));
}

/** Throws Refusal where the unit has no item that issues this type. */
export async function assertMayIssue({ pool, casework }: Needed, unit: string, type: string): Promise<void> {
  const { rowCount } = await pool.query(
    `SELECT 1 FROM item_versions
     WHERE unit = $1 AND item->>'issues' = $2 AND since <= $3 AND (until IS NULL OR until > $3) LIMIT 1`,
    [unit, type, dayOf(casework.now())],
  );
  if (rowCount === 0) throw notIssuedHere(type);
}

/** A type that the unit does not issue, at the field where it was chosen. */
export function notIssuedHere(type: string): Refusal {
  const { zh, en } = findCertificateType(type)?.name ?? t(type, type);
  const reason = t(
    `本单位的事项目录里没有颁发“${zh}”的事项：请由办理的单位颁发，或先发布这个事项`,
    `Your unit has no item in the catalogue that issues this (${en}): the unit that has it issues it, or publish the item first`,
  );
  return new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [{ field: "type", reason }]);
}
