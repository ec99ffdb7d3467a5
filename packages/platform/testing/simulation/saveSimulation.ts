import { type Casework, caseRow, entryRow } from "@wuxing/platform/casework";
import { sealReporter, type Vault } from "@wuxing/platform/personal";
import type { PoolClient } from "pg";
import type { Simulation } from "./Simulation.ts";

const rowsAtOnce = 2000;

/**
 * Writes a simulated past into an empty database as if it had happened there: entries, case rows, reporters and
 * projections, all in the caller's transaction. Followers begin after it, as its reactions have been carried out already; the search
 * follower reads it all. Returns the number of cases.
 */
export async function saveSimulation(client: PoolClient, casework: Casework, simulation: Simulation): Promise<number> {
  const lives = simulation.lives();
  const entries = lives.flatMap((life) => life.entries).sort((a, b) => a.at.localeCompare(b.at));
  await insertRows(client, "entries", entryColumns, entries.map(entryRow));
  await insertRows(
    client,
    "cases",
    "*",
    lives.map((life) => caseRow(procedureOf(casework, life.case.type), life.case)),
  );
  await insertReporters(client, casework.vault, lives);
  for (const life of lives) {
    const last = life.entries.at(-1);
    for (const projection of casework.projections)
      if (last && projection.type === life.case.type) await projection.apply(client, last, life.case);
  }
  await client.query(
    `INSERT INTO followers (name, xid, id)
       SELECT name, pg_current_xact_id(), (SELECT COALESCE(max(id), 0) FROM entries)
       FROM unnest('{reactions,push}'::text[]) AS name
       ON CONFLICT (name) DO UPDATE SET xid = excluded.xid, id = excluded.id`,
  );
  await client.query("SELECT setval('case_id_block', $1)", [
    1 + lives.reduce((most, life) => Math.max(most, life.case.id), 0),
  ]);
  return lives.length;
}

const entryColumns =
  "case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, from_state, to_state, final, due_at, rule, input, changes, head, clock, clocks, opening";

async function insertRows(client: PoolClient, table: string, columns: string, rows: readonly object[]): Promise<void> {
  const into = columns === "*" ? table : `${table} (${columns})`;
  for (let start = 0; start < rows.length; start += rowsAtOnce)
    await client.query(`INSERT INTO ${into} SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`, [
      JSON.stringify(rows.slice(start, start + rowsAtOnce)),
    ]);
}

/** Those who asked, sealed as the intake seals them; one phone is one person. */
async function insertReporters(
  client: PoolClient,
  vault: Vault,
  lives: ReturnType<Simulation["lives"]>,
): Promise<void> {
  // By phone: a person's requests are sealed one after the other, while his key is remembered.
  const byPhone = lives.toSorted((a, b) => (a.reporter?.phone ?? "").localeCompare(b.reporter?.phone ?? ""));
  const rows = byPhone.flatMap(({ case: c, reporter, typed }) =>
    reporter ? [{ case_id: c.id, seq: 1, ...sealReporter(vault, c.id, reporter, typed) }] : [],
  );
  const people = [...new Map(rows.filter((row) => row.person).map((row) => [row.person, row])).values()];
  await insertRows(client, "people_keys", "person, phone_hash, wrapped_key, key_version", people);
  const columns = "case_id, person, sealed, masked_name, masked_phone, consented_at, consent, language";
  await insertRows(client, "reporters", columns, rows);
  const texts = rows.flatMap(({ words, ...row }) => (words ? [{ ...row, sealed: words }] : []));
  await insertRows(client, "sealed_texts", "case_id, seq, person, sealed", texts);
}

function procedureOf(casework: Casework, type: string) {
  const procedure = casework.procedures.get(type);
  if (!procedure) throw new Error(`no procedure ${type}`);
  return procedure;
}
