import { randomUUID } from "node:crypto";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { handle, procedureOf } from "@wuxing/platform/casework";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import { actionInput } from "./actionInput.ts";
import type { Failed } from "./followView.ts";
import type { OwnRequest } from "./ownRequest.ts";
import { readForm } from "./readForm.ts";

/** Takes the action that a form asks for, with what the form does not draw (`more`); gives back what was typed and what is wrong where it is not taken. */
export async function takeAction(
  platform: Platform,
  request: FastifyRequest,
  { own, found }: OwnRequest,
  action: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Failed | undefined> {
  const { casework, files } = platform;
  const { actions } = procedureOf(casework, found.type);
  const schema = Object.hasOwn(actions, action) ? actions[action]?.input : undefined;
  if (!schema) throw notFound();
  const form = await readForm(request, { files, atMost: 6, by: () => `case:${found.id}` });
  const failed = (errors: Failed["errors"]): Failed => ({ number: found.number, action, values: form.values, errors });
  if (form.errors.length > 0) return failed(form.errors);
  const given = z.uuid().safeParse(form.values.commandId);
  const commandId = given.success ? given.data : randomUUID();
  try {
    await handle(casework, {
      caseId: found.id,
      action,
      input: { ...actionInput(schema, form), ...more },
      actor: own.actor,
      commandId,
    });
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const errors = error.faults.map(({ field, reason }) => ({ field, message: reason }));
    return failed(errors.length > 0 ? errors : [{ field: "", message: error.reason }]);
  }
}
