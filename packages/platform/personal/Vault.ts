import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { Pool } from "pg";
import { freshBytes } from "./freshBytes.ts";
import { currentVersion, keptMasterKeys, type MasterKeys, parseMasterKeys } from "./MasterKeys.ts";
import { newPersonId } from "./newPersonId.ts";
import { PersonalKeyFault } from "./PersonalKeyFault.ts";
import { RecentlySeen } from "./RecentlySeen.ts";
import { SealBroken, seal, unseal } from "./seal.ts";

/** A person's key as `people_keys` holds it; `wrapped_key` is null once it has been destroyed. */
export interface KeyRow {
  readonly person: string;
  readonly wrapped_key: Buffer | null;
  readonly key_version: number;
}

/** A person with his key in clear, in this process only. */
export interface PersonKey {
  readonly person: string;
  readonly key: KeyObject;
  /** His row as the intake sends it, made once. */
  readonly columns: KeyColumns;
}

/** The row of a person's key, its bytes as PostgreSQL reads them in a JSON text. */
export interface KeyColumns {
  readonly person: string;
  readonly phone_hash: string | null;
  readonly wrapped_key: string;
  readonly key_version: number;
}

const remembered = 5_000;
export const indexKeyPlace = "settings/personalIndexKey";
const keyPlace = (person: string): string => `people_keys/${person}`;

/**
 * Seals and opens personal data. Master keys wrap the key of each person; a key of its own makes the hashes by which a
 * phone is found again, so that they outlive a change of the master key. Keys of the persons seen last are remembered.
 */
export class Vault {
  readonly #master: MasterKeys;
  readonly #indexKey: KeyObject;
  readonly #known = new RecentlySeen<PersonKey>(remembered);

  constructor(master: MasterKeys, indexKey: KeyObject) {
    this.#master = master;
    this.#indexKey = indexKey;
  }

  /** The keyed hash by which a phone is found. Without the key no table of all numbers can undo it. */
  hashPhone(phone: string): Buffer {
    return createHmac("sha256", this.#indexKey).update(phone).digest();
  }

  /** A keyed hash of another kind of value (`number`, `code`); the hashes of two kinds, or of a phone, never meet. */
  hash(kind: string, text: string): Buffer {
    return createHmac("sha256", this.#indexKey).update(`${kind}\0${text}`).digest();
  }

  /** The person of a phone if he was seen lately; else a new one, which the database may not take (see `learn`). */
  personOf(phone: string | undefined): PersonKey {
    if (!phone) return this.#make(null);
    const hash = this.hashPhone(phone);
    const name = hash.toString("latin1");
    const known = this.#known.get(name);
    if (known) return known;
    const made = this.#make(hash);
    this.#known.set(name, made);
    return made;
  }

  /** The database knows another person under this phone, or none: the next `personOf` says so. */
  learn(phoneHash: Buffer, row: KeyRow | undefined): void {
    const name = phoneHash.toString("latin1");
    if (!row?.wrapped_key) {
      this.#known.set(name, undefined);
      return;
    }
    this.#known.set(name, personKey(row.person, this.unwrap(row), row.wrapped_key, row.key_version, phoneHash));
  }

  /** A person's key. Throws SealBroken where it was destroyed or the master key is not the right one. */
  unwrap({ person, wrapped_key: wrapped, key_version: version }: KeyRow): KeyObject {
    const master = this.#master.get(version);
    if (!wrapped || !master) throw new SealBroken(`${keyPlace(person)}, master key ${version}`);
    return createSecretKey(unseal(master, keyPlace(person), wrapped));
  }

  /** A person's key wrapped by the present master key. */
  wrap(person: string, key: KeyObject): { readonly wrapped: Buffer; readonly version: number } {
    const version = currentVersion(this.#master);
    return { wrapped: seal(this.#master.get(version) as KeyObject, keyPlace(person), key.export()), version };
  }

  #make(phoneHash: Buffer | null): PersonKey {
    const person = newPersonId();
    const key = createSecretKey(freshBytes(32));
    const { wrapped, version } = this.wrap(person, key);
    return personKey(person, key, wrapped, version, phoneHash);
  }
}

/** Bytes as a text that PostgreSQL reads as bytea. */
export const bytea = (bytes: Buffer): string => `\\x${bytes.toString("hex")}`;

const personKey = (
  person: string,
  key: KeyObject,
  wrapped: Buffer,
  version: number,
  phoneHash: Buffer | null,
): PersonKey => ({
  person,
  key,
  columns: {
    person,
    phone_hash: phoneHash && bytea(phoneHash),
    wrapped_key: bytea(wrapped),
    key_version: version,
  },
});

/**
 * The vault of this database. `given`: master keys from the environment or a file; without them they are made once and
 * kept in `settings`, where whoever has the database has them too. Throws where the keys are not this database's.
 */
export async function openVault(db: Pick<Pool, "query">, given?: string): Promise<Vault> {
  const master = await masterKeys(db, given);
  const version = currentVersion(master);
  const fresh = seal(master.get(version) as KeyObject, indexKeyPlace, freshBytes(32));
  await db.query("INSERT INTO settings (key, value) VALUES ('personalIndexKey', $1) ON CONFLICT DO NOTHING", [
    { version, wrapped: fresh.toString("base64") },
  ]);
  return new Vault(master, await indexKey(db, master));
}

/** The master keys to be used: those given, and for what they do not open those the database keeps. Throws where there are none. */
export async function masterKeys(db: Pick<Pool, "query">, given: string | undefined): Promise<MasterKeys> {
  const kept = await keptMasterKeys(db, given === undefined);
  const keys = given === undefined ? kept : new Map([...kept, ...parseMasterKeys(given)]);
  if (keys.size > 0) return keys;
  throw new PersonalKeyFault(
    "这个数据库的个人信息用外部密钥加密：请设置 PERSONAL_KEY 或 PERSONAL_KEY_FILE",
    "The personal data of this database is sealed with a key from outside: set PERSONAL_KEY or PERSONAL_KEY_FILE",
  );
}

/** The key of the phones' hashes. Throws with what to mend where no master key opens it. */
export async function indexKey(db: Pick<Pool, "query">, master: MasterKeys): Promise<KeyObject> {
  const { rows } = await db.query<{ value: { version: number; wrapped: string } }>(
    "SELECT value FROM settings WHERE key = 'personalIndexKey'",
  );
  const { version = 0, wrapped = "" } = rows[0]?.value ?? {};
  try {
    const key = master.get(version);
    if (!key) throw new SealBroken(indexKeyPlace);
    return createSecretKey(unseal(key, indexKeyPlace, Buffer.from(wrapped, "base64")));
  } catch (cause) {
    throw new PersonalKeyFault(
      `PERSONAL_KEY 打不开这个数据库：需要版本 ${version} 的密钥（换密钥时新旧两个一起给，新的版本号更大）`,
      `PERSONAL_KEY does not open this database: the key of version ${version} is needed (to change it give both, the new one with a higher version)`,
      cause,
    );
  }
}
