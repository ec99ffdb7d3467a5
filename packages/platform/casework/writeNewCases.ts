import type { Case, Entry, Procedure } from "@wuxing/kernel/procedure";
import { type KeyRow, type Reporter, sealReporter } from "@wuxing/platform/personal";
import type { Pool, PoolClient } from "pg";
import type { Casework } from "./Casework.ts";
import { caseRow } from "./caseRow.ts";
import { entryRow } from "./entryRow.ts";
import { procedureOf } from "./rows.ts";

export interface Opened {
  readonly entry: Entry;
  readonly case: Case;
  readonly reporter: Reporter | undefined;
  /** The words as they were typed, where something in them was hidden from the entry. */
  readonly typed: Readonly<Record<string, string>> | undefined;
}

/**
 * What became of a new case: written now; carried out before under the same command; or not written, because the phone
 * belongs to a person whose key was not at hand. It is then, and the case is to be written again.
 */
export type Written = "written" | "repeated" | "otherPerson";

/**
 * Entry, case and reporter of each row of one JSON array, and the key of a person who is new. A case that opens has the
 * clocks and data of its entry (see `evolve`), so they are sent and read once and stand in both tables.
 *
 * A row is sealed with the key of the person as this server knows him. Where the database knows another under his
 * phone (`known`), or two servers make one at once, nothing of the row is written, and the key to use is given back.
 * The key of a known person is held until the row is there: it cannot be destroyed between the two (see `eraseCases`).
 */
const insertNewCases = `
  WITH x AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1) AS x(case_id bigint, seq integer, type text, action text, actor_kind text,
      actor_id text, actor_unit text, command_id uuid, at timestamptz, to_state text, final boolean, due_at timestamptz,
      rule text, input jsonb, changes jsonb, head jsonb, clock jsonb, clocks jsonb, opening jsonb, number text,
      waits_for text, title text, unit text, division text, parent_id bigint, closed_at timestamptz,
      due_certain boolean, published boolean, sealed_from text[], reported boolean, person uuid, phone_hash bytea,
      wrapped_key bytea, key_version integer, sealed bytea, masked_name text, masked_phone text, consented_at timestamptz, consent text,
      language text, words bytea)),
  p AS (
    INSERT INTO people_keys (person, phone_hash, wrapped_key, key_version)
    SELECT DISTINCT ON (phone_hash, person) person, phone_hash, wrapped_key, key_version FROM x
    WHERE person IS NOT NULL
    ORDER BY phone_hash, person
    ON CONFLICT DO NOTHING
    RETURNING person),
  known AS MATERIALIZED (
    SELECT x.case_id, k.person, k.wrapped_key, k.key_version FROM x CROSS JOIN LATERAL (
      SELECT person, wrapped_key, key_version FROM people_keys WHERE phone_hash = x.phone_hash FOR KEY SHARE) k
    WHERE x.phone_hash IS NOT NULL AND x.person NOT IN (SELECT person FROM p)),
  e AS (
    INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at,
      to_state, final, due_at, rule, input, changes, head, clock, clocks, opening)
    SELECT case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at,
      to_state, final, due_at, rule, input, changes, head, clock, clocks, opening FROM x
    WHERE person IS NULL OR person IN (SELECT person FROM p) OR person IN (SELECT person FROM known)
    ON CONFLICT (command_id) DO NOTHING
    RETURNING case_id),
  c AS (
    INSERT INTO cases (id, number, type, state, waits_for, title, unit, division, parent_id, opened_at, closed_at,
      due_at, due_certain, published, clock, clocks, data, version, sealed_from)
    SELECT case_id, number, type, to_state, waits_for, title, unit, division, parent_id, at, closed_at,
      due_at, due_certain, published, clock, clocks, changes, seq, sealed_from FROM x JOIN e USING (case_id)),
  r AS (
    INSERT INTO reporters (case_id, person, sealed, masked_name, masked_phone, consented_at, consent, language)
    SELECT case_id, person, sealed, masked_name, masked_phone, consented_at, consent, language
    FROM x JOIN e USING (case_id) WHERE reported),
  t AS (
    INSERT INTO sealed_texts (case_id, seq, person, sealed)
    SELECT case_id, seq, person, words FROM x JOIN e USING (case_id) WHERE words IS NOT NULL)
  SELECT case_id, true AS written, NULL::uuid AS person, NULL::bytea AS wrapped_key, NULL::integer AS key_version FROM e
  UNION ALL
  SELECT x.case_id, false, known.person, known.wrapped_key, known.key_version FROM x LEFT JOIN known USING (case_id)
  WHERE x.person IS NOT NULL AND x.person NOT IN (SELECT person FROM p) AND x.person IS DISTINCT FROM known.person`;

interface Outcome extends KeyRow {
  readonly case_id: number;
  readonly written: boolean;
}

/** Writes new cases by one statement. For each what became of it, in order. */
export async function writeNewCases(
  db: Pool | PoolClient,
  casework: Casework,
  batch: readonly Opened[],
): Promise<Written[]> {
  const rows = batch.map((opened) => newCaseRow(casework, procedureOf(casework, opened.case.type), opened));
  const { rows: outcomes } = await db.query<Outcome>({
    name: "insertNewCases",
    text: insertNewCases,
    values: [JSON.stringify(rows)],
  });
  const found = new Map(outcomes.map((outcome) => [outcome.case_id, outcome]));
  return batch.map(({ case: c, reporter }) => {
    const outcome = found.get(c.id);
    if (!outcome) return "repeated";
    if (outcome.written) return "written";
    if (reporter?.phone)
      casework.vault.learn(casework.vault.hashPhone(reporter.phone), outcome.person ? outcome : undefined);
    return "otherPerson";
  });
}

/** What `insertNewCases` reads of a new case: its entry, what the case row says beyond it, and who asked. */
function newCaseRow(casework: Casework, procedure: Procedure, opened: Opened): Record<string, unknown> {
  const { entry, case: c, reporter, typed } = opened;
  const row = caseRow(procedure, c);
  const { number, waits_for, title, unit, division, parent_id, closed_at, due_certain, published, sealed_from } = row;
  return {
    ...entryRow(entry),
    ...{ number, waits_for, title, unit, division, parent_id, closed_at, due_certain, published, sealed_from },
    ...(reporter && { reported: true, ...sealReporter(casework.vault, c.id, reporter, typed) }),
  };
}
