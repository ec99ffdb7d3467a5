import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { handle, commandId as idOf } from "@wuxing/platform/casework";
import { queueOf } from "./queueOf.ts";

/**
 * Calls whoever is next to a window. Two windows that press at once call two different numbers. Undefined: nobody
 * waits. Throws Refusal where the actor is not of the unit.
 */
export async function callNext(
  world: Pick<Platform, "pool" | "casework">,
  place: string,
  { window, actor, commandId }: { readonly window: string; readonly actor: Actor; readonly commandId: string },
): Promise<{ readonly number: string; readonly ticket: number } | undefined> {
  const { waiting } = await queueOf(world, place);
  for (const { caseId, number, ticket } of waiting) {
    const command = {
      caseId,
      action: "call",
      input: { window },
      actor,
      commandId: idOf("callNext", commandId, caseId),
    };
    try {
      await handle(world.casework, command);
      return { number, ticket };
    } catch (error) {
      // Another window was faster with this number: the one after it.
      if (!(error instanceof Refusal) || error.code !== "wrongState") throw error;
    }
  }
  return undefined;
}
