import type { Calendar } from "@wuxing/kernel/calendar";
import { clockActor, Refusal, reckonAction, reckonedClocks } from "@wuxing/kernel/procedure";
import type { Casework } from "./Casework.ts";
import { type CaseRow, caseOf } from "./caseRow.ts";
import { commandId } from "./commandId.ts";
import { handle } from "./handle.ts";
import { noteFault } from "./noteFault.ts";
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
    if (error instanceof Refusal && error.code === "wrongState") return false;
    // One case that cannot be reckoned must not hold up the others and every deadline after them, nor be silent.
    await noteFault(casework.pool, "reckon", row.id, error);
    return false;
  }
}

const looked = new WeakMap<Casework, Calendar>();

/**
 * The same where a year has been announced since the clocks were last reckoned: asked once for each calendar, which is
 * another one when the register of holidays has changed, and it means reading every open case.
 */
export async function reckonOnceAnnounced(casework: Casework): Promise<void> {
  const { calendar } = casework.almanac;
  if (looked.get(casework) === calendar) return;
  const years = JSON.stringify(announcedYears(calendar));
  const known = "SELECT 1 FROM settings WHERE key = 'reckonedWithYears' AND value = $1::jsonb";
  if ((await casework.pool.query(known, [years])).rows.length === 0) {
    await reckonClocks(casework);
    await casework.pool.query(
      `INSERT INTO settings (key, value) VALUES ('reckonedWithYears', $1)
       ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
      [years],
    );
  }
  looked.set(casework, calendar);
}

/** The years from 2020 on whose holidays the calendar knows. */
const announcedYears = (calendar: Calendar): number[] =>
  Array.from({ length: 80 }, (_, i) => 2020 + i).filter((year) => calendar.kind(`${year}-07-01`) !== "notAnnounced");
