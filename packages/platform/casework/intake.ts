import { dayOf } from "@wuxing/kernel/calendar";
import { formatCaseNumber } from "@wuxing/kernel/identifiers";
import { type Case, decideOpening, type Entry, evolve, type Procedure } from "@wuxing/kernel/procedure";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import type { Casework, OpenCommand, Outcome, Reporter } from "./Casework.ts";
import { caseIds } from "./caseIds.ts";
import { caseRow } from "./caseRow.ts";
import { claimFiles, fileIdsOf } from "./claimFiles.ts";
import { entryRow } from "./entryRow.ts";
import { naturalBatch } from "./naturalBatch.ts";
import { findCase, findEntryByCommand, procedureOf } from "./rows.ts";

export interface Opened {
  readonly entry: Entry;
  readonly case: Case;
  readonly reporter: Reporter | undefined;
}

/** Opens cases. The promise is kept only after the case's own rows are durable. Throws Refusal. */
export type Intake = (command: OpenCommand) => Promise<Outcome>;

/**
 * The hot path: no lock, and one statement for as many new cases as came while the last two were being written.
 * Entry, case and reporter are written by the same statement, so all are there or none.
 */
export function createIntake(casework: Casework): Intake {
  const nextId = caseIds(casework.pool);
  const write = naturalBatch((batch: readonly Opened[]) => insertAll(casework, batch), { inFlight: 2, atMost: 400 });
  return async (command) => {
    const opened = decideNew(casework, command, await nextId());
    const written = await write(opened);
    casework.wake?.();
    if (written) return { case: opened.case, entry: opened.entry, repeated: false };
    return earlier(casework, command.commandId);
  };
}

/** The case that a command opens, decided and evolved but not written. Throws Refusal. */
export function decideNew(casework: Omit<Casework, "pool">, command: OpenCommand, id: number): Opened {
  const procedure = procedureOf(casework, command.type);
  const at = casework.now();
  const number = formatCaseNumber({ prefix: procedure.prefix, day: dayOf(at), serial: id });
  const inherited = command.sealedFrom ? { sealedFrom: command.sealedFrom } : {};
  const identity = { id, number, parentId: command.parentId ?? null, ...inherited };
  const entry = decideOpening(procedure, identity, { ...command, at }, casework.almanac);
  return { entry, case: evolve(null, entry), reporter: command.reporter };
}

async function earlier(casework: Casework, commandId: string): Promise<Outcome> {
  const entry = await findEntryByCommand(casework.pool, commandId);
  const before = entry && (await findCase(casework.pool, entry.caseId));
  if (!entry || !before) throw new Error(`command ${commandId} was neither written nor found`);
  return { case: before, entry, repeated: true };
}

/** For each opened case, whether it was written now (false: its command had been carried out before). */
async function insertAll(casework: Casework, batch: readonly Opened[]): Promise<boolean[]> {
  const plain = batch.every(
    ({ entry }) => fileIdsOf(entry).length === 0 && !casework.projections.some((p) => p.type === entry.type),
  );
  if (plain) return insert(casework.pool, casework, batch);
  return transaction(casework.pool, async (client) => {
    const written = await insert(client, casework, batch);
    for (const [i, opened] of batch.entries()) {
      if (!written[i]) continue;
      await claimFiles(client, opened.entry);
      for (const projection of casework.projections)
        if (projection.type === opened.case.type) await projection.apply(client, opened.entry, opened.case);
    }
    return written;
  });
}

/**
 * Entry, case and reporter of each row of one JSON array. A case that opens has the clocks and data of its entry (see
 * `evolve`), so they are sent and read once and stand in both tables.
 */
const insertNewCases = `
  WITH x AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1) AS x(case_id bigint, seq integer, type text, action text, actor_kind text,
      actor_id text, actor_unit text, command_id uuid, at timestamptz, to_state text, final boolean, due_at timestamptz,
      rule text, input jsonb, changes jsonb, head jsonb, clock jsonb, clocks jsonb, opening jsonb, number text,
      waits_for text, title text, unit text, division text, parent_id bigint, closed_at timestamptz,
      due_certain boolean, published boolean, sealed_from text[], reported boolean, name text,
      phone text, consented_at timestamptz)),
  e AS (
    INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at,
      to_state, final, due_at, rule, input, changes, head, clock, clocks, opening)
    SELECT case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at,
      to_state, final, due_at, rule, input, changes, head, clock, clocks, opening FROM x
    ON CONFLICT (command_id) DO NOTHING
    RETURNING case_id),
  c AS (
    INSERT INTO cases (id, number, type, state, waits_for, title, unit, division, parent_id, opened_at, closed_at,
      due_at, due_certain, published, clock, clocks, data, version, sealed_from)
    SELECT case_id, number, type, to_state, waits_for, title, unit, division, parent_id, at, closed_at,
      due_at, due_certain, published, clock, clocks, changes, seq, sealed_from FROM x JOIN e USING (case_id)),
  r AS (
    INSERT INTO reporters (case_id, name, phone, consented_at)
    SELECT case_id, name, phone, consented_at FROM x JOIN e USING (case_id) WHERE reported)
  SELECT case_id FROM e`;

async function insert(db: Pool | PoolClient, casework: Casework, batch: readonly Opened[]): Promise<boolean[]> {
  const rows = batch.map((opened) => newCaseRow(procedureOf(casework, opened.case.type), opened));
  const written = await db.query<{ case_id: number }>({
    name: "insertNewCases",
    text: insertNewCases,
    values: [JSON.stringify(rows)],
  });
  const ids = new Set(written.rows.map((row) => row.case_id));
  return batch.map((opened) => ids.has(opened.case.id));
}

/** What `insertNewCases` reads of a new case: its entry, what the case row says beyond it, and who asked. */
function newCaseRow(procedure: Procedure, { entry, case: c, reporter }: Opened): Record<string, unknown> {
  const row = caseRow(procedure, c);
  const { number, waits_for, title, unit, division, parent_id, closed_at, due_certain, published, sealed_from } = row;
  const caller = reporter && {
    reported: true,
    name: reporter.name,
    phone: reporter.phone,
    consented_at: reporter.consentedAt,
  };
  return {
    ...entryRow(entry),
    ...{ number, waits_for, title, unit, division, parent_id, closed_at, due_certain, published, sealed_from },
    ...caller,
  };
}
