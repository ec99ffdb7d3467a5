import type { Clock } from "@wuxing/kernel/clock";
import type { Case, Procedure } from "@wuxing/kernel/procedure";

/** A row of `cases`, as node-postgres gives it (instants as ISO strings). */
export interface CaseRow {
  readonly id: number;
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly waits_for: string | null;
  readonly title: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly parent_id: number | null;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly due_at: string | null;
  readonly due_certain: boolean;
  readonly stopped: boolean;
  readonly published: boolean;
  readonly clock: Clock | null;
  readonly clocks: Record<string, Clock>;
  readonly data: Record<string, unknown>;
  readonly version: number;
  readonly sealed_from: readonly string[] | null;
}

/** The row that a case makes, with the columns that lists and the clock look at. */
export function caseRow(procedure: Procedure, c: Case): CaseRow {
  const state = procedure.states[c.state];
  return {
    id: c.id,
    number: c.number,
    type: c.type,
    state: c.state,
    waits_for: state && "waitsFor" in state ? state.waitsFor : null,
    title: c.title,
    unit: c.unit,
    division: c.division,
    parent_id: c.parentId,
    opened_at: c.openedAt,
    closed_at: c.closedAt,
    due_at: c.clock?.dueAt ?? null,
    due_certain: c.clock?.certain ?? true,
    stopped: c.clock?.stops.some((stop) => stop.to === undefined) ?? false,
    published: procedure.publishes?.(c) ?? false,
    clock: c.clock,
    clocks: c.clocks,
    data: c.data,
    version: c.version,
    sealed_from: c.sealedFrom ?? null,
  };
}

export const caseOf = (row: CaseRow): Case => ({
  id: row.id,
  number: row.number,
  type: row.type,
  state: row.state,
  title: row.title,
  unit: row.unit,
  division: row.division,
  parentId: row.parent_id,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  clock: row.clock,
  clocks: row.clocks,
  data: row.data,
  ...(row.sealed_from ? { sealedFrom: row.sealed_from } : {}),
  version: row.version,
});
