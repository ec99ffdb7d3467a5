import type { Platform } from "@wuxing/platform/area";
import type { Follower } from "@wuxing/platform/casework";
import type { Holder } from "@wuxing/platform/certificates";
import type { UseMode } from "./UseData.ts";
import { usesByCase } from "./uses.ts";

/** Uses that the holder neither asked for nor answered. */
const unasked: readonly UseMode[] = ["byFunction", "delegated"];
/** What is older when it is read is no news: after a long stop nobody is flooded. */
const newsFor = 6 * 60 * 60 * 1000;

/** Tells holders on their devices that their certificate was shown by somebody whom they let, or looked at by function. */
export const useFollower = ({ pool, casework, push }: Platform): Follower => ({
  name: "certificates.uses",
  atMost: 500,
  every: 1000,
  rest: 4,
  read: async (entries) => {
    const shown = entries.filter(({ type, action }) => type === "certificates.use" && action === "present");
    if (!push || shown.length === 0 || !(await push.isUsed())) return;
    const uses = await usesByCase(
      pool,
      shown.map(({ caseId }) => caseId),
    );
    for (const { caseId, number, mode, holderKind, holder, movedAt: at } of uses) {
      if (!unasked.includes(mode) || Date.parse(casework.now()) - Date.parse(at) > newsFor) continue;
      const path = holderKind === "firm" ? `/mine/firms/${holder}` : `/my/certificates/uses/${number}`;
      const told = { kind: "certificate", number, path, at, once: `use ${caseId}` } as const;
      for (const citizen of await accountsOf(pool, { kind: holderKind, id: holder }))
        await push.notify({ ...told, citizen });
    }
  },
});

/** The account of a person, also one that was entered by his number; of a firm, its representative's. */
async function accountsOf(pool: Platform["pool"], { kind, id }: Holder): Promise<readonly string[]> {
  const hash = id.startsWith("number:") ? Buffer.from(id.slice("number:".length), "base64url") : null;
  const { rows } = await pool.query<{ id: string }>(
    kind === "firm"
      ? `SELECT c.id FROM firms f JOIN citizens c ON c.id = f.representative
         WHERE f.uscc = $1 AND $2::bytea IS NULL AND f.confirmed_at IS NOT NULL AND c.closed_at IS NULL`
      : "SELECT id FROM citizens WHERE (id::text = $1 OR number_hash = $2) AND closed_at IS NULL",
    [id, hash],
  );
  return rows.map((row) => row.id);
}
