import type { Clock } from "@wuxing/kernel/clock";
import type { CaseHead, Entry, Opening } from "@wuxing/kernel/procedure";

/** A row of `entries`. `id` and `xid` are the database's; a row to be written has none. */
export interface EntryRow {
  readonly case_id: number;
  readonly seq: number;
  readonly type: string;
  readonly action: string;
  readonly actor_kind: string;
  readonly actor_id: string;
  readonly actor_unit: string | null;
  readonly command_id: string;
  readonly at: string;
  readonly from_state: string | null;
  readonly to_state: string;
  readonly final: boolean;
  readonly due_at: string | null;
  readonly rule: string | null;
  readonly input: Record<string, unknown>;
  readonly changes: Record<string, unknown>;
  readonly head: CaseHead;
  readonly clock: Clock | null;
  readonly clocks: Record<string, Clock>;
  readonly opening: Opening | null;
}

export const entryRow = (entry: Entry): EntryRow => ({
  case_id: entry.caseId,
  seq: entry.seq,
  type: entry.type,
  action: entry.action,
  actor_kind: entry.actor.kind,
  actor_id: entry.actor.id,
  actor_unit: entry.actor.unit,
  command_id: entry.commandId,
  at: entry.at,
  from_state: entry.from,
  to_state: entry.to,
  final: entry.final,
  due_at: entry.clock?.dueAt ?? null,
  rule: entry.clock?.rule ?? null,
  input: entry.input,
  changes: entry.changes,
  head: entry.head,
  clock: entry.clock,
  clocks: entry.clocks,
  opening: entry.opening,
});

export const entryOf = (row: EntryRow): Entry => ({
  caseId: row.case_id,
  seq: row.seq,
  type: row.type,
  action: row.action,
  actor: { kind: row.actor_kind, id: row.actor_id, unit: row.actor_unit },
  commandId: row.command_id,
  at: row.at,
  from: row.from_state,
  to: row.to_state,
  final: row.final,
  input: row.input,
  changes: row.changes,
  head: row.head,
  clock: row.clock,
  clocks: row.clocks,
  opening: row.opening,
});
