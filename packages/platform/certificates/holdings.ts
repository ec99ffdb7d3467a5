import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { type CertificateRow, certificateColumns } from "./CertificateRow.ts";
import { type Claims, numberHash, openClaims } from "./claims.ts";
import { type Holder, namesOf } from "./Holder.ts";

type Db = Pick<Pool, "query">;

/** How many certificates of a type somebody has or had, and how many of them are valid. */
export interface HeldOfType {
  readonly type: string;
  readonly total: number;
  readonly valid: number;
}

/** What of somebody's certificates is looked for: a type, and an identifier or a number as it is written; empty: all. */
export interface Sought {
  readonly type: string;
  readonly written: string;
}

/** The valid ones first; certificates_of_holder is in this order, so that a page is read and nothing beside it. */
const order = "status <> 'valid', type, issued_at DESC, id";

/** So many of a holder's certificates from one on, the valid ones first, and how many there are of what is sought. */
export async function certificatesPage(
  db: Db,
  vault: Vault,
  holder: Holder,
  { type, written }: Sought,
  { from, size }: { readonly from: number; readonly size: number },
): Promise<{ readonly rows: readonly CertificateRow[]; readonly total: number }> {
  const names = await namesOf(db, holder);
  const which = `holder_kind = $1 AND ($3 = '' OR type = $3)
    AND ($4 = '' OR id = $4 OR claims IN (SELECT id FROM certificate_claims WHERE number_hash = $5))`;
  const sought = [holder.kind, names, type, written, numberHash(vault, written)];
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM unnest($2::text[]) AS name CROSS JOIN LATERAL (
       SELECT * FROM certificates WHERE holder = name AND ${which} ORDER BY ${order} LIMIT $6::int + $7::int) own
     ORDER BY ${order} LIMIT $6::int OFFSET $7::int`,
    [...sought, size, from],
  );
  const counted = await db.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM certificates WHERE holder = ANY($2) AND ${which}`,
    sought,
  );
  return { rows, total: counted.rows[0]?.total ?? 0 };
}

/** Of which types a holder has or had certificates, by their codes. */
export async function heldByType(db: Db, holder: Holder): Promise<readonly HeldOfType[]> {
  const { rows } = await db.query<HeldOfType>(
    `SELECT type, count(*)::int AS total, count(*) FILTER (WHERE status = 'valid')::int AS valid FROM certificates
     WHERE holder_kind = $1 AND holder = ANY($2) GROUP BY type ORDER BY type`,
    [holder.kind, await namesOf(db, holder)],
  );
  return rows;
}

/**
 * A holder's certificates that somebody wrote down, by identifier or number, with what they say. What was entered before
 * numbers were hashed is opened, and only where nothing else was found.
 */
export async function heldAs(
  db: Db,
  vault: Vault,
  holder: Holder,
  written: string,
): Promise<readonly { readonly row: CertificateRow; readonly claims: Claims }[]> {
  const find = async (which: string, values: readonly unknown[]) => {
    const { rows } = await db.query<CertificateRow>(
      `SELECT ${certificateColumns} FROM certificates WHERE holder_kind = $1 AND holder = ANY($2) AND ${which}
       ORDER BY ${order}`,
      [holder.kind, await namesOf(db, holder), ...values],
    );
    const said = await openClaims(
      db,
      vault,
      rows.map(({ claims }) => claims),
    );
    return rows.map((row) => ({ row, claims: said.get(row.claims) ?? {} }));
  };
  const found = await find("(id = $3 OR claims IN (SELECT id FROM certificate_claims WHERE number_hash = $4))", [
    written,
    numberHash(vault, written),
  ]);
  if (found.length > 0) return found;
  const unhashed = await find("claims IN (SELECT id FROM certificate_claims WHERE number_hash IS NULL)", []);
  return unhashed.filter(({ claims }) => claims.number === written);
}
