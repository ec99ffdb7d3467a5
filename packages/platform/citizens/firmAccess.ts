import type { Day } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";

/** SQL: whether mandate `m` is valid on a day. Its last day is the one before `until`; a revoked one ends at once. */
export const validOn = (m: string, day: string): string =>
  `(${m}.since <= ${day}::date AND ${day}::date < ${m}.until AND (${m}.revoked_on IS NULL OR ${day}::date < ${m}.revoked_on))`;

/**
 * SQL: whether a citizen may act for firm `f` on a day: as its representative once it is confirmed, or by a valid
 * mandate. With `area` (SQL of an area's name) the mandate must hold for it; without, for any.
 */
export const actsFor = (f: string, citizen: string, day: string, area?: string): string =>
  `(${f}.confirmed_at IS NOT NULL AND (${f}.representative = ${citizen} OR EXISTS (
    SELECT 1 FROM mandates m WHERE m.uscc = ${f}.uscc AND m.holder = ${citizen} AND ${validOn("m", day)}${
      area ? ` AND (m.areas IS NULL OR ${area} = ANY(m.areas))` : ""
    })))`;

/** Whether a citizen may act for a firm in matters of an area (`hotline`, the part of a case type before its dot). */
export async function mayActFor(
  db: Pick<Pool, "query">,
  citizenId: string,
  uscc: string,
  area: string,
  day: Day,
): Promise<boolean> {
  const { rows } = await db.query(
    `SELECT 1 FROM firms f WHERE f.uscc = $1 AND ${actsFor("f", "$2::uuid", "$3", "$4")}`,
    [uscc, citizenId, day, area],
  );
  return rows.length > 0;
}

/** The accounts that act for a firm in matters of an area on a day: its representative's, and those with a mandate for it. */
export async function accountsOfFirm(
  db: Pick<Pool, "query">,
  uscc: string,
  area: string,
  day: Day,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT c.id FROM firms f JOIN citizens c ON c.id = f.representative
       OR c.id IN (SELECT m.holder FROM mandates m WHERE m.uscc = f.uscc)
     WHERE f.uscc = $1 AND c.closed_at IS NULL AND ${actsFor("f", "c.id", "$2", "$3")} ORDER BY c.id`,
    [uscc, day, area],
  );
  return rows.map(({ id }) => id);
}

export interface FirmLine {
  readonly uscc: string;
  readonly name: string;
  /** False while an administrator has yet to confirm its representative. */
  readonly confirmed: boolean;
  readonly as: "representative" | "employee" | "agent";
  /** Areas the mandate is limited to; null: all. */
  readonly areas: readonly string[] | null;
  readonly until: Day | null;
}

/** The firms of a citizen on a day: those he represents, also unconfirmed ones, and those he has a valid mandate of. */
export async function firmsOf(db: Pick<Pool, "query">, citizenId: string, day: Day): Promise<readonly FirmLine[]> {
  const { rows } = await db.query<FirmLine>(
    `SELECT uscc, name, confirmed_at IS NOT NULL AS confirmed, 'representative' AS as, NULL AS areas, NULL AS until
     FROM firms WHERE representative = $1
     UNION ALL
     SELECT f.uscc, f.name, true, m.kind, m.areas, m.until FROM mandates m JOIN firms f USING (uscc)
     WHERE m.holder = $1 AND f.confirmed_at IS NOT NULL AND f.representative <> $1 AND ${validOn("m", "$2")}
     ORDER BY name, until`,
    [citizenId, day],
  );
  return rows;
}
