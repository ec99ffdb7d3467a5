import type { Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { type Claims, sealClaims } from "../claims.ts";
import type { Holder } from "../Holder.ts";

/** What a certificate says where a test does not care. */
const someClaims: Claims = { "firm.name": "某店" };
const at = "2026-01-01T00:00:00.000Z";
const defaults = {
  ...{ unit: "px-scjgj", issuer: "360300", status: "valid", valid_from: "2026-01-01", valid_until: null },
  issued_at: at,
};

/** Writes certificates straight into the register, without their cases; gives each one's identifier. */
export function holding(pool: Pool, vault: Vault) {
  let serial = 0;
  return async (
    holder: Holder,
    type: string,
    more: Readonly<Record<string, unknown>> = {},
    said: Claims = someClaims,
  ): Promise<string> => {
    const claims = await sealClaims(pool, vault, holder, said, at);
    const id = `1.2.156.3005.2.${type}.360300.${++serial}.001.X`;
    const row = {
      case_id: serial,
      id,
      type,
      holder_kind: holder.kind,
      holder: holder.id,
      claims,
      ...defaults,
      ...more,
    };
    await pool.query(
      `INSERT INTO certificates (case_id, id, type, holder_kind, holder, claims, unit, issuer, status, valid_from,
         valid_until, issued_at, moved_at)
       SELECT case_id, id, type, holder_kind, holder, claims, unit, issuer, status, valid_from, valid_until, issued_at,
         issued_at FROM json_populate_record(NULL::certificates, $1)`,
      [JSON.stringify(row)],
    );
    return id;
  };
}
