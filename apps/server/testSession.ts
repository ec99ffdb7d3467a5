import { createHmac, randomBytes } from "node:crypto";
import type { Post } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";

/** Signs the sessions of test servers. */
export const testSecret = "a secret that is used by tests only, and long";

/** Somebody of the staff with an account and these posts; posts without dates are held now. */
export async function addPerson(
  pool: Pool,
  username: string,
  posts: readonly (Pick<Post, "unit" | "role"> & { readonly since?: string; readonly until?: string })[],
): Promise<void> {
  await pool.query(
    `INSERT INTO "user" (id, name, email, "emailVerified", username, "displayUsername")
     VALUES ($1, $1, $1 || '@staff.invalid', true, $1, $1)`,
    [username],
  );
  await pool.query(`INSERT INTO account (id, "accountId", "providerId", "userId") VALUES ($1, $1, 'credential', $1)`, [
    username,
  ]);
  for (const { unit, role, since = "2020-01-01", until = null } of posts)
    await pool.query("INSERT INTO posts (user_id, unit, role, since, until) VALUES ($1, $2, $3, $4, $5)", [
      username,
      unit,
      role,
      since,
      until,
    ]);
}

/** The cookie of a session of this person, made as better-auth makes it, so that a test need not go through sign-in. */
export async function sessionOf(pool: Pool, username: string): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  await pool.query(
    `INSERT INTO session (id, "expiresAt", token, "userId", factor) VALUES ($1, now() + interval '1 hour', $1, $2, 'totp')`,
    [token, username],
  );
  const signature = createHmac("sha256", testSecret).update(token).digest("base64");
  return `wuxing.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
