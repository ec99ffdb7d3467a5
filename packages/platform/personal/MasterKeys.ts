import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { PersonalKeyFault } from "./PersonalKeyFault.ts";

/** Master keys by version: the highest wraps what is new, the others still open what was wrapped before. */
export type MasterKeys = ReadonlyMap<number, KeyObject>;

/** A master key as the environment gives it: `VERSION:KEY`. */
export const newMasterKey = (version: number): string => `${version}:${randomBytes(32).toString("base64")}`;

export const currentVersion = (keys: MasterKeys): number => Math.max(...keys.keys());

/** Reads `VERSION:KEY` parted by commas or lines, KEY 32 bytes in base64; a key alone is version 1. Throws with what to mend. */
export function parseMasterKeys(text: string): MasterKeys {
  const keys = new Map<number, KeyObject>();
  for (const part of text.split(/[\s,]+/u).filter(Boolean)) {
    const [, version = "1", encoded = ""] = /^(?:([1-9]\d{0,8}):)?([A-Za-z0-9+/_-]+=*)$/u.exec(part) ?? [];
    const key = Buffer.from(encoded, "base64");
    // The key itself is not repeated: this message is printed.
    if (key.length !== 32 || keys.has(Number(version)))
      throw new PersonalKeyFault(
        "PERSONAL_KEY 应为“版本:密钥”，密钥是 base64 的 32 个字节，各版本不重复；可用 npx wuxing keys new 生成",
        "PERSONAL_KEY must be VERSION:KEY, the key 32 bytes in base64 and each version once; npx wuxing keys new makes one",
      );
    keys.set(Number(version), createSecretKey(key));
  }
  if (keys.size === 0) throw new PersonalKeyFault("PERSONAL_KEY 是空的", "PERSONAL_KEY is empty");
  return keys;
}

/** The master keys that the database itself keeps, where none was given; `make` makes the first one of a new database. */
export async function keptMasterKeys(db: Pick<Pool, "query">, make: boolean): Promise<MasterKeys> {
  if (make)
    await db.query(
      `INSERT INTO settings (key, value) SELECT 'personalKeys', to_jsonb($1::text)
       WHERE NOT EXISTS (SELECT FROM settings WHERE key = 'personalIndexKey') ON CONFLICT DO NOTHING`,
      [newMasterKey(1)],
    );
  const { rows } = await db.query<{ value: string }>("SELECT value FROM settings WHERE key = 'personalKeys'");
  return rows[0]?.value ? parseMasterKeys(rows[0].value) : new Map();
}

/** Says which master keys the database keeps from now on; none once they come from outside. */
export async function keepMasterKeys(db: Pick<Pool, "query">, keys: MasterKeys): Promise<void> {
  const text = [...keys].map(([version, key]) => `${version}:${key.export().toString("base64")}`).join(",");
  await db.query("UPDATE settings SET value = to_jsonb($1::text) WHERE key = 'personalKeys'", [text]);
}
