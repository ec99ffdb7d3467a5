import { passwordHash, published } from "@wuxing/platform/identity";
import { transaction } from "@wuxing/platform/postgres";
import { beginRegisters } from "@wuxing/platform/registers";
import {
  demoPassword,
  demoSecret,
  divisions,
  hasDemoCode,
  people,
  unitGroups,
  units,
} from "@wuxing/platform/testing/city";
import type { Pool } from "pg";

type Insert = (table: string, rows: readonly object[]) => Promise<unknown>;

/** Writes the test city's divisions, units and staff. Run again it changes nothing. */
export async function seedCity(pool: Pool): Promise<void> {
  const without = await peopleWithoutAccount(pool);
  // Hashing is made to be slow: not once more at every start.
  const hash = without.length > 0 ? await passwordHash(demoPassword) : "";
  await pool.query("INSERT INTO settings (key, value) VALUES ('demo', 'true') ON CONFLICT DO NOTHING");
  await transaction(pool, async (client) => {
    const insert: Insert = (table, rows) =>
      client.query(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1) ON CONFLICT DO NOTHING`,
        [JSON.stringify(rows)],
      );
    const levels = { city: 0, county: 1, township: 2 };
    await insert(
      "divisions",
      [...divisions].map(divisionRow).sort((a, b) => levels[a.level] - levels[b.level]),
    );
    await insert(
      "units",
      units.map(({ shortName, ...unit }) => ({ ...unit, short_name: shortName, since: "2019-01-01" })),
    );
    await insert(
      "unit_groups",
      unitGroups.map(({ name, ...group }) => ({ ...group, name: name.zh })),
    );
    await writeAccounts(insert, without, hash);
    const posts = people.flatMap((person) =>
      person.posts.map((post) => ({ user_id: person.username, ...post, since: "2020-01-01", until: null })),
    );
    await insert(
      "people",
      people.map(({ username, name }) => ({ username, name, since: "2019-01-01" })),
    );
    await insert("posts", posts);
    await beginRegisters(client, "demo");
    await client.query(
      "INSERT INTO totp_factors (user_id, secret) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING",
      [people.filter(hasDemoCode).map(({ username }) => username), published + demoSecret],
    );
  });
}

/** The people as sign-in knows them; a password for those who have none. */
async function writeAccounts(insert: Insert, without: typeof people, hash: string): Promise<void> {
  const now = new Date().toISOString();
  await insert(
    '"user"',
    people.map((person) => ({
      id: person.username,
      name: `${person.name.zh} / ${person.name.en}`,
      email: `${person.username}@staff.invalid`,
      emailVerified: true,
      createdAt: now,
      updatedAt: now,
      username: person.username,
      displayUsername: person.username,
    })),
  );
  await insert(
    "account",
    without.map((person) => ({
      id: `account-${person.username}`,
      accountId: person.username,
      providerId: "credential",
      userId: person.username,
      password: hash,
      createdAt: now,
      updatedAt: now,
    })),
  );
}

async function peopleWithoutAccount(pool: Pool): Promise<typeof people> {
  const { rows } = await pool.query<{ userId: string }>(
    `SELECT "userId" FROM account WHERE "providerId" = 'credential'`,
  );
  const known = new Set(rows.map((row) => row.userId));
  return people.filter((person) => !known.has(person.username));
}

/** Outside demo mode nobody signs in with what the demo publishes: its accounts lose password, factors and sessions. */
export async function closeDemoAccounts(pool: Pool): Promise<void> {
  const demo = `SELECT id FROM "user" WHERE email LIKE '%@staff.invalid'`;
  for (const table of ["account", "session"]) await pool.query(`DELETE FROM ${table} WHERE "userId" IN (${demo})`);
  for (const table of ["totp_factors", "passkeys", "recovery_codes", "recovery_links"])
    await pool.query(`DELETE FROM ${table} WHERE user_id IN (${demo})`);
  await closeWhatTheDemoOpened(pool);
}

/**
 * Once after a demo: anybody could sign in with what it published, as an administrator or under any phone. Whatever was
 * opened so ends: sessions of citizens, programs' secrets, and the sign-in of people whom somebody entered meanwhile.
 */
async function closeWhatTheDemoOpened(pool: Pool): Promise<void> {
  const was = await pool.query("DELETE FROM settings WHERE key = 'demo' RETURNING 1");
  if (was.rowCount === 0) return;
  for (const table of ["citizen_sessions", "identity_flows", "phone_codes", "client_tokens", "client_secrets"])
    await pool.query(`DELETE FROM ${table}`);
  for (const table of ["account", "session"]) await pool.query(`DELETE FROM ${table}`);
  for (const table of ["totp_factors", "passkeys", "recovery_codes", "recovery_links"])
    await pool.query(`DELETE FROM ${table}`);
}

const divisionRow = ({ code, name, level, parent }: (typeof divisions)[number]) => ({
  code,
  name,
  level,
  parent: parent ?? null,
});
