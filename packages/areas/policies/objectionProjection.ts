import { type Entry, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Projection } from "@wuxing/platform/casework";

/** Whoever has no account cannot be told from others. */
const nobody = new Set(["anonymous", "citizen"]);

/** Who objects: the firm for which an account speaks, or the account itself; null where nobody can be told. */
export const objectorOf = ({ id, unit }: Pick<Entry["actor"], "id" | "unit">): string | null =>
  nobody.has(id) ? null : (unit ?? id);

/** Who has an open objection to which claim, so that two at once open one. Throws Refusal for a second. */
export const objectionProjection: Projection = {
  type: "policies.objection",
  contends: true,
  apply: async (client, entry, after) => {
    if (entry.action !== "open") {
      if (entry.final) await client.query("UPDATE policy_objections SET open = false WHERE case_id = $1", [after.id]);
      return;
    }
    if (after.parentId === null) return;
    const { rowCount } = await client.query(
      `INSERT INTO policy_objections (case_id, claim_id, number, objector, open) VALUES ($1, $2, $3, $4, true)
       ON CONFLICT (claim_id, objector) WHERE open DO NOTHING`,
      [after.id, after.parentId, after.number, objectorOf(entry.actor)],
    );
    if (rowCount === 0)
      throw new Refusal(
        "conflict",
        t(
          "您对这一笔的异议正在核实，再写的请补充到那一件里",
          "Your objection to this is being looked into: add to that one what there is to add",
        ),
      );
  },
};
