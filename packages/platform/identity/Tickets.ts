import { createHash, randomBytes } from "node:crypto";
import type { Pool } from "pg";

type Purpose = "secondStep" | "passkeySignIn" | "passkeyEnrol";

/** Something begun that is gone on with in the next request: the token is with the browser, its hash and what it is about here. */
export interface Tickets {
  readonly issue: (purpose: Purpose, value: string, seconds: number) => Promise<string>;
  readonly read: (purpose: Purpose, token: string) => Promise<string | undefined>;
  /** Reads it and ends it: of several at once one gets it. */
  readonly take: (purpose: Purpose, token: string) => Promise<string | undefined>;
}

const identifierOf = (purpose: Purpose, token: string): string =>
  `${purpose}:${createHash("sha256").update(token).digest("base64url")}`;

/** Tickets in better-auth's table for such things; they lapse by the database's clock. */
export const tickets = (pool: Pick<Pool, "query">): Tickets => ({
  issue: async (purpose, value, seconds) => {
    const token = randomBytes(24).toString("base64url");
    await pool.query(`DELETE FROM verification WHERE "expiresAt" < now()`);
    await pool.query(
      `INSERT INTO verification (id, identifier, value, "expiresAt") VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
      [randomBytes(12).toString("base64url"), identifierOf(purpose, token), value, seconds],
    );
    return token;
  },
  read: async (purpose, token) => {
    const { rows } = await pool.query<{ value: string }>(
      `SELECT value FROM verification WHERE identifier = $1 AND "expiresAt" > now()`,
      [identifierOf(purpose, token)],
    );
    return rows[0]?.value;
  },
  take: async (purpose, token) => {
    const { rows } = await pool.query<{ value: string }>(
      `DELETE FROM verification WHERE identifier = $1 AND "expiresAt" > now() RETURNING value`,
      [identifierOf(purpose, token)],
    );
    return rows[0]?.value;
  },
});
