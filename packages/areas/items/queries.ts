import type { Day } from "@wuxing/kernel/calendar";
import { simplified, type Text } from "@wuxing/kernel/text";
import type { Item, ItemLimit } from "@wuxing/platform/items";
import { prepared } from "@wuxing/platform/postgres";
import { allOf } from "@wuxing/platform/search";
import { Conditions } from "@wuxing/platform/worklists";
import type { Pool } from "pg";
import { eventNamed } from "./eventNamed.ts";
import { filterLexemes } from "./filterLexemes.ts";
import { searchOf } from "./searchOf.ts";

type Db = Pick<Pool, "query">;

/** An item as lists show it. */
export interface ItemLine {
  readonly code: string;
  readonly version: number;
  readonly name: Text;
  readonly unit: string;
  readonly office: Text | null;
  readonly division: string;
  readonly kind: string;
  readonly handling: string;
  readonly promised: ItemLimit | null;
}

export interface ItemFilter {
  /** Words, first letters of syllables, or pinyin. */
  readonly q?: string | undefined;
  readonly audience?: string | undefined;
  readonly unit?: string | undefined;
  readonly division?: string | undefined;
  readonly kind?: string | undefined;
  readonly handling?: string | undefined;
  readonly event?: string | undefined;
  /** The first letter of the name's pinyin. */
  readonly letter?: string | undefined;
}

/**
 * Of so many that fit the likeliest are chosen, and no more are counted: who finds more narrows the search. What a life event
 * gathers is put in the order of letters among as many: five times as many took 30 ms, and none of the rest was ever shown.
 */
export const mostFound = 1000;

const inForce = "since <= ? AND (until IS NULL OR until > ?)";

/** What is asked for by the index of words, sounds and filters; and by one letter alone, the first of a name. */
function askedFor({ q = "", letter, ...filter }: ItemFilter): { readonly words?: string; readonly letter?: string } {
  const typed = simplified(q).trim().toLowerCase();
  if (/^[a-z]$/u.test(typed)) return { letter: typed };
  const said = searchOf(typed);
  // What is called as people call an event of their lives stands for all that it gathers, beside items of that name.
  const event = filterLexemes({ event: eventNamed(typed) }).map((one) => allOf([one]));
  const words = said && event.length > 0 ? `(${[said, ...event].join(" | ")})` : said;
  const narrowed = filterLexemes({ ...filter, letter }).map((one) => allOf([one]));
  // What a life event gathers stands far apart in the order of letters.
  if (words || filter.event) return { words: [...(words ? [words] : []), ...narrowed].join(" & ") };
  return { ...(letter && { letter }) };
}

interface Part {
  readonly size: number;
  readonly number: number;
}

/** What finds the keys of a page's items in order, and how many fit; also what a test lets PostgreSQL explain. `kept`: it is the same text whatever was asked. */
export function findSql(
  filter: ItemFilter,
  day: Day,
  page: Part,
): { readonly text: string; readonly values: readonly unknown[]; readonly kept: boolean } {
  const { words, letter } = askedFor(filter);
  const skipped = page.size * (page.number - 1);
  if (words)
    return {
      text: "SELECT code, version, place, total FROM items_found($1::tsquery, $2, $3, $4, $5, $6)",
      values: [words, simplified(filter.q ?? "").trim(), day, mostFound, page.size, skipped],
      kept: true,
    };
  const conditions = browsed(filter, letter, day);
  return {
    text: `SELECT code, version, row_number() OVER (ORDER BY letters, code) AS place,
      (SELECT count(*) FROM (SELECT 1 FROM item_versions WHERE ${conditions.sql} LIMIT ${mostFound}) AS counted) AS total
      FROM item_versions WHERE ${conditions.sql} ORDER BY letters, code LIMIT ${page.size} OFFSET ${skipped}`,
    values: conditions.values,
    kept: false,
  };
}

/** The conditions of browsing, which the order of letters serves. */
function browsed(filter: ItemFilter, letter: string | undefined, day: Day): Conditions {
  const conditions = new Conditions();
  conditions.add(inForce, day, day);
  if (letter) conditions.add("letters >= ? AND letters < ?", letter, `${letter}~`);
  if (filter.audience) conditions.add("audience @> ARRAY[?]", filter.audience);
  if (filter.unit) conditions.add("unit = ?", filter.unit);
  if (filter.division) conditions.add("division = ?", filter.division);
  if (filter.kind) conditions.add("kind = ?", filter.kind);
  if (filter.handling) conditions.add("handling = ?", filter.handling);
  return conditions;
}

/** Items in force on a day that fit, the likeliest first; without words by the alphabet. `total` stops at `mostFound`. */
export async function findItems(
  db: Db,
  filter: ItemFilter,
  day: Day,
  page: Part,
): Promise<{ readonly total: number; readonly lines: readonly ItemLine[] }> {
  const { text: keys, values, kept } = findSql(filter, day, page);
  // The whole item lies apart, packed: it is unpacked once, and only for the page that is shown.
  const text = `SELECT code, version, i.name, v.unit, i.office, v.division, v.kind, v.handling, i.promised, total
    FROM (${keys}) AS found JOIN item_versions v USING (code, version),
      jsonb_to_record(v.item) AS i(name jsonb, office jsonb, promised jsonb) ORDER BY place`;
  const { rows } = await db.query<ItemLine & { total: string }>(
    kept ? prepared(text, values) : { text, values: [...values] },
  );
  return {
    total: Math.min(Number(rows[0]?.total ?? 0), mostFound),
    lines: rows.map(({ total: _total, ...line }) => line),
  };
}

/** A version of an item as its history tells it. */
export interface VersionLine {
  readonly version: number;
  readonly from: Day;
  readonly until: Day | null;
  /** The number of the revision that published it; null: there from the beginning. */
  readonly revision: string | null;
}

/** The versions of an item, newest first; empty where there is no such item. */
export async function versionsOf(db: Db, code: string): Promise<readonly VersionLine[]> {
  const { rows } = await db.query<VersionLine>(
    `SELECT version, since AS "from", until, revision FROM item_versions WHERE code = $1 ORDER BY version DESC`,
    [code],
  );
  return rows;
}

/** One version of an item; undefined where there is none. */
export async function findVersion(
  db: Db,
  code: string,
  version: number,
): Promise<(VersionLine & { readonly item: Item }) | undefined> {
  const { rows } = await db.query<VersionLine & { item: Item }>(
    `SELECT version, since AS "from", until, revision, item FROM item_versions WHERE code = $1 AND version = $2`,
    [code, version],
  );
  return rows[0];
}

/** The unified social credit code that a unit's own items bear; null where it has none. */
export async function usccInItems(db: Db, unit: string): Promise<string | null> {
  const { rows } = await db.query<{ uscc: string }>(
    `SELECT left(code, 18) AS uscc FROM item_versions WHERE unit = $1 AND length(code) = 31 AND NOT item ? 'office'
     ORDER BY since DESC, code LIMIT 1`,
    [unit],
  );
  return rows[0]?.uscc ?? null;
}
