import { createSecretKey, type KeyObject, randomBytes, randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Instant } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type KeyRow, SealBroken, seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { type Holder, namesOf } from "./Holder.ts";

type Db = Pick<Pool, "query">;

/** What a certificate says of its holder, by field. */
export type Claims = Readonly<Record<string, string>>;

const place = (id: string): string => `certificate_claims/${id}`;

/** By which a certificate is found by its number; the number itself stands nowhere in clear. */
export const numberHash = (vault: Vault, number: string | undefined): Buffer | null =>
  number ? vault.hash("certificateNumber", number) : null;

/**
 * Seals claims with the holder's key, which is made now where he had none. Gives the id by which an entry names them.
 * Sealed again under the same id they are left as they are; throws Refusal where that id holds something else, for then
 * an entry would name what nobody checked.
 */
export async function sealClaims(
  db: Db,
  vault: Vault,
  holder: Holder,
  claims: Claims,
  at: Instant,
  id: string = randomUUID(),
): Promise<string> {
  const known = await findKey(db, vault, holder);
  const made = known ?? newKey();
  const sealed = [id, seal(made.key, place(id), JSON.stringify(claims)), at, numberHash(vault, claims.number)];
  const written = known
    ? await db.query(insertClaims, [known.person, ...sealed])
    : await db.query(insertWithHolder, [made.person, ...sealed, holder.kind, holder.id, ...wrapped(vault, made)]);
  if (written.rowCount === 1) return id;
  const { rows } = await db.query<{ person: string }>("SELECT person FROM certificate_claims WHERE id = $1", [id]);
  // Two sealed for one new holder at once, and the other's key is the one that counts: it is known now.
  if (!rows[0]) return sealClaims(db, vault, holder, claims, at, id);
  const same = rows[0].person === (await findKey(db, vault, holder))?.person;
  if (same && isDeepStrictEqual(await getClaims(db, vault, id), claims)) return id;
  throw new Refusal("conflict", otherClaims);
}

const otherClaims = t(
  "这个操作编号已用于另一份证照，没有保存：请刷新页面，重新填写",
  "This command id was used for another certificate; nothing was kept: reload the page and fill it in again",
);

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

interface HolderKey {
  readonly person: string;
  readonly key: KeyObject;
}

const newKey = (): HolderKey => ({ person: randomUUID(), key: createSecretKey(randomBytes(32)) });

function wrapped(vault: Vault, { person, key }: HolderKey): readonly unknown[] {
  const { wrapped: bytes, version } = vault.wrap(person, key);
  return [bytes, version];
}

/**
 * Not waited for: what names these claims is committed after them and waited for, and the log of the database is in
 * order. Lost with the machine between the two they are named by nothing.
 */
const later = "later AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))";
const claimsFrom = (source: string): string =>
  `INSERT INTO certificate_claims (person, id, sealed, at, number_hash)
   SELECT $1::uuid, $2::uuid, $3::bytea, $4::timestamptz, $5::bytea FROM later ${source} ON CONFLICT DO NOTHING`;
const insertClaims = `WITH ${later} ${claimsFrom("")}`;
/** The holder, his key and the claims by one statement: of each all or none, and no key stands without its holder. */
const insertWithHolder = `
  WITH ${later},
  h AS (INSERT INTO certificate_holders (holder_kind, holder, person) VALUES ($6, $7, $1)
    ON CONFLICT DO NOTHING RETURNING person),
  k AS (INSERT INTO people_keys (person, wrapped_key, key_version) SELECT person, $8::bytea, $9::integer FROM h)
  ${claimsFrom("CROSS JOIN h")}`;

/** Under which keys what a holder's certificates say is sealed: looks at them are written down under these. */
export async function personsOf(db: Db, holder: Holder): Promise<readonly string[]> {
  const { rows } = await db.query<{ person: string }>(
    "SELECT person FROM certificate_holders WHERE holder_kind = $1 AND holder = ANY($2)",
    [holder.kind, await namesOf(db, holder)],
  );
  return rows.map(({ person }) => person);
}

/** The key of a holder who is known. Throws SealBroken where it was destroyed. */
async function findKey(db: Db, vault: Vault, { kind, id }: Holder): Promise<HolderKey | undefined> {
  const { rows } = await db.query<KeyRow>(
    `SELECT h.person, k.wrapped_key, k.key_version FROM certificate_holders h JOIN people_keys k ON k.person = h.person
     WHERE h.holder_kind = $1 AND h.holder = $2`,
    [kind, id],
  );
  return rows[0] && { person: rows[0].person, key: vault.unwrap(rows[0]) };
}
