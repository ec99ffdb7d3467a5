import type { Pool } from "pg";

/** Who holds a certificate: a person by the id of his account, a firm by its unified social credit code. */
export interface Holder {
  readonly kind: "person" | "firm";
  readonly id: string;
}

/** A holder who has no account yet, by the keyed hash of his citizen number (`vault.hash("number", …)`). */
export const holderByNumber = (numberHash: Buffer): Holder => ({
  kind: "person",
  id: `number:${numberHash.toString("base64url")}`,
});

/**
 * All names under which a holder's certificates may stand: a person's account and, once his real name is verified, the
 * hash of his number, under which certificates were entered before he came.
 */
export async function namesOf(db: Pick<Pool, "query">, { kind, id }: Holder): Promise<readonly string[]> {
  if (kind === "firm" || id.startsWith("number:")) return [id];
  const { rows } = await db.query<{ hash: Buffer }>(
    "SELECT number_hash AS hash FROM citizens WHERE id = $1 AND number_hash IS NOT NULL",
    [id],
  );
  return [id, ...rows.map(({ hash }) => holderByNumber(hash).id)];
}
