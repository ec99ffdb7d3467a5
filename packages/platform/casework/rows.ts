import { type Case, type Entry, notFound, type Procedure } from "@wuxing/kernel/procedure";
import type { Pool, PoolClient } from "pg";
import type { Casework } from "./Casework.ts";
import { type CaseRow, caseOf } from "./caseRow.ts";
import { type EntryRow, entryOf } from "./entryRow.ts";

export const caseColumns =
  "id, number, type, state, waits_for, title, unit, division, parent_id, opened_at, closed_at, due_at, due_certain, stopped, published, clock, clocks, data, version, sealed_from";

const entryColumns =
  "case_id, seq, type, action, actor_kind, actor_id, actor_unit, command_id, at, from_state, to_state, final, due_at, rule, input, changes, head, clock, clocks, opening";

type Queryable = Pick<Pool | PoolClient, "query">;

/** The case with this id, or undefined. `lock` holds its row until the transaction ends. */
export async function findCase(db: Queryable, id: number, lock = false): Promise<Case | undefined> {
  const { rows } = await db.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE id = $1${lock ? " FOR UPDATE" : ""}`,
    [id],
  );
  return rows[0] && caseOf(rows[0]);
}

/** The case with this number; throws Refusal(notFound). */
export async function getCaseByNumber(db: Queryable, number: string): Promise<Case> {
  const { rows } = await db.query<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE number = $1`, [number]);
  if (!rows[0]) throw notFound();
  return caseOf(rows[0]);
}

/** The child cases, oldest first. */
export async function childrenOf(db: Queryable, caseId: number): Promise<Case[]> {
  const { rows } = await db.query<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE parent_id = $1 ORDER BY id`, [
    caseId,
  ]);
  return rows.map(caseOf);
}

export async function findEntryByCommand(db: Queryable, commandId: string): Promise<Entry | undefined> {
  const { rows } = await db.query<EntryRow>(`SELECT ${entryColumns} FROM entries WHERE command_id = $1`, [commandId]);
  return rows[0] && entryOf(rows[0]);
}

/** The history of a case, oldest first. */
export async function entriesOf(db: Queryable, caseId: number): Promise<Entry[]> {
  const { rows } = await db.query<EntryRow>(`SELECT ${entryColumns} FROM entries WHERE case_id = $1 ORDER BY seq`, [
    caseId,
  ]);
  return rows.map(entryOf);
}

/** The procedure of a type; throws Refusal(unknownType). */
export function procedureOf(casework: Pick<Casework, "procedures">, type: string): Procedure {
  const procedure = casework.procedures.get(type);
  if (!procedure) throw notFound();
  return procedure;
}
