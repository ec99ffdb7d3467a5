import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { findCase, getCaseByNumber } from "@wuxing/platform/casework";

type Source = Pick<Platform, "pool" | "casework">;

/** The code that opens the rating of one case to whoever has it, and nothing else: 96 bits by a key of this database. */
export const rateLinkCode = ({ casework }: Pick<Source, "casework">, number: string): string =>
  casework.vault.hash("rateLink", number).subarray(0, 12).toString("base64url");

/** The invitation that a link opens, with what it asks about; undefined for a wrong link. */
export async function findByRateLink(
  source: Source,
  number: string,
  code: string,
): Promise<{ readonly invitation: Case; readonly root: Case } | undefined> {
  if (rateLinkCode(source, number) !== code) return undefined;
  const invitation = await getCaseByNumber(source.pool, number);
  const root = invitation.parentId === null ? undefined : await findCase(source.pool, invitation.parentId);
  return invitation.type === "ratings.invitation" && root ? { invitation, root } : undefined;
}
