import { type Actor, type Case, faultsOf, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import { z } from "zod";
import { intakeActions } from "./intakeActions.ts";

/** What the agent does with a request while the caller is on the line, beside recording it. */
export const ending = z.object({
  action: z.enum(Object.keys(intakeActions) as [keyof typeof intakeActions, ...(keyof typeof intakeActions)[]]),
  input: z.record(z.string(), z.unknown()).default({}),
});
type Ending = z.output<typeof ending>;

/** Throws Refusal where the form of the ending is not filled in rightly: before anything is opened. */
export function assertFilledIn({ action, input }: Ending): void {
  const { error } = intakeActions[action].input.safeParse(input);
  if (error)
    throw new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), faultsOf(error.issues));
}

/** Ends a request that was just taken in. The same intake sent twice ends it once. Throws Refusal; the request is then open. */
export async function endAtOnce(
  { casework }: Pick<Platform, "casework">,
  actor: Actor,
  caseId: number,
  intake: string,
  { action, input }: Ending,
): Promise<Case> {
  const command = { caseId, action, input, actor, commandId: commandId("hotline.endAtOnce", intake) };
  return (await handle(casework, command)).case;
}
