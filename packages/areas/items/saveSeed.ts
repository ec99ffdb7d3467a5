import { t } from "@wuxing/kernel/text";
import type { City } from "@wuxing/platform/city";
import type { Item } from "@wuxing/platform/items";
import type { PoolClient } from "pg";
import { keepDrafts } from "./drafts.ts";
import { sampleBundles } from "./sample/sampleBundles.ts";
import { sampleItems } from "./sample/sampleItems.ts";
import { type NewVersion, saveVersions } from "./saveVersions.ts";
import { sampleDrafts } from "./seed.ts";

/** The catalogue's first day, and the day on which some kinds were promised to be quicker. */
const [first, quicker] = ["2020-01-01", "2026-01-01"];

/** Writes the demo city's items and bundles, as the owner of the database; some items have an earlier version. */
export async function saveItems(client: PoolClient, city: City): Promise<void> {
  await saveVersions(client, sampleItems(city).flatMap(versionsOf));
  await keepDrafts(client, sampleDrafts(city), `${quicker}T00:00:00Z`);
  await client.query(
    `INSERT INTO item_bundles (code, name, life_event, audience, lead, bases)
     SELECT code, name, life_event, audience, lead, bases FROM json_populate_recordset(NULL::item_bundles, $1)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(sampleBundles())],
  );
}

function versionsOf(item: Item): NewVersion[] {
  const { promised, legal, handling } = item;
  const halved = promised && legal && handling === "2" && item.specials.length > 0;
  if (!halved) return [{ item, version: 1, from: first }];
  const slower = { ...item, promised: { ...legal, note: t("承诺按法定时限", "Promised within the legal time") } };
  return [
    { item: slower, version: 1, from: first, until: quicker },
    { item, version: 2, from: quicker },
  ];
}
