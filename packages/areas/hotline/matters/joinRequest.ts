import { type Actor, type Case, Refusal } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import { assertMayRead } from "@wuxing/platform/access";
import type { Platform } from "@wuxing/platform/area";
import { commandId as commandIdOf, getCaseByNumber, handle, type Outcome } from "@wuxing/platform/casework";
import { leadBarred } from "./joinBarred.ts";

/** A request by its number, for who may read it. Throws Refusal(notFound) alike for what is not there. */
export async function readableRequest(platform: Platform, actor: Actor, number: string): Promise<Case> {
  const found = await getCaseByNumber(platform.readAs(actor), number);
  await assertMayRead(platform.casework, found, actor);
  return found;
}

/** Joins a request to the one that leads its matter. Throws Refusal, also where that one cannot lead. */
export async function joinRequest(
  platform: Platform,
  actor: Actor,
  command: { readonly commandId: string; readonly caseId: number; readonly lead: string },
): Promise<Outcome> {
  const lead = await readableRequest(platform, actor, command.lead);
  const fault = leadBarred(lead);
  if (fault) throw new Refusal("refused", fault);
  return handle(platform.casework, {
    caseId: command.caseId,
    action: "join",
    input: { lead: lead.number },
    actor,
    commandId: command.commandId,
  });
}

/** Joins a request just taken, where that was asked for. One that cannot be joined is kept as it is, with the reason: nothing of a call is lost. */
export async function joinNewRequest(
  platform: Platform,
  actor: Actor,
  taking: string,
  taken: Case,
  lead: string | undefined,
): Promise<{ readonly taken: Case; readonly joinRefused?: Text }> {
  if (!lead) return { taken };
  try {
    const command = { commandId: commandIdOf("join", taking), caseId: taken.id, lead };
    return { taken: (await joinRequest(platform, actor, command)).case };
  } catch (error) {
    if (error instanceof Refusal) return { taken, joinRefused: error.reason };
    throw error;
  }
}
