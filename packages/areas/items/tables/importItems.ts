import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import { itemFaults } from "@wuxing/platform/items";
import { differencesOf } from "../differencesOf.ts";
import { hashOf } from "../drafts.ts";
import { itemUnit } from "../itemUnit.ts";
import { mayDraftFor, notYours } from "../mayDraftFor.ts";
import { newestItems } from "../newestItems.ts";
import { openRevision } from "../openRevision.ts";
import { type ReadItem, readItems, type TableFault } from "./readItems.ts";
import { mostFaults } from "./readJson.ts";

export interface ImportAsked {
  readonly bytes: Uint8Array;
  readonly actor: Actor;
  readonly commandId: string;
  /** The file's name: it stands in the revision. */
  readonly source: string;
  /** Only say what it would do. */
  readonly trial: boolean;
}

export interface ImportReport {
  /** Where in the file something is wrong; nothing is imported while there is anything. */
  readonly faults: readonly TableFault[];
  /** What would change; items that stand as they are in the file are left out. */
  readonly rows: readonly {
    readonly code: string;
    readonly name: string;
    readonly what: "new" | "change";
    readonly differences: number;
  }[];
  readonly unchanged: number;
  /** The revisions that were handed in, one for each unit. */
  readonly revisions: readonly string[];
  readonly done: boolean;
}

/**
 * Brings items from a file into revisions, one for each unit and each for one review; all or none. A trial says what would
 * change and names row and column of every fault. Throws Refusal for a file that cannot be read.
 */
export async function importItems(platform: Platform, asked: ImportAsked): Promise<ImportReport> {
  const { items, faults } = await readItems(asked.bytes);
  const present = await newestItems(
    platform.pool,
    items.map(({ item }) => item.code),
  );
  const changed = items.filter(({ item }) => {
    const now = present.get(item.code);
    return !now || hashOf(now.item) !== hashOf(item);
  });
  const all = [...faults, ...items.flatMap((one) => faultsOf(platform, asked.actor, one))].slice(0, mostFaults);
  const rows = changed.map(({ item }) => {
    const now = present.get(item.code)?.item;
    const what: "new" | "change" = now ? "change" : "new";
    return { code: item.code, name: item.name.zh, what, differences: differencesOf(now, item).length };
  });
  const report = { faults: all, rows, unchanged: items.length - changed.length };
  if (asked.trial || all.length > 0) return { ...report, revisions: [], done: false };
  const byUnit = Map.groupBy(changed, ({ item }) => item.unit);
  const revisions: string[] = [];
  for (const [unit, those] of byUnit)
    revisions.push(
      await openRevision(platform, asked.actor, {
        ...{ unit, because: `导入：${asked.source}`, submit: true, ended: [] },
        items: those.map(({ item }) => item),
        // Sent again, the same file makes no second revision of a unit.
        commandId: commandId(asked.commandId, unit),
      }),
    );
  return { ...report, revisions, done: true };
}

function faultsOf({ city }: Platform, actor: Actor, { item, placeOf }: ReadItem): TableFault[] {
  const own = mayDraftFor(actor, item.unit) ? [] : [{ ...placeOf("unit"), reason: notYours }];
  const faults = itemFaults(item, itemUnit(city, item.unit));
  return [...own, ...faults.map(({ field, reason }) => ({ ...placeOf(field), reason }))];
}
