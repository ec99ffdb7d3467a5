import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { recordAccess } from "@wuxing/platform/personal";

/** Writes down, before anything is shown, that somebody of a unit looked at what it knows of a holder, and for what. */
export async function noteLook(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  { kind, id }: Actor,
  look: {
    readonly person: string;
    readonly unit: string;
    readonly caseId: number | null;
    readonly fields: readonly string[];
    readonly purpose: string;
  },
): Promise<void> {
  const { person, unit, caseId, fields, purpose } = look;
  await recordAccess(pool, {
    ...{ person, caseId, fields, purpose, actor: { kind, id, unit } },
    ...{ at: casework.now(), commandId: randomUUID() },
  });
}
