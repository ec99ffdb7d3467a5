import { formatCertificateId } from "@wuxing/kernel/identifiers";
import type { Case } from "@wuxing/kernel/procedure";
import type { Projection } from "@wuxing/platform/casework";
import { findCertificateType } from "@wuxing/platform/items";
import type { PoolClient } from "pg";
import type { CertificateData } from "./CertificateData.ts";
import type { UseData } from "./UseData.ts";

/** The 证照标识 of a certificate's case: a first version is numbered by its case, later ones keep that number. */
export function idOf(
  c: Pick<Case, "number">,
  data: Pick<CertificateData, "type" | "issuer" | "serial" | "version">,
): string {
  const { type, issuer, serial, version } = data;
  return formatCertificateId({
    type: findCertificateType(type)?.nationalCode ?? type,
    ...{ issuer, version, serial: serial ?? c.number.split("-").slice(1, 3).join("") },
  });
}

type Written = Parameters<NonNullable<Projection["applyAll"]>>[1];

const columns = `case_id, id, type, holder_kind, holder, claims, unit, issuer, status, valid_from, valid_until, issued_at,
  moved_at, replaces, source`;

/** Writes rows of the register, one or many by one statement, and into what they replace what took its place. */
async function writeRows(client: PoolClient, written: Written): Promise<void> {
  const rows = written.map(({ entry, case: after }) => {
    const data = after.data as unknown as CertificateData;
    return {
      ...{ case_id: after.id, id: idOf(after, data), type: data.type, unit: after.unit, issuer: data.issuer },
      ...{ holder_kind: data.holder.kind, holder: data.holder.id, claims: data.claims, status: after.state },
      ...{ valid_from: data.validFrom, valid_until: data.validUntil, issued_at: after.openedAt, moved_at: entry.at },
      ...{ replaces: data.replaces, source: data.source },
    };
  });
  await client.query(
    `INSERT INTO certificates (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::certificates, $1)
     ON CONFLICT (case_id) DO UPDATE SET status = excluded.status, moved_at = excluded.moved_at`,
    [JSON.stringify(rows)],
  );
  for (const { id, replaces } of rows)
    if (replaces) await client.query("UPDATE certificates SET replaced_by = $2 WHERE id = $1", [replaces, id]);
}

/** The register of certificates. */
export const certificateProjection: Projection = {
  type: "certificates.certificate",
  apply: (client, entry, after) => writeRows(client, [{ entry, case: after }]),
  applyAll: writeRows,
};

/** The uses by holder, as he and the units find them. */
export const useProjection: Projection = {
  type: "certificates.use",
  apply: async (client, entry, after) => {
    const { mode, holder, item, itemName, forCase, wants, shown, via } = after.data as unknown as UseData;
    await client.query(
      `INSERT INTO certificate_uses (case_id, number, holder_kind, holder, unit, mode, item, item_name, for_case,
         purpose, wants, shown, via, state, due_at, asked_at, moved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       ON CONFLICT (case_id) DO UPDATE SET shown = excluded.shown, via = excluded.via, state = excluded.state,
         due_at = excluded.due_at, moved_at = excluded.moved_at`,
      [
        ...[after.id, after.number, holder.kind, holder.id, after.unit, mode, item, itemName, forCase, after.title],
        ...[
          JSON.stringify(wants),
          JSON.stringify(shown),
          via,
          after.state,
          after.clock?.dueAt ?? null,
          after.openedAt,
          entry.at,
        ],
      ],
    );
  },
};
