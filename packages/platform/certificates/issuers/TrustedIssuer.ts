import type { Day } from "@wuxing/kernel/calendar";
import type { Text } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import type { EcJwk } from "../keys/IssuerKeys.ts";

/** A type of certificate that another issuer's prove. */
export interface AcceptedType {
  /** As it names the type, and as we do. */
  readonly vct: string;
  readonly type: string;
  /** Its claim that says who holds it: a citizen number or a unified social credit code. */
  readonly holder: string;
  /** Its names of our fields; a field that is not here is called alike. */
  readonly claims: Readonly<Record<string, string>>;
}

/** Somebody else whose certificates prove something here (认可的颁发机构). */
export interface TrustedIssuer {
  readonly code: string;
  readonly name: Text;
  readonly url: string;
  readonly keys: readonly (EcJwk & { readonly kid?: string })[];
  readonly types: readonly AcceptedType[];
}

/** The issuers that are trusted on a day. */
export async function trustedIssuers(db: Pick<Pool, "query">, day: Day): Promise<readonly TrustedIssuer[]> {
  const { rows } = await db.query<TrustedIssuer>(
    `SELECT code, name, url, keys, types FROM certificate_issuers
     WHERE since <= $1 AND (until IS NULL OR until > $1) ORDER BY code`,
    [day],
  );
  return rows;
}

/** What an issuer calls a field of ours. */
export const claimOf = ({ claims }: AcceptedType, field: string): string => claims[field] ?? field;
