import type { Day } from "@wuxing/kernel/calendar";
import type { Item } from "@wuxing/platform/items";
import type { PoolClient } from "pg";
import { filterLexemes } from "./filterLexemes.ts";
import { foundBy } from "./foundBy.ts";

/** A version of an item to be written, with its days. */
export interface NewVersion {
  readonly item: Item;
  readonly version: number;
  readonly from: Day;
  readonly until?: Day | null;
  /** The number of the revision that publishes it. */
  readonly revision?: string;
}

/** Writes versions with all by which they are found. Those that are there already stay as they are. */
export async function saveVersions(client: Pick<PoolClient, "query">, versions: readonly NewVersion[]): Promise<void> {
  const found = await foundBy(versions.map(({ item }) => item));
  const rows = versions.map((one, index) => ({
    ...rowOf(one),
    letters: found[index]?.letters,
    lexemes: [...(found[index]?.lexemes ?? []), ...narrowing(one.item, found[index]?.letters ?? "")],
  }));
  await client.query(
    `INSERT INTO item_versions (code, version, since, until, unit, division, kind, name, item, audience, handling,
       life_events, letters, found, revision)
     SELECT code, version, since, until, unit, division, kind, name, item, audience, handling, life_events, letters,
       array_to_tsvector(lexemes), revision
     FROM json_to_recordset($1) AS r(code text, version int, since date, until date, unit text, division text, kind text,
       name text, item jsonb, audience text[], handling text, life_events text[], letters text, lexemes text[],
       revision text)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

function rowOf({ item, version, from, until = null, revision }: NewVersion): object {
  const { code, unit, division, kind, name, audience, handling, lifeEvents = [] } = item;
  return {
    ...{ code, version, since: from, until, unit, division, kind, name: name.zh, item, audience, handling },
    ...{ life_events: lifeEvents, revision },
  };
}

/** The filters that an item fits, as lexemes. */
const narrowing = ({ unit, division, kind, handling, audience, lifeEvents = [] }: Item, letters: string): string[] => [
  ...filterLexemes({ unit, division, kind, handling, letter: letters.charAt(0) }),
  ...audience.flatMap((one) => filterLexemes({ audience: one })),
  ...lifeEvents.flatMap((event) => filterLexemes({ event })),
];
