import { scopeOf } from "@wuxing/kernel/access";
import { type Actor, type CaseWords, type Party, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { type LineSource, sealText } from "@wuxing/kernel/views";
import type { Reads } from "@wuxing/platform/access";
import { plannedOnce, prepared } from "@wuxing/platform/postgres";
import { allOf, queryWords, type WordFrequencies } from "@wuxing/platform/search";
import type { QueryConfig } from "pg";
import { Conditions } from "./Conditions.ts";
import type { KeptLine, LineStore } from "./LineStore.ts";
import { depthFor, searchSql } from "./searchSql.ts";

export const listKeys = ["mine", "today", "near", "overdue", "waiting", "open", "late", "closed"] as const;
export type ListKey = (typeof listKeys)[number];

export interface Filter {
  readonly list?: ListKey | undefined;
  readonly type?: string | undefined;
  readonly state?: string | undefined;
  readonly unit?: string | undefined;
  readonly division?: string | undefined;
  readonly topic?: string | undefined;
  /** YYYY-MM of the opening, in China Standard Time. */
  readonly month?: string | undefined;
  /** A month, quarter or year of the opening. */
  readonly period?: string | undefined;
  /** From a day to another, both counted: `2026-11-20..2026-11-26`. */
  readonly days?: string | undefined;
  /** Number of a request that leads a matter: it and those joined to it. */
  readonly matter?: string | undefined;
  /** Of the units of one layer: `city`, `county`, `township`. */
  readonly layer?: string | undefined;
  readonly q?: string | undefined;
  readonly cursor?: string | undefined;
}

/** Which cases a page of a list holds, in its order, as the database says it: lists of the numbers of id and version. */
export interface Places {
  readonly ids: string;
  readonly versions: string;
  /** When the last case of a whole page is due. */
  readonly lastDue: string | null;
  readonly byDue: boolean;
}

export interface Page {
  readonly lines: readonly KeptLine[];
  readonly next: string | null;
  /** False where a case changed while the page was read and was left out. */
  readonly whole: boolean;
}

/** `lineColumns` as they are read. */
export interface LineRow {
  readonly id: number;
  readonly version: number;
  readonly number: string;
  readonly type: string;
  readonly state: string;
  readonly title: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly due_at: string | null;
  readonly due_certain: boolean;
  readonly stopped: boolean;
  readonly sealed: boolean;
}

/** A list takes no case's data or clocks out of the database: they are most of a row and shown nowhere in a line. */
export const lineColumns =
  "c.id, c.version, c.number, c.type, c.state, c.title, c.unit, c.division, c.opened_at, c.closed_at, c.due_at, c.due_certain, c.stopped, c.sealed_from IS NOT NULL AS sealed";

export const lineOf = (row: LineRow): LineSource => ({
  number: row.number,
  type: row.type,
  // The same line is shown to the unit that the reporter is kept from.
  title: row.sealed ? sealText(row.title) : row.title,
  state: row.state,
  unit: row.unit,
  division: row.division,
  openedAt: row.opened_at,
  closedAt: row.closed_at,
  due: row.due_at === null ? null : { at: row.due_at, certain: row.due_certain, stopped: row.stopped },
});

/** What lists are read from. */
export interface Desk {
  readonly readAs: (actor: Actor) => Reads;
  readonly store: LineStore;
  readonly frequencies: WordFrequencies;
  /** The own words of those of these cases that have some; absent: none has. */
  readonly wordsOf?: (
    reads: Reads,
    lines: readonly Pick<LineRow, "id" | "type">[],
  ) => Promise<ReadonlyMap<number, CaseWords & { readonly version: number }>>;
}

const pageSize = 50;
const day = 24 * 60 * 60 * 1000;

/**
 * Which fifty cases a page holds of those that this actor may see, open ones by due date, others by age, newest first.
 * Told in one row: a desk asks for its lists again and again, and mostly hears what it heard before.
 */
export async function findPlaces(desk: Desk, actor: Actor, filter: Filter, now: string): Promise<Places> {
  const reads = desk.readAs(actor);
  const conditions = new Conditions();
  addVisible(conditions, actor);
  addList(conditions, actor, filter.list, now);
  addFilters(conditions, filter);
  const byDue = isByDue(filter);
  const query = filter.q?.trim() ? await searched(conditions, desk, actor, filter) : listed(conditions, actor, filter);
  const { rows } = await reads.query<{ ids: string | null; versions: string | null; lastDue: string | null }>(query);
  const { ids, versions, lastDue = null } = rows[0] ?? {};
  return { ids: ids ?? "", versions: versions ?? "", lastDue, byDue };
}

/** The lines of these places: those that `desk.store` knows, for they were shown lately, and the others by one query. */
export async function pageOf(desk: Desk, actor: Actor, places: Places): Promise<Page> {
  const [ids, versions] = [numbersIn(places.ids), numbersIn(places.versions)];
  const page = ids.slice(0, pageSize).map((id, i): Place => [id, versions[i] ?? 0]);
  const lines = await linesOf(desk, desk.readAs(actor), page);
  const last = page.at(-1)?.[0];
  const next = ids.length > pageSize && last !== undefined ? cursorOf(last, places) : null;
  return { lines, next, whole: lines.length === page.length };
}

/** The numbers of a list as PostgreSQL writes it: `{1,2}`. */
const numbersIn = (list: string): number[] => (list === "" ? [] : list.slice(1, -1).split(",").map(Number));

/** Open cases are listed by their due date, all others by age. */
const isByDue = ({ list }: Filter): boolean => list !== undefined && list !== "closed";

function listed(conditions: Conditions, actor: Actor, filter: Filter): QueryConfig {
  const byDue = isByDue(filter);
  addCursor(conditions, filter.cursor, byDue);
  const ask = isInOrder(actor, filter) ? plannedOnce : prepared;
  return ask(placesSql(pageSql(conditions, byDue)), conditions.values);
}

/** Codes of a county have so many digits, those below it more. */
const countyDigits = 6;

/**
 * Whether a list is best read in the order in which it stands, whoever asks: the open cases of one unit have an index, and
 * of all open ones of a county every page's worth comes soon. Of a township's, and of what is narrowed, too few might.
 */
function isInOrder(actor: Actor, { list, cursor: _cursor, ...narrowed }: Filter): boolean {
  const { everything, units, divisions } = scopeOf(actor);
  if (everything || units.length !== 1 || !isByDue({ list }) || Object.values(narrowed).some(Boolean)) return false;
  return divisions.length === 0 || (list === "open" && divisions.join().length <= countyDigits);
}

/** Not prepared: the best plan depends on the words. */
async function searched(conditions: Conditions, desk: Desk, actor: Actor, filter: Filter): Promise<QueryConfig> {
  const found = queryWords(filter.q ?? "");
  const words = allOf(found.length > 0 ? found : ["-"]);
  const byDue = isByDue(filter);
  const { everything } = scopeOf(actor);
  if (!byDue && !filter.unit && everything) {
    const [before] = filter.cursor ? parseCursor(filter.cursor) : [undefined];
    if (before !== undefined && typeof before !== "number") throw badCursor();
    const depth = depthFor(await desk.frequencies.of(found), pageSize + 1);
    const { text, values } = searchSql(conditions, { words, before, atMost: pageSize + 1, depth });
    return { text: placesSql(text), values };
  }
  addFound(conditions, everything, words);
  addCursor(conditions, filter.cursor, byDue);
  return { text: placesSql(pageSql(conditions, byDue)), values: conditions.values };
}

/** Only cases that hold these words (a tsquery). Who may not read everything finds nothing beyond his scope. */
export function addFound(conditions: Conditions, everything: boolean, words: string): void {
  if (everything) {
    conditions.joins = "JOIN search_documents d ON d.case_id = c.id";
    conditions.add("d.words @@ ?::tsquery", words);
  } else conditions.add("c.id IN (SELECT found_in_scope(?::tsquery))", words);
}

/** The rows of a page as one row of lists: an aggregate takes the rows of a sorted subquery in their order. */
const placesSql = (page: string): string =>
  `SELECT array_agg(id)::text AS ids, array_agg(version)::text AS versions,
     (array_agg(due_at))[${pageSize}] AS "lastDue" FROM (${page}) AS page`;

const pageSql = (conditions: Conditions, byDue: boolean): string =>
  `SELECT c.id, c.version, c.due_at FROM cases c ${conditions.joins} WHERE ${conditions.sql}
   ORDER BY ${byDue ? "c.due_at, c.id" : "c.id DESC"} LIMIT ${pageSize + 1}`;

/** A case, and which line of it to show. */
type Place = [id: number, version: number];

/** The lines of these cases in this order: those kept, and the others read by one query. */
async function linesOf({ store, wordsOf }: Desk, reads: Reads, rows: readonly Place[]): Promise<KeptLine[]> {
  const kept = rows.map(([id, version]) => store.find(id, version));
  const missing = rows.filter((_row, i) => !kept[i]).map(([id]) => id);
  if (missing.length === 0) return kept as KeptLine[];
  const sql = `SELECT ${lineColumns} FROM cases c WHERE c.id = ANY($1)`;
  const { rows: found } = await reads.query<LineRow>(prepared(sql, [missing]));
  const words = await wordsOf?.(reads, found);
  for (const row of found) {
    const own = words?.get(row.id);
    // Changed between the two queries: its words are another version's.
    if (own && own.version !== row.version) continue;
    const title = own?.states?.[row.state];
    store.keep(row.id, row.version, { ...lineOf(row), ...(title ? { stateTitle: title } : {}) });
  }
  // One that changed between the two queries is left out: it may be no longer this actor's to see.
  return rows.flatMap(([id, version], i) => kept[i] ?? store.find(id, version) ?? []);
}

/** How many cases each of the lists holds for this actor, counted to a thousand and one. */
export async function countLists(reads: Reads, actor: Actor, now: string): Promise<Record<ListKey, number>> {
  const counts = await Promise.all(
    listKeys.map(async (list) => {
      const conditions = new Conditions();
      addVisible(conditions, actor);
      addList(conditions, actor, list, now);
      const { rows } = await reads.query<{ n: number }>(
        `SELECT count(*) AS n FROM (SELECT 1 FROM cases c WHERE ${conditions.sql} LIMIT 1001) x`,
        conditions.values,
      );
      return [list, rows[0]?.n ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<ListKey, number>;
}

/** Only cases that this actor may read of his own accord: what a list is made of. */
export function addVisible(conditions: Conditions, actor: Actor): void {
  const { everything, units, divisions } = scopeOf(actor);
  if (everything) return;
  const [inUnit, unit] = anyOf("c.unit", "=", units);
  const [inDivision, division] = anyOf("c.division", "^@", divisions);
  if (divisions.length > 0) conditions.add(`(${inUnit} OR ${inDivision})`, unit, division);
  else conditions.add(inUnit, unit);
}

/**
 * That a column stands so to one of these codes. A single one by name: the order of its index is then the order of a
 * list; and the database asks this before its own policy, as it does only with what looks cheap to ask.
 */
function anyOf(column: string, operator: string, codes: readonly string[]): [condition: string, value: unknown] {
  return codes.length === 1 ? [`${column} ${operator} ?`, codes[0]] : [`${column} ${operator} ANY(?)`, codes];
}

/** The parties for which this actor is waited for, whatever the unit, and those that count only in his units. */
function waitedFor(actor: Actor): { anywhere: Party[]; inUnit: Party[]; units: string[] } {
  const roles = new Set(actor.posts.map((post) => post.role));
  const anywhere = (["agent", "dispatcher", "coordinator", "leader"] as const).filter((role) => roles.has(role));
  const inUnit: Party[] = roles.has("head")
    ? ["assignedUnit", "unitHead"]
    : roles.has("officer")
      ? ["assignedUnit"]
      : [];
  const units = actor.posts.flatMap((p) =>
    p.role === "head" ? [p.unit, ...(p.below ?? [])] : p.role === "officer" ? [p.unit] : [],
  );
  return { anywhere, inUnit, units: [...new Set(units)] };
}

function addList(conditions: Conditions, actor: Actor, list: ListKey | undefined, now: string): void {
  if (list === undefined) return;
  if (list === "closed") {
    conditions.add("c.closed_at IS NOT NULL");
    return;
  }
  conditions.add("c.closed_at IS NULL");
  if (list === "open") return;
  if (list === "late") {
    conditions.add("c.due_at < ? AND NOT c.stopped AND c.due_certain", now);
    return;
  }
  addWaiting(conditions, actor, list === "waiting");
  if (list === "overdue") conditions.add("c.due_at < ? AND NOT c.stopped AND c.due_certain", now);
  if (list === "today") conditions.add("c.due_at < ? AND NOT c.stopped", new Date(Date.parse(now) + day).toISOString());
  if (list === "near")
    conditions.add(
      "c.due_at >= ? AND c.due_at < ? AND NOT c.stopped",
      now,
      new Date(Date.parse(now) + 3 * day).toISOString(),
    );
}

function addWaiting(conditions: Conditions, actor: Actor, others: boolean): void {
  const { anywhere, inUnit, units } = waitedFor(actor);
  const not = others ? "NOT " : "";
  if (inUnit.length === 0) conditions.add(`${not}c.waits_for = ANY(?)`, anywhere);
  else if (anywhere.length === 0) conditions.add(`${not}(c.unit = ANY(?) AND c.waits_for = ANY(?))`, units, inUnit);
  else
    conditions.add(
      `${not}(c.waits_for = ANY(?) OR (c.unit = ANY(?) AND c.waits_for = ANY(?)))`,
      anywhere,
      units,
      inUnit,
    );
}

/** What a list was narrowed to, its words apart. */
export function addFilters(conditions: Conditions, filter: Filter): void {
  if (filter.type) conditions.add("c.type = ?", filter.type);
  if (filter.state) conditions.add("c.state = ?", filter.state);
  if (filter.unit) conditions.add("c.unit = ?", filter.unit);
  if (filter.division) conditions.add("c.division LIKE ?", `${filter.division}%`);
  if (filter.topic) conditions.add("c.data->>'topic' LIKE ?", `${filter.topic}%`);
  if (filter.month) conditions.addPeriod("c.opened_at", filter.month);
  if (filter.period) conditions.addPeriod("c.opened_at", filter.period);
  if (filter.days) conditions.addDays("c.opened_at", filter.days);
  if (filter.matter) conditions.add(ofMatter, filter.matter, filter.matter);
  if (filter.layer) conditions.add("c.unit IN (SELECT code FROM units WHERE layer = ?)", filter.layer);
}

const ofMatter = `c.id IN (SELECT l.id FROM cases l WHERE l.number = ? UNION ALL
  SELECT jsonb_array_elements_text(l.data->'joinedRequests')::bigint FROM cases l WHERE l.number = ?)`;

const cursorOf = (id: number, { lastDue, byDue }: Places): string =>
  Buffer.from(JSON.stringify(byDue ? [lastDue, id] : [id])).toString("base64url");

function addCursor(conditions: Conditions, cursor: string | undefined, byDue: boolean): void {
  if (!cursor) return;
  const position = parseCursor(cursor);
  if (byDue && typeof position[0] === "string" && typeof position[1] === "number")
    conditions.add("(c.due_at, c.id) > (?::timestamptz, ?)", position[0], position[1]);
  else if (!byDue && typeof position[0] === "number") conditions.add("c.id < ?", position[0]);
  else throw badCursor();
}

function parseCursor(cursor: string): unknown[] {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    if (Array.isArray(position)) return position;
  } catch {
    // A cursor that is not ours falls through to the refusal below.
  }
  throw badCursor();
}

const badCursor = (): Refusal =>
  new Refusal(
    "invalidInput",
    t("翻页参数不对，请从第一页重新打开", "The page cursor is wrong; start again from the first page"),
  );
