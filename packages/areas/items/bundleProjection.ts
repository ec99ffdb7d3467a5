import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Projection } from "@wuxing/platform/casework";
import type { PoolClient } from "pg";
import type { BundleRevisionData } from "./bundleRevision.ts";
import { missingItems } from "./missingItems.ts";

/** A published bundle takes the place of the version it was drafted on, and of no newer one. */
export const bundleProjection: Projection = {
  type: "items.bundle",
  apply: async (client, entry, after) => {
    if (entry.action !== "publish") return;
    const { bundle, basedOn } = after.data as unknown as BundleRevisionData;
    const { code, name, event, audience, lead, bases } = bundle;
    await assertOffered(client, bases, dayOf(entry.at));
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('bundle ' || $1, 0))", [code]);
    const { rowCount } = await client.query(
      `INSERT INTO item_bundles AS b (code, name, life_event, audience, lead, bases, version)
       SELECT $1, $2, $3, $4, $5, $6, $7::int + 1
       WHERE COALESCE((SELECT version FROM item_bundles WHERE code = $1), 0) = $7
       ON CONFLICT (code) DO UPDATE SET name = excluded.name, life_event = excluded.life_event,
         audience = excluded.audience, lead = excluded.lead, bases = excluded.bases, version = excluded.version`,
      [code, name, event, audience, lead, bases, basedOn],
    );
    if (rowCount === 0)
      throw new Refusal(
        "refused",
        t(
          "起草以后这件事已有新版本发布，请退回，对照现行版本重新起草",
          "A newer version was published since this was drafted; send it back to be drafted anew",
        ),
      );
  },
};

/** An item may have ended since the bundle was drafted. Throws Refusal with the names of those that did. */
async function assertOffered(client: PoolClient, bases: readonly string[], day: Day): Promise<void> {
  const gone = await missingItems(client, bases, null, day);
  if (gone.length === 0) return;
  const [zh, en] = [
    gone.map(({ name }) => `“${name.zh}”`).join("、"),
    gone.map(({ name }) => `“${name.en}”`).join(", "),
  ];
  throw new Refusal(
    "refused",
    t(
      `${zh}已停办或还没有施行：请退回，去掉以后再送审`,
      `${en}: not offered now. Send it back, to be handed in without it`,
    ),
  );
}
