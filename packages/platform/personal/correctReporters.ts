import { transaction } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { openReporters } from "./openReporter.ts";
import { type PersonalData, personalOf, reporterPlace } from "./Reporter.ts";
import { seal } from "./seal.ts";
import { maskedColumns } from "./sealReporter.ts";
import type { Vault } from "./Vault.ts";

/**
 * Corrects what a person said of himself in these cases (个人信息保护法 §46); what is not given stays. The phone is not
 * corrected so: it is what he is known by. Gives the number of cases whose data was changed.
 */
export async function correctReporters(
  vault: Vault,
  pool: Pool,
  caseIds: readonly number[],
  given: Pick<PersonalData, "name" | "address">,
): Promise<number> {
  return transaction(pool, async (client) => {
    await client.query("SELECT 1 FROM reporters WHERE case_id = ANY($1) ORDER BY case_id FOR UPDATE", [caseIds]);
    const opened = await openReporters(vault, client, caseIds);
    for (const [id, { key, data }] of opened) {
      const corrected = { ...data, ...personalOf(given) };
      const { masked_name, masked_phone } = maskedColumns(corrected);
      const sealed = seal(key, reporterPlace(id), JSON.stringify(corrected));
      await client.query(
        "UPDATE reporters SET sealed = $2, masked_name = $3, masked_phone = $4 WHERE case_id = $1 AND erased_at IS NULL",
        [id, sealed, masked_name, masked_phone],
      );
    }
    return opened.size;
  });
}
