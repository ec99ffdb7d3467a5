import { type Actor, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { type CertificateRow, type Claims, getClaims } from "@wuxing/platform/certificates";
import { noteLook } from "./noteLook.ts";

/**
 * What a certificate says, for an officer of the unit that issued it who is about to correct it. The look is written down
 * before anything is shown, with what he said that it is for. Throws SealBroken where it was erased, and Refusal for one
 * that has ended: there is nothing to correct, so nothing to read.
 */
export async function claimsToCorrect(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  { claims, caseId, unit, status }: CertificateRow,
  actor: Actor,
  purpose: string,
): Promise<Claims> {
  if (status !== "valid" && status !== "suspended")
    throw new Refusal(
      "wrongState",
      t("这份证照已经终止，不能更正，也不再打开", "It has ended: it cannot be corrected, and is not opened any more"),
    );
  const said = await getClaims(pool, casework.vault, claims);
  const { rows } = await pool.query<{ person: string }>("SELECT person FROM certificate_claims WHERE id = $1", [
    claims,
  ]);
  const [person = ""] = rows.map((row) => row.person);
  await noteLook({ pool, casework }, actor, { person, unit, caseId, fields: Object.keys(said), purpose });
  return said;
}
