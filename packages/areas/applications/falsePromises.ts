import type { Case } from "@wuxing/kernel/procedure";
import type { Projection } from "@wuxing/platform/casework";
import type { Pool } from "pg";
import type { PromiseData } from "./promiseCheck.ts";

/** A promise found to be false stands in its maker's way until it is put right (国办发〔2020〕42号). */
export const falsePromiseProjection: Projection = {
  type: "applications.promiseCheck",
  apply: async (client, { action, at }, after: Case) => {
    const { holder } = after.data as unknown as PromiseData;
    if (action === "findFalse" || action === "revoke")
      await client.query(
        `INSERT INTO false_promises (case_id, holder_kind, holder_id, found_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT DO NOTHING`,
        [after.id, holder.kind, holder.id, at],
      );
    if (action === "confirmMended")
      await client.query("UPDATE false_promises SET repaired_at = $2 WHERE case_id = $1", [after.id, at]);
  },
};

/** Whether somebody may promise instead of proving: nobody whose promise was found false and has not been put right. */
export async function mayPromise(db: Pick<Pool, "query">, { kind, id }: PromiseData["holder"]): Promise<boolean> {
  const { rows } = await db.query(
    "SELECT 1 FROM false_promises WHERE holder_kind = $1 AND holder_id = $2 AND repaired_at IS NULL LIMIT 1",
    [kind, id],
  );
  return rows.length === 0;
}
