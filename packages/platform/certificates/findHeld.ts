import type { Day } from "@wuxing/kernel/calendar";
import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { type CertificateRow, certificateColumns } from "./CertificateRow.ts";
import { numberHash } from "./claims.ts";
import { type Holder, namesOf } from "./Holder.ts";

/**
 * The certificates of these types that a holder can prove something with on a day: valid, begun, not run out, not
 * replaced. The one that is valid longest comes first within its type. Types that he does not hold are not in it.
 */
export async function findHeld(
  db: Pick<Pool, "query">,
  holder: Holder,
  types: readonly string[],
  day: Day,
): Promise<readonly CertificateRow[]> {
  if (types.length === 0) return [];
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM certificates
     WHERE holder_kind = $1 AND holder = ANY($2) AND type = ANY($3) AND status = 'valid'
       AND valid_from <= $4 AND (valid_until IS NULL OR valid_until >= $4)
     ORDER BY type, valid_until DESC NULLS FIRST, id`,
    [holder.kind, await namesOf(db, holder), types, day],
  );
  return rows;
}

/** The certificate with this 证照标识; undefined where the city has none. */
export async function findCertificate(db: Pick<Pool, "query">, id: string): Promise<CertificateRow | undefined> {
  const { rows } = await db.query<CertificateRow>(`SELECT ${certificateColumns} FROM certificates WHERE id = $1`, [id]);
  return rows[0];
}

/** A certificate with this number, whoever holds it, the one that holds now first; undefined where the city has none. */
export async function findCertificateByNumber(
  db: Pick<Pool, "query">,
  vault: Vault,
  number: string,
): Promise<CertificateRow | undefined> {
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM certificates
     WHERE claims IN (SELECT id FROM certificate_claims WHERE number_hash = $1)
     ORDER BY status <> 'valid', issued_at DESC, id LIMIT 1`,
    [numberHash(vault, number)],
  );
  return rows[0];
}
