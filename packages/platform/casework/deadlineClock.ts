import { clockActor, Refusal } from "@wuxing/kernel/procedure";
import type { Casework } from "./Casework.ts";
import { commandId } from "./commandId.ts";
import { handle } from "./handle.ts";
import { noteFault } from "./noteFault.ts";
import { reckonOnceAnnounced } from "./reckonClocks.ts";

/**
 * Lets the clock act on every case whose day has passed and whose state says what then happens (`ifOverdue`).
 * A day that is not certain (its year's holidays are not announced) never has effects. Returns how many were acted on.
 */
export async function passDeadlines(casework: Casework): Promise<number> {
  // First, so that a day that has become certain has its effects in the same turn.
  await reckonOnceAnnounced(casework);
  const { rows } = await casework.pool.query<{ id: number; version: number; action: string }>(
    overdueSql,
    overdueValues(casework),
  );
  let acted = 0;
  for (const row of rows) if (await pass(casework, row.id, row.version, row.action)) acted++;
  return acted;
}

/** Finds the cases on which the clock acts: by the index of who is waited for, not by reading what is open. */
export const overdueSql = `SELECT c.id, c.version, e.action
  FROM json_to_recordset($2) AS e(type text, state text, party text, action text)
  JOIN cases c ON c.waits_for = e.party AND c.type = e.type AND c.state = e.state
  WHERE c.closed_at IS NULL AND c.due_at < $1 AND c.due_certain AND NOT c.stopped
  ORDER BY c.due_at LIMIT 1000`;

/** The values of `overdueSql` now. */
export const overdueValues = (casework: Casework): unknown[] => [
  casework.now(),
  JSON.stringify(overdueActions(casework)),
];

interface Effect {
  readonly type: string;
  readonly state: string;
  /** For whom a case in this state waits. */
  readonly party: string;
  readonly action: string;
}

/** What the clock does, for each state in which a day that passes has an effect. */
const overdueActions = (casework: Casework): Effect[] =>
  [...casework.procedures.values()].flatMap(({ type, states }) =>
    Object.entries(states).flatMap(([name, state]) =>
      "ifOverdue" in state && state.ifOverdue
        ? [{ type, state: name, party: state.waitsFor, action: state.ifOverdue }]
        : [],
    ),
  );

async function pass(casework: Casework, caseId: number, version: number, action: string): Promise<boolean> {
  try {
    const id = commandId("deadline", caseId, version, action);
    const { repeated } = await handle(casework, { caseId, action, input: {}, actor: clockActor, commandId: id });
    return !repeated;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Mostly somebody was faster than the clock. A case that refuses its deadline must not hold up the others, nor be silent.
    if (error.code !== "wrongState") await noteFault(casework.pool, `deadline/${action}`, caseId, error);
    return false;
  }
}
