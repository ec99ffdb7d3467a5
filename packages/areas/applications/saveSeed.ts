import { openAccount, type World } from "@wuxing/platform/citizens";
import type { PoolClient } from "pg";
import { demoPhones } from "./seed.ts";

/**
 * Writes the accounts of the demonstration's own applicants: their phones were shown just now, so that whoever tries it is not asked about cases of a year ago.
 */
export async function saveApplications(client: PoolClient, world: Pick<World, "vault" | "now">): Promise<void> {
  for (const phone of demoPhones) {
    const id = await openAccount(client, world, phone);
    await client.query("UPDATE citizens SET phone_shown_at = $2 WHERE id = $1", [id, world.now()]);
  }
}
