import { createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { type KeyRow, keyOfPerson, SealBroken, seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import type { Holder } from "./Holder.ts";

type Db = Pick<Pool, "query">;

/** What a certificate says of its holder, by field. */
export type Claims = Readonly<Record<string, string>>;

const place = (id: string): string => `certificate_claims/${id}`;

/** By which a certificate is found by its number; the number itself stands nowhere in clear. */
export const numberHash = (vault: Vault, number: string | undefined): Buffer | null =>
  number ? vault.hash("certificateNumber", number) : null;

/** Seals claims with the holder's key, which is made now where he had none. Gives the id by which an entry names them. */
export async function sealClaims(
  db: Db,
  vault: Vault,
  holder: Holder,
  claims: Claims,
  at: Instant,
  id: string = randomUUID(),
): Promise<string> {
  const { person, key } = await keyOfHolder(db, vault, holder);
  await db.query(
    `INSERT INTO certificate_claims (id, person, sealed, at, number_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [id, person, seal(key, place(id), JSON.stringify(claims)), at, numberHash(vault, claims.number)],
  );
  return id;
}

/** What these claims say, by their ids; those whose holder's key was destroyed are not in it. */
export async function openClaims(db: Db, vault: Vault, ids: readonly string[]): Promise<ReadonlyMap<string, Claims>> {
  const { rows } = await db.query<KeyRow & { id: string; sealed: Buffer }>(
    `SELECT c.id, c.sealed, k.person, k.wrapped_key, k.key_version
     FROM certificate_claims c JOIN people_keys k ON k.person = c.person
     WHERE c.id = ANY($1::uuid[]) AND k.wrapped_key IS NOT NULL`,
    [ids],
  );
  return new Map(
    rows.map(({ id, sealed, ...row }) => [id, JSON.parse(unseal(vault.unwrap(row), place(id), sealed).toString())]),
  );
}

/** The claims of one certificate. Throws SealBroken where they were erased. */
export async function getClaims(db: Db, vault: Vault, id: string): Promise<Claims> {
  const claims = (await openClaims(db, vault, [id])).get(id);
  if (!claims) throw new SealBroken(place(id));
  return claims;
}

async function keyOfHolder(
  db: Db,
  vault: Vault,
  { kind, id }: Holder,
): Promise<{ readonly person: string; readonly key: KeyObject }> {
  const find = async () =>
    (
      await db.query<{ person: string }>(
        "SELECT person FROM certificate_holders WHERE holder_kind = $1 AND holder = $2",
        [kind, id],
      )
    ).rows[0]?.person;
  const known = await find();
  if (known) return { person: known, key: await keyOfPerson(vault, db, known) };
  const [person, made] = [randomUUID(), createSecretKey(randomBytes(32))];
  const { wrapped, version } = vault.wrap(person, made);
  // Two that seal for one new holder at once: the first row counts, and no key stands without its holder.
  await db.query(
    `WITH h AS (INSERT INTO certificate_holders (holder_kind, holder, person) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING person)
     INSERT INTO people_keys (person, wrapped_key, key_version) SELECT person, $4::bytea, $5 FROM h`,
    [kind, id, person, wrapped, version],
  );
  const kept = (await find()) ?? person;
  return { person: kept, key: kept === person ? made : await keyOfPerson(vault, db, kept) };
}
