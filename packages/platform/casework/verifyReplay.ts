import { isDeepStrictEqual } from "node:util";
import { replay } from "@wuxing/kernel/procedure";
import type { Casework } from "./Casework.ts";
import { type CaseRow, caseRow } from "./caseRow.ts";
import { type EntryRow, entryOf } from "./entryRow.ts";
import { caseColumns, procedureOf } from "./rows.ts";

export interface ReplayReport {
  readonly cases: number;
  readonly entries: number;
  /** Numbers of cases whose row is not what their entries add up to, with the columns that differ. */
  readonly differing: readonly { readonly number: string; readonly columns: readonly string[] }[];
}

/** Replays the entries of all cases, `pageSize` cases at a time, and compares the outcome with the case rows. */
export async function verifyReplay(casework: Casework, pageSize = 500): Promise<ReplayReport> {
  const differing: { number: string; columns: string[] }[] = [];
  let cases = 0;
  let entries = 0;
  let after = 0;
  for (;;) {
    const { rows } = await casework.pool.query<CaseRow>(
      `SELECT ${caseColumns} FROM cases WHERE id > $1 ORDER BY id LIMIT $2`,
      [after, pageSize],
    );
    const last = rows.at(-1);
    if (!last) return { cases, entries, differing };
    const history = await casework.pool.query<EntryRow>(
      "SELECT * FROM entries WHERE case_id > $1 AND case_id <= $2 ORDER BY case_id, seq",
      [after, last.id],
    );
    const byCase = Map.groupBy(history.rows.map(entryOf), (entry) => entry.caseId);
    for (const row of rows) {
      const columns = differences(casework, row, byCase.get(row.id) ?? []);
      if (columns.length > 0) differing.push({ number: row.number, columns });
    }
    const known = new Set(rows.map((row) => row.id));
    for (const id of byCase.keys()) if (!known.has(id)) differing.push({ number: String(id), columns: ["case"] });
    cases += rows.length;
    entries += history.rows.length;
    after = last.id;
  }
}

function differences(casework: Casework, row: CaseRow, history: Parameters<typeof replay>[0]): string[] {
  if (history.length === 0) return ["entries"];
  const want = caseRow(procedureOf(casework, row.type), replay(history));
  return Object.keys(want).filter((key) => {
    const column = key as keyof CaseRow;
    return !isDeepStrictEqual(plain(want[column]), plain(row[column]));
  });
}

/** As JSON knows it: an absent field and an undefined one are the same. */
const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));
