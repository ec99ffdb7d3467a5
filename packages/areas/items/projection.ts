import type { Day } from "@wuxing/kernel/calendar";
import { type Case, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Projection } from "@wuxing/platform/casework";
import { type Item, itemFaults } from "@wuxing/platform/items";
import type { PoolClient } from "pg";
import { assertOwnItems } from "./assertOwnItems.ts";
import { getDrafts } from "./drafts.ts";
import type { RevisionChange, RevisionData } from "./RevisionData.ts";
import { saveVersions } from "./saveVersions.ts";

interface Newest {
  readonly code: string;
  readonly version: number;
  readonly since: Day;
  readonly until: Day | null;
}

/** When a revision is published, its items hold from its day on, and the versions before end on that day. */
export const revisionProjection: Projection = {
  type: "items.revision",
  contends: true,
  apply: async (client, entry, after) => {
    if (["open", "redraft", "publish"].includes(entry.action)) await assertOwnItems(client, after);
    if (entry.action !== "publish") return;
    const { changes, from } = after.data as unknown as RevisionData;
    if (!from) throw new Error(`${after.number} was published without a day`);
    await publish(client, after, changes, from);
  },
};

async function publish(
  client: PoolClient,
  { number }: Case,
  changes: readonly RevisionChange[],
  from: Day,
): Promise<void> {
  const newest = await lockNewest(
    client,
    changes.map(({ code }) => code),
  );
  const faults = changes.flatMap((change) => staleness(change, newest.get(change.code), from));
  const hashes = changes.flatMap(({ hash }) => (hash ? [hash] : []));
  const drafts = await getDrafts(client, hashes);
  faults.push(...(await faultsIn(client, [...drafts.values()])));
  if (faults.length > 0)
    throw new Refusal("invalidInput", t("还不能发布", "It cannot be published yet"), faults.slice(0, 50));
  await client.query("UPDATE item_versions SET until = $2 WHERE code = ANY($1) AND until IS NULL", [
    changes.map(({ code }) => code),
    from,
  ]);
  await saveVersions(
    client,
    changes.flatMap(({ code, hash }) => {
      const item = hash && drafts.get(hash);
      return item ? [{ item, version: (newest.get(code)?.version ?? 0) + 1, from, revision: number }] : [];
    }),
  );
}

/** The newest version of each item, locked: whoever else publishes one of them waits, also where it is new. */
async function lockNewest(client: PoolClient, codes: readonly string[]): Promise<ReadonlyMap<string, Newest>> {
  const sorted = [...codes].sort();
  await client.query(
    "SELECT pg_advisory_xact_lock(hashtextextended('item ' || code, 0)) FROM unnest($1::text[]) code",
    [sorted],
  );
  const { rows } = await client.query<Newest>(
    `SELECT DISTINCT ON (code) code, version, since, until FROM item_versions WHERE code = ANY($1)
     ORDER BY code, version DESC`,
    [sorted],
  );
  return new Map(rows.map((row) => [row.code, row]));
}

function staleness({ what, name, basedOn }: RevisionChange, newest: Newest | undefined, from: Day) {
  const refused = (zh: string, en: string) => [{ field: "from", reason: t(`“${name}”${zh}`, `“${name}” ${en}`) }];
  if (what === "new" && newest) return refused("已经有了，请改为修改", "is there already; draft a change instead");
  if (what === "new") return [];
  if (!newest || newest.version !== basedOn)
    return refused(
      "起草以后已发布新版本，请退回，对照现行版本重新起草",
      "has a newer version since this was drafted; send it back to be drafted anew on that one",
    );
  if (newest.until !== null) return refused("已经停办", "has ended already");
  if (newest.since >= from)
    return refused(
      `现行版本自 ${newest.since} 起施行，新版本要更晚`,
      `has a version from ${newest.since} on; the new one must begin later`,
    );
  return [];
}

async function faultsIn(client: PoolClient, items: readonly Item[]) {
  const { rows } = await client.query<{ code: string; division: string; uscc: string | null }>(
    "SELECT code, division, uscc FROM units LEFT JOIN unit_codes ON unit = code WHERE code = ANY($1)",
    [items.map(({ unit }) => unit)],
  );
  const units = new Map(rows.map((row) => [row.code, row]));
  return items.flatMap((item) =>
    itemFaults(item, units.get(item.unit) ?? null).map(({ reason }) => ({
      field: "from",
      reason: t(`“${item.name.zh}”：${reason.zh}`, `“${item.name.en}”: ${reason.en}`),
    })),
  );
}
