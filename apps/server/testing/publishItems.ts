import { saveItems } from "@wuxing/areas/applications/testing";
import type { Item } from "@wuxing/platform/items";
import { openPool } from "@wuxing/platform/postgres";
import type { TestServer } from "../testServer.ts";

/** Puts items into the catalogue as if they had long been in force: the server itself may not. */
export async function publishItems({ database }: Pick<TestServer, "database">, items: readonly Item[]): Promise<void> {
  const owner = openPool(database.url, { max: 1 });
  await saveItems(owner, [...items]);
  await owner.end();
}
