import type { Case } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { type Follower, findCase } from "@wuxing/platform/casework";
import type { Holder } from "@wuxing/platform/certificates";
import type { UseData, UseMode } from "./UseData.ts";

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
    for (const { caseId, seq } of shown) {
      const c = (await findCase(pool, caseId)) as unknown as Case<UseData> | undefined;
      if (!c || !unasked.includes(c.data.mode)) continue;
      if (Date.parse(casework.now()) - Date.parse(c.openedAt) > newsFor) continue;
      const { kind, id } = c.data.holder;
      const path = kind === "firm" ? `/mine/firms/${id}` : `/my/certificates/uses/${c.number}`;
      const told = { kind: "certificate", number: c.number, path, once: `entry ${caseId}/${seq}` } as const;
      for (const citizen of await accountsOf(pool, c.data.holder))
        await push.notify({ ...told, citizen, at: casework.now() });
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
