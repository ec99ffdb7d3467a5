import { isDeepStrictEqual } from "node:util";
import type { Pool } from "pg";
import { keyOf, type RegisterName, registerNames, registers } from "./registers.ts";

export interface RegisterReplay {
  readonly entries: number;
  readonly rows: number;
  /** `REGISTER KEY` of each row that is not what its entries add up to. */
  readonly differing: readonly string[];
}

interface Said {
  readonly register: RegisterName;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Adds up all register entries from empty tables and compares the outcome with the tables; also that each entry went on
 * from where the one before it had left its row. Reads one moment of the database.
 */
export async function replayRegisters(pool: Pool): Promise<RegisterReplay> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows: entries } = await client.query<Said>(
      "SELECT register, key, before, after FROM register_entries ORDER BY id",
    );
    const differing = new Set<string>();
    const sum = new Map<string, unknown>();
    for (const { register, key, before, after } of entries) {
      const name = `${register} ${key}`;
      if (!isDeepStrictEqual(sum.get(name) ?? null, before)) differing.add(name);
      if (after === null) sum.delete(name);
      else sum.set(name, after);
    }
    let count = 0;
    for (const register of registerNames) {
      const { table, columns } = registers[register];
      const { rows } = await client.query<Record<string, unknown>>(`SELECT ${columns.join(", ")} FROM ${table}`);
      count += rows.length;
      for (const row of rows) {
        const name = `${register} ${keyOf(register, row)}`;
        if (!isDeepStrictEqual(sum.get(name), row)) differing.add(name);
        sum.delete(name);
      }
    }
    // What is left was said and is in no table.
    for (const name of sum.keys()) differing.add(name);
    return { entries: entries.length, rows: count, differing: [...differing].sort() };
  } finally {
    await client.query("ROLLBACK").catch(() => undefined);
    client.release();
  }
}
