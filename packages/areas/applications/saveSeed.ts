import { openAccount, type World } from "@wuxing/platform/citizens";
import type { PoolClient } from "pg";
import { sampleItems } from "./sample/sampleItems.ts";
import { saveSampleItems } from "./sample/saveSampleItems.ts";
import { demoPhones } from "./seed.ts";

/**
 * Writes what the demo city's applications are for, and the accounts of the demonstration's own applicants: their phones
 * were shown just now, so that whoever tries it is not asked about cases of a year ago.
 */
export async function saveApplications(client: PoolClient, world: Pick<World, "vault" | "now">): Promise<void> {
  await saveSampleItems(client, sampleItems);
  for (const phone of demoPhones) {
    const id = await openAccount(client, world, phone);
    await client.query("UPDATE citizens SET phone_shown_at = $2 WHERE id = $1", [id, world.now()]);
  }
}
