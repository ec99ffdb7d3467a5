import { randomUUID } from "node:crypto";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type CertificateRow, type Claims, getClaims } from "@wuxing/platform/certificates";
import { recordAccess } from "@wuxing/platform/personal";

/**
 * What a certificate says, for an officer of the unit that issued it who is about to correct it. The look is written down
 * before anything is shown. Throws SealBroken where it was erased.
 */
export async function claimsToCorrect(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  { claims, caseId, unit }: CertificateRow,
  actor: Actor,
): Promise<Claims> {
  const said = await getClaims(pool, casework.vault, claims);
  const { rows } = await pool.query<{ person: string }>("SELECT person FROM certificate_claims WHERE id = $1", [
    claims,
  ]);
  await recordAccess(pool, {
    ...{
      person: rows[0]?.person ?? "",
      caseId,
      actor: { kind: actor.kind, id: actor.id, unit },
      fields: Object.keys(said),
    },
    ...{ purpose: "更正证照", at: casework.now(), commandId: randomUUID() },
  });
  return said;
}
