import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { handle } from "@wuxing/platform/casework";
import { queueOf } from "./queueOf.ts";

interface Called {
  readonly number: string;
  readonly ticket: number;
}

/**
 * Calls whoever is next to a window. Two windows that press at once call two different numbers; a command sent again
 * calls nobody else. Undefined: nobody waits. Throws Refusal where the actor is not of the unit.
 */
export async function callNext(
  world: Pick<Platform, "pool" | "casework">,
  place: string,
  { window, actor, commandId }: { readonly window: string; readonly actor: Actor; readonly commandId: string },
): Promise<Called | undefined> {
  const before = await calledBy(world, commandId);
  if (before) return before;
  const { waiting } = await queueOf(world, place);
  for (const { caseId, number, ticket } of waiting) {
    try {
      await handle(world.casework, { caseId, action: "call", input: { window }, actor, commandId });
      return { number, ticket };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The same command, sent twice at once: what the other one called.
      if (error.code === "conflict") return calledBy(world, commandId);
      // Another window was faster with this number: the one after it.
      if (error.code !== "wrongState") throw error;
    }
  }
  return undefined;
}

async function calledBy({ pool }: Pick<Platform, "pool">, commandId: string): Promise<Called | undefined> {
  const { rows } = await pool.query<Called>(
    `SELECT b.number, b.ticket FROM entries e JOIN appointment_bookings b USING (case_id)
     WHERE e.command_id = $1 AND e.action = 'call'`,
    [commandId],
  );
  return rows[0];
}
