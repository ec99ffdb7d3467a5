import { type Case, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { PoolClient } from "pg";
import type { RevisionData } from "./RevisionData.ts";

interface Known {
  readonly code: string;
  readonly unit: string;
  readonly name: string;
}

/**
 * A revision changes items of its own unit alone, whose head reviews it, and each change names the draft of its very item:
 * what is reviewed under one code is never published, or ended, under another. Throws Refusal.
 */
export async function assertOwnItems(client: PoolClient, { unit, data }: Case): Promise<void> {
  const { changes } = data as unknown as RevisionData;
  const hashes = changes.flatMap(({ hash }) => (hash ? [hash] : []));
  const { rows: drafts } = await client.query<Known & { hash: string }>(
    `SELECT hash, item->>'code' AS code, item->>'unit' AS unit, item->'name'->>'zh' AS name FROM item_drafts
     WHERE hash = ANY($1)`,
    [hashes],
  );
  const { rows: present } = await client.query<Known>(
    `SELECT DISTINCT ON (code) code, unit, name FROM item_versions WHERE code = ANY($1) ORDER BY code, version DESC`,
    [changes.map(({ code }) => code)],
  );
  const byHash = new Map(drafts.map((draft) => [draft.hash, draft]));
  const byCode = new Map(present.map((one) => [one.code, one]));
  for (const { code, what, hash, name } of changes) {
    const there = byCode.get(code);
    const drafted = what === "end" ? there : byHash.get(hash ?? "");
    if (drafted?.code !== code || drafted.name !== name || (what === "end") !== (hash === null)) throw unlike(name);
    if (drafted.unit !== unit || (there && there.unit !== unit)) throw foreign(name);
  }
}

const unlike = (name: string): Refusal =>
  new Refusal(
    "invalidInput",
    t(
      `“${name}”的草稿与事项对不上，请在事项编辑页起草`,
      `The draft of “${name}” is not of that item: draft it in the editor of the item`,
    ),
  );
const foreign = (name: string): Refusal =>
  new Refusal(
    "notAllowed",
    t(
      `“${name}”是别的单位的事项，由那个单位起草、由它的负责人审核`,
      `“${name}” is another unit's item: that unit drafts it, and its head reviews it`,
    ),
  );
