import { changeDuties, type Duty, type DutyWish } from "@wuxing/kernel/duties";
import type { Pool } from "pg";
import type { Change } from "./Change.ts";
import { keyOf } from "./registers.ts";

const dutyKey = (row: Duty): string => keyOf("duties", { ...row });

/** All rows of the dispatch table, those that ended and those to come too. */
export async function dutiesOf(pool: Pool): Promise<Duty[]> {
  const { rows } = await pool.query<Duty>(
    "SELECT topic, place, since, until, unit, joint, source FROM duties ORDER BY topic, place, since",
  );
  return rows;
}

/** The changes by which rows become what the wishes, one after the other, make of them. */
export function dutyChanges(rows: readonly Duty[], wishes: readonly DutyWish[]): Change[] {
  const after = wishes.reduce(changeDuties, rows);
  const before = new Map(rows.map((row) => [dutyKey(row), row]));
  const left = new Set(after.map((row) => dutyKey(row)));
  const removed = [...before.keys()].filter((key) => !left.has(key));
  return [
    ...removed.map((key) => ({ register: "duties" as const, key, after: null })),
    ...after
      .filter((row) => before.get(dutyKey(row)) !== row)
      .map((row) => ({ register: "duties" as const, key: dutyKey(row), after: { ...row } })),
  ];
}
