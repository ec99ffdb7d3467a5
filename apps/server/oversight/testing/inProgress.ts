import { randomUUID } from "node:crypto";
import type { Actor, Case } from "@wuxing/kernel/procedure";
import { handle } from "@wuxing/platform/casework";
import { requestCommand, staff, type TestServer } from "../../testServer.ts";

const [agent, dispatcher] = [staff("px-12345", "agent"), staff("px-12345", "dispatcher")];

/** Takes an action under a command of its own. */
export const actOn = ({ platform }: TestServer, caseId: number, action: string, input: object, actor: Actor) =>
  handle(platform.casework, { caseId, action, input, actor, commandId: randomUUID() });

/** A request for help, ten working days to answer, signed for by a unit. */
export async function inProgress(server: TestServer, unit: string): Promise<Case> {
  const { case: opened } = await server.platform.intake(requestCommand());
  await actOn(server, opened.id, "accept", {}, agent);
  await actOn(server, opened.id, "dispatch", { unit }, dispatcher);
  return (await actOn(server, opened.id, "sign", {}, staff(unit, "officer"))).case;
}
