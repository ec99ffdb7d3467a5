import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Announced, Upload } from "./Upload.ts";

export type UploadRow = Omit<Upload, "offset">;
type Db = Pick<Pool, "query">;

const columns = `id, keeper, field, name, print, length, file, expires_at AS "expiresAt"`;
/** Of one account; on an old phone more than that is a mistake, and it bounds what is kept for nothing. */
const unfinishedAtMost = 12;

export async function rowOf(db: Db, id: string): Promise<UploadRow | undefined> {
  const { rows } = await db.query<UploadRow>(`SELECT ${columns} FROM uploads WHERE id = $1 AND expires_at > now()`, [
    id,
  ]);
  return rows[0];
}

/** The unfinished ones of a form. */
export async function rowsOf(db: Db, keeper: string): Promise<readonly UploadRow[]> {
  const { rows } = await db.query<UploadRow>(
    `SELECT ${columns} FROM uploads WHERE keeper = $1 AND file IS NULL AND expires_at > now() ORDER BY begun_at`,
    [keeper],
  );
  return rows;
}

/** Writes one down, or finds it; tells which older ones of the account have to go for it. */
export async function announce(
  db: Db,
  { keeper, field, name, length, print }: Announced,
  account: string,
  isHeld: (file: string) => boolean | Promise<boolean>,
): Promise<{ readonly row: UploadRow; readonly dropped: readonly string[] }> {
  const said = [keeper, field, print, length];
  // It has come whole before and the form still holds it: no byte is sent again.
  const whole = await db.query<UploadRow>(
    `SELECT ${columns} FROM uploads
     WHERE keeper = $1 AND field = $2 AND print = $3 AND length = $4 AND file IS NOT NULL ORDER BY begun_at DESC LIMIT 1`,
    said,
  );
  const [before] = whole.rows;
  if (before?.file && (await isHeld(before.file))) return { row: before, dropped: [] };
  const { rows } = await db.query<UploadRow>(
    `INSERT INTO uploads (keeper, field, print, length, id, name, begun_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, now() + interval '2 days')
     ON CONFLICT (keeper, field, print, length) WHERE file IS NULL
       DO UPDATE SET name = EXCLUDED.name, expires_at = EXCLUDED.expires_at
     RETURNING ${columns}`,
    [...said, randomUUID(), name, account],
  );
  const older = await db.query<{ id: string }>(
    `SELECT id FROM uploads WHERE begun_by = $1 AND file IS NULL AND id <> $2
     ORDER BY begun_at DESC OFFSET $3`,
    [account, rows[0]?.id, unfinishedAtMost - 1],
  );
  return { row: rows[0] as UploadRow, dropped: older.rows.map(({ id }) => id) };
}

/** What the uploads of a form became, by the field they are for; those alone that no case has claimed. */
export async function filesOf(
  db: Db,
  keeper: string,
): Promise<readonly { readonly field: string; readonly file: string }[]> {
  const { rows } = await db.query<{ field: string; file: string }>(
    `SELECT u.field, u.file FROM uploads u JOIN files f ON f.id = u.file
     WHERE u.keeper = $1 AND f.uploaded_by = $1 AND f.case_id = 0 ORDER BY u.begun_at`,
    [keeper],
  );
  return rows;
}
