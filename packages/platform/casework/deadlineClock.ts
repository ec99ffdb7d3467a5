import { clockActor, Refusal } from "@wuxing/kernel/procedure";
import type { Casework } from "./Casework.ts";
import { commandId } from "./commandId.ts";
import { handle } from "./handle.ts";
import { reckonDaily } from "./reckonClocks.ts";

/**
 * Lets the clock act on every case whose day has passed and whose state says what then happens (`ifOverdue`).
 * A day that is not certain (its year's holidays are not announced) never has effects. Returns how many were acted on.
 */
export async function passDeadlines(casework: Casework): Promise<number> {
  // First, so that a day that has become certain has its effects in the same turn.
  await reckonDaily(casework);
  const effects = overdueActions(casework);
  const { rows } = await casework.pool.query<{ id: number; type: string; state: string; version: number }>(
    `SELECT id, type, state, version FROM cases
     WHERE closed_at IS NULL AND due_at < $1 AND due_certain AND NOT stopped AND type || '/' || state = ANY($2)
     ORDER BY due_at LIMIT 1000`,
    [casework.now(), [...effects.keys()]],
  );
  let acted = 0;
  for (const row of rows) {
    const action = effects.get(`${row.type}/${row.state}`);
    if (action && (await pass(casework, row.id, row.version, action))) acted++;
  }
  return acted;
}

function overdueActions(casework: Casework): Map<string, string> {
  const effects = new Map<string, string>();
  for (const procedure of casework.procedures.values())
    for (const [name, state] of Object.entries(procedure.states))
      if ("ifOverdue" in state && state.ifOverdue) effects.set(`${procedure.type}/${name}`, state.ifOverdue);
  return effects;
}

async function pass(casework: Casework, caseId: number, version: number, action: string): Promise<boolean> {
  try {
    const id = commandId("deadline", caseId, version, action);
    const { repeated } = await handle(casework, { caseId, action, input: {}, actor: clockActor, commandId: id });
    return !repeated;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Mostly somebody was faster than the clock. A case that refuses its deadline must not hold up the others, nor be silent.
    if (error.code !== "wrongState")
      await casework.pool.query(
        "INSERT INTO follower_faults (follower, entry_id, fault) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        [`deadline/${action}`, caseId, error.message],
      );
    return false;
  }
}
