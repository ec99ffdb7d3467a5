import type { Day } from "@wuxing/kernel/calendar";
import type { PoolClient } from "pg";
import type { RowOf } from "./registers.ts";

/**
 * Makes what sign-in knows of a person follow the register, in the same transaction: name and account are there from
 * the first entry on; once the account is closed its sessions and its password are gone. A password is set by the
 * person himself, by the link that an administrator makes.
 */
export async function signInFollows(client: PoolClient, person: RowOf<"people">, today: Day): Promise<void> {
  const { username, name, until } = person;
  await client.query(
    `INSERT INTO "user" (id, name, email, "emailVerified", username, "displayUsername")
     VALUES ($1, $2, $1 || '@people.invalid', true, $1, $1)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, "updatedAt" = now()`,
    [username, `${name.zh} / ${name.en}`],
  );
  if (until === null || until > today) return;
  await client.query('DELETE FROM session WHERE "userId" = $1', [username]);
  await client.query('DELETE FROM account WHERE "userId" = $1', [username]);
}
