import { createHash, randomInt } from "node:crypto";
import type { Pool } from "pg";

/** Without letters and digits that are taken for each other. */
const signs = "abcdefghjkmnpqrstuvwxyz23456789";
const howMany = 10;

type Query = Pick<Pool, "query">;

const newCode = (): string => {
  const drawn = Array.from({ length: 16 }, () => signs[randomInt(signs.length)]).join("");
  return drawn.replace(/(.{4})(?=.)/gu, "$1-");
};

/** A code has 79 bits of chance: a plain hash is enough, nobody finds it by trying. */
const hashOf = (code: string): string =>
  createHash("sha256")
    .update(code.toLowerCase().replaceAll(/[^a-z0-9]/gu, ""))
    .digest("base64url");

/** Ten new codes; those before them end. They are told this once and kept as hashes. */
export async function newRecoveryCodes(db: Query, userId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: howMany }, newCode);
  await db.query(
    `WITH before AS (DELETE FROM recovery_codes WHERE user_id = $1)
     INSERT INTO recovery_codes (user_id, hash) SELECT $1, unnest($2::text[])`,
    [userId, codes.map(hashOf)],
  );
  return codes;
}

/** Uses a code up; false where it is none of this person's, or was used. */
export async function useRecoveryCode(db: Query, userId: string, code: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "UPDATE recovery_codes SET used_at = now() WHERE user_id = $1 AND hash = $2 AND used_at IS NULL",
    [userId, hashOf(code)],
  );
  return rowCount === 1;
}
