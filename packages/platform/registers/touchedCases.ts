import { rulesAhead } from "@wuxing/kernel/procedure";
import { type CaseRow, type Casework, caseColumns, caseOf } from "@wuxing/platform/casework";

export interface TouchedCases {
  /** Open cases that may yet start or lengthen a clock by this key. */
  readonly count: number;
  /** False where so many cases are open that only the first were looked at: `count` is then the least. */
  readonly whole: boolean;
  /** The first of them, by due date; without their words, for who keeps the registers reads no cases. */
  readonly first: readonly {
    readonly number: string;
    readonly type: string;
    readonly state: string;
    readonly dueAt: string | null;
  }[];
  /** Open cases whose clock runs by this key now: they keep the row they began with. */
  readonly running: number;
}

const atMost = 20_000;
const shown = 50;

/** Which open cases a change of a rule row will touch, and which it leaves alone. */
export async function touchedCases(
  { pool, procedures }: Pick<Casework, "pool" | "procedures">,
  key: string,
): Promise<TouchedCases> {
  const { rows } = await pool.query<CaseRow>(
    `SELECT ${caseColumns} FROM cases WHERE closed_at IS NULL ORDER BY due_at, id LIMIT ${atMost + 1}`,
  );
  const touched = rows.slice(0, atMost).filter((row) => {
    const procedure = procedures.get(row.type);
    return procedure !== undefined && rulesAhead(procedure, caseOf(row)).has(key);
  });
  const running = rows.filter(({ clock }) => clock?.rule.startsWith(`${key}@`)).length;
  return {
    count: touched.length,
    whole: rows.length <= atMost,
    first: touched.slice(0, shown).map(({ number, type, state, due_at }) => ({ number, type, state, dueAt: due_at })),
    running,
  };
}
