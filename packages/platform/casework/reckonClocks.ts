import { dayOf } from "@wuxing/kernel/calendar";
import { clockActor, Refusal, reckonAction, reckonedClocks } from "@wuxing/kernel/procedure";
import type { Casework } from "./Casework.ts";
import { type CaseRow, caseOf } from "./caseRow.ts";
import { commandId } from "./commandId.ts";
import { handle } from "./handle.ts";
import { caseColumns } from "./rows.ts";

/**
 * Reckons the clocks of open cases anew that hang on holidays which were not announced, with the calendar of today
 * (decision 0009). Each that comes out otherwise gets an entry of the clock. Returns how many cases were written.
 */
export async function reckonClocks(casework: Casework, pageSize = 500): Promise<number> {
  let written = 0;
  for (let after = 0; ; ) {
    const { rows } = await casework.pool.query<CaseRow>(
      `SELECT ${caseColumns} FROM cases
       WHERE closed_at IS NULL AND id > $1
         AND (NOT due_certain OR jsonb_path_exists(clocks, '$.*.certain ? (@ == false)'))
       ORDER BY id LIMIT $2`,
      [after, pageSize],
    );
    const last = rows.at(-1);
    if (!last) return written;
    for (const row of rows) if (await reckon(casework, row)) written++;
    after = last.id;
  }
}

async function reckon(casework: Casework, row: CaseRow): Promise<boolean> {
  if (!reckonedClocks(casework.almanac.calendar, caseOf(row))) return false;
  const command = { caseId: row.id, action: reckonAction, input: {}, actor: clockActor };
  try {
    await handle(casework, { ...command, commandId: commandId("reckon", row.id, row.version) });
    return true;
  } catch (error) {
    // Somebody closed it, or went on with it under the new calendar, between reading and locking.
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const lastDay = new WeakMap<Casework, string>();

/** The same, once after the start and then once each day: a calendar changes with a new version of the program alone. */
export async function reckonDaily(casework: Casework): Promise<void> {
  const today = dayOf(casework.now());
  if (lastDay.get(casework) === today) return;
  await reckonClocks(casework);
  lastDay.set(casework, today);
}
