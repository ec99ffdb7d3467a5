import { dayOf } from "@wuxing/kernel/calendar";
import { formatCaseNumber } from "@wuxing/kernel/identifiers";
import { type Case, decideOpening, type Entry, evolve } from "@wuxing/kernel/procedure";
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
  const identity = { id, number, parentId: command.parentId ?? null };
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

export const insertNewCases = `
  WITH e AS (
    INSERT INTO entries (case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, from_state,
      to_state, final, due_at, rule, input, changes, head, clock, clocks, opening)
    SELECT case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, from_state,
      to_state, final, due_at, rule, input, changes, head, clock, clocks, opening
    FROM json_populate_recordset(NULL::entries, $1)
    ON CONFLICT (command_id) DO NOTHING
    RETURNING case_id),
  c AS (
    INSERT INTO cases SELECT * FROM json_populate_recordset(NULL::cases, $2) WHERE id IN (SELECT case_id FROM e)),
  r AS (
    INSERT INTO reporters SELECT * FROM json_populate_recordset(NULL::reporters, $3)
    WHERE case_id IN (SELECT case_id FROM e))
  SELECT case_id FROM e`;

async function insert(db: Pool | PoolClient, casework: Casework, batch: readonly Opened[]): Promise<boolean[]> {
  const { rows } = await db.query<{ case_id: number }>({
    name: "insertNewCases",
    text: insertNewCases,
    values: newCaseValues(casework, batch),
  });
  const written = new Set(rows.map((row) => row.case_id));
  return batch.map((opened) => written.has(opened.case.id));
}

/** The three JSON arrays that `insertNewCases` takes. */
export function newCaseValues(casework: Pick<Casework, "procedures">, batch: readonly Opened[]): string[] {
  const entries = batch.map((opened) => entryRow(opened.entry));
  const cases = batch.map((opened) => caseRow(procedureOf(casework, opened.case.type), opened.case));
  const reporters = batch.flatMap(({ case: c, reporter }) =>
    reporter ? [{ case_id: c.id, name: reporter.name, phone: reporter.phone, consented_at: reporter.consentedAt }] : [],
  );
  return [JSON.stringify(entries), JSON.stringify(cases), JSON.stringify(reporters)];
}
