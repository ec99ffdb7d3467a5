import { type HeldCall, heldCalls } from "@wuxing/areas/hotline";
import type { Platform } from "@wuxing/platform/area";
import { type Citizen, callerOfCitizen } from "@wuxing/platform/citizens";
import type { Held } from "@wuxing/platform/personal";

/** The calls kept of a reader: those that his requests were taken from, and once signed in all from his account's phone. */
export const ownCalls = async (
  platform: Platform,
  held: readonly Held[],
  citizen: Citizen | undefined,
): Promise<readonly HeldCall[]> =>
  heldCalls(platform, {
    cases: held.map(({ caseId }) => caseId),
    caller: citizen && (await callerOfCitizen(platform.pool, citizen)),
  });
