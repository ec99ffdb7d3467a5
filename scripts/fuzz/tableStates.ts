import type { Pool } from "pg";

/**
 * Tables that wrong requests may change: sessions that are kept alive, counted failures to sign in, challenges and
 * tickets of sign-ins that were begun, and ways to the identity provider. Everything else must be the same after the run
 * as before.
 */
const counting: readonly string[] = [
  "session",
  "citizen_sessions",
  "sign_in_attempts",
  "verification",
  "identity_flows",
];

/** Rows and a hash of every table, by name; of those that may change nothing. */
export async function tableStates(owner: Pool): Promise<ReadonlyMap<string, string>> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND tablename <> ALL($1) ORDER BY 1`,
    [counting],
  );
  const states = new Map<string, string>();
  for (const { name } of rows) {
    const { rows: state } = await owner.query<{ state: string }>(
      `SELECT count(*) || ' rows, ' || COALESCE(md5(string_agg(h, '' ORDER BY h)), '-') AS state
       FROM (SELECT md5(t::text) AS h FROM ${name} t) hashes`,
    );
    states.set(name, state[0]?.state ?? "");
  }
  return states;
}

/** What differs between two looks. */
export const changedTables = (before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] =>
  [...after].flatMap(([name, state]) =>
    before.get(name) === state ? [] : [`${name}: ${before.get(name)} → ${state}`],
  );
