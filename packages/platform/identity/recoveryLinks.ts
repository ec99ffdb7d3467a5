import { createHash, randomBytes } from "node:crypto";
import type { Text } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import type { Delays } from "./Delays.ts";
import { keepPassword } from "./keepPassword.ts";
import { passwordFault } from "./passwordFault.ts";
import { endSessions } from "./Sessions.ts";

/** What an administrator says when he makes a link. */
export interface RecoveryWish {
  readonly username: string;
  readonly purpose: string;
  /** The person has lost his second factor too: it is removed when the link is used. */
  readonly clearsFactors: boolean;
  /** The administrator's id: kept, and told to the person. */
  readonly by: string;
}

/** Recovery by a link that an administrator makes, who never learns the password. */
export interface Recovery {
  /** The link's token, told this once and valid for half an hour; undefined where there is no such person. */
  readonly make: (wish: RecoveryWish) => Promise<{ token: string; expiresAt: string } | undefined>;
  /** Whose link it is, while it can be used. Of several for one person only the last can. */
  readonly find: (token: string) => Promise<{ username: string } | undefined>;
  /** Sets the password; all sessions end. A fault where the password will not do, undefined where the link cannot be used any more. */
  readonly use: (token: string, password: string) => Promise<"done" | Text | undefined>;
}

const halfAnHour = 30 * 60 * 1000;
const hashOf = (token: string): string => createHash("sha256").update(token).digest("base64url");

const usable = `hash = $1 AND used_at IS NULL AND expires_at > $2
  AND NOT EXISTS (SELECT 1 FROM recovery_links later WHERE later.user_id = l.user_id AND later.made_at > l.made_at)`;

/** Recovery links kept as hashes. `now`: the clock by which they lapse. */
export function recovery(pool: Pool, delays: Delays, now: () => string): Recovery {
  const find: Recovery["find"] = async (token) => {
    const { rows } = await pool.query<{ username: string }>(
      `SELECT u.username FROM recovery_links l JOIN "user" u ON u.id = l.user_id WHERE ${usable}`,
      [hashOf(token), now()],
    );
    return rows[0];
  };
  return {
    find,
    make: async ({ username, purpose, clearsFactors, by }) => {
      const token = randomBytes(32).toString("base64url");
      const expiresAt = new Date(Date.parse(now()) + halfAnHour).toISOString();
      const { rowCount } = await pool.query(
        `INSERT INTO recovery_links (hash, user_id, made_by, purpose, clears_factors, made_at, expires_at)
         SELECT $1, id, $3, $4, $5, $6, $7 FROM "user" WHERE username = $2`,
        [hashOf(token), username, by, purpose, clearsFactors, now(), expiresAt],
      );
      return rowCount === 1 ? { token, expiresAt } : undefined;
    },
    use: async (token, password) => {
      const person = await find(token);
      if (!person) return undefined;
      const fault = passwordFault(password, person.username);
      if (fault) return fault;
      const done = await transaction(pool, async (client) => {
        const { rows } = await client.query<{ user_id: string; clears_factors: boolean }>(
          `UPDATE recovery_links l SET used_at = $2 WHERE ${usable} RETURNING user_id, clears_factors`,
          [hashOf(token), now()],
        );
        const link = rows[0];
        if (!link) return undefined;
        await keepPassword(client, link.user_id, password);
        if (link.clears_factors) await clearFactors(client, link.user_id);
        await endSessions(client, link.user_id);
        return "done" as const;
      });
      if (done) await delays.succeed([{ kind: "name", of: person.username }]);
      return done;
    },
  };
}

async function clearFactors(db: Pick<Pool, "query">, userId: string): Promise<void> {
  for (const table of ["totp_factors", "passkeys", "recovery_codes"])
    await db.query(`DELETE FROM ${table} WHERE user_id = $1`, [userId]);
}

/** Whether a recovery link was used of which the person has not been told yet; from now on he has. */
export async function tellOfRecovery(db: Pick<Pool, "query">, userId: string): Promise<boolean> {
  const { rowCount } = await db.query(
    "UPDATE recovery_links SET told_at = now() WHERE user_id = $1 AND used_at IS NOT NULL AND told_at IS NULL",
    [userId],
  );
  return (rowCount ?? 0) > 0;
}
