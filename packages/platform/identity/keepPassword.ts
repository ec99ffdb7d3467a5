import type { Pool } from "pg";
import { passwordHash } from "./passwordHash.ts";

/** Keeps a person's password; a person who had none has an account from now on. */
export async function keepPassword(db: Pick<Pool, "query">, userId: string, password: string): Promise<void> {
  await db.query(
    `WITH changed AS (UPDATE account SET password = $2, "updatedAt" = now() WHERE "userId" = $1 AND "providerId" = 'credential' RETURNING 1)
     INSERT INTO account (id, "accountId", "providerId", "userId", password)
     SELECT 'account-' || $1, $1, 'credential', $1, $2 WHERE NOT EXISTS (SELECT 1 FROM changed)`,
    [userId, await passwordHash(password)],
  );
}
