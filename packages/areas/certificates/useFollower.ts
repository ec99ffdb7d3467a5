import { dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import type { Follower } from "@wuxing/platform/casework";
import type { Holder } from "@wuxing/platform/certificates";
import { accountsOfFirm } from "@wuxing/platform/citizens";
import type { UseMode } from "./UseData.ts";
import { usesByCase } from "./uses.ts";

/** Uses that the holder neither asked for nor answered. */
const unasked: readonly UseMode[] = ["byFunction", "delegated"];
/** What is older when it is read is no news: after a long stop nobody is flooded. */
const newsFor = 6 * 60 * 60 * 1000;

/** Tells holders on their devices that their certificate was shown by somebody whom they let, or looked at by function. */
export const useFollower = (platform: Platform): Follower => ({
  name: "certificates.uses",
  atMost: 500,
  every: 1000,
  rest: 4,
  read: async (entries) => {
    const { pool, casework, push } = platform;
    const shown = entries.filter(({ type, action }) => type === "certificates.use" && action === "present");
    if (!push || shown.length === 0 || !(await push.isUsed())) return;
    const uses = await usesByCase(
      pool,
      shown.map(({ caseId }) => caseId),
    );
    for (const { caseId, number, mode, holderKind, holder, movedAt: at } of uses) {
      if (!unasked.includes(mode) || Date.parse(casework.now()) - Date.parse(at) > newsFor) continue;
      const path = `/my/certificates/uses/${number}`;
      const told = { kind: "certificate", number, path, at, once: `use ${caseId}` } as const;
      for (const citizen of await accountsOf(platform, { kind: holderKind, id: holder }))
        await push.notify({ ...told, citizen });
    }
  },
});

/** The account of a person, also one that was entered by his number; of a firm all that act for it in such matters. */
async function accountsOf({ pool, casework }: Platform, { kind, id }: Holder): Promise<readonly string[]> {
  if (kind === "firm") return accountsOfFirm(pool, id, "certificates", dayOf(casework.now()));
  const hash = id.startsWith("number:") ? Buffer.from(id.slice("number:".length), "base64url") : null;
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM citizens WHERE (id::text = $1 OR number_hash = $2) AND closed_at IS NULL",
    [id, hash],
  );
  return rows.map((row) => row.id);
}
