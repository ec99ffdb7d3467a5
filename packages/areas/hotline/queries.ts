import type { Scope } from "@wuxing/kernel/access";
import { startOfDay } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { hideNamed, namesInOldTexts } from "@wuxing/platform/personal";
import { allOf, queryWords } from "@wuxing/platform/search";
import { Conditions } from "@wuxing/platform/worklists";
import type { Pool } from "pg";
import { requestMeasures } from "./measures.ts";

type Db = Pick<Pool, "query">;
type Source = Pick<Platform, "pool" | "casework">;

/** A published request without the reporter's name; what else in its texts points at a person is not masked yet. */
export interface PublishedRow {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly state: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly text: string;
  readonly kind: string;
  readonly topic: string | null;
  /** Code of a real rating, 1 the best; null where nobody rated. */
  readonly rated: number | null;
}

export interface PublishedFilter {
  readonly q?: string | undefined;
  readonly district?: string | undefined;
  readonly topic?: string | undefined;
  readonly unit?: string | undefined;
  /** YYYY-MM of the opening, in China Standard Time. */
  readonly month?: string | undefined;
  readonly state?: string | undefined;
  /** A condition that a figure counts by: the `sql` of a measure, never what somebody typed. */
  readonly countedBy?: string | undefined;
}

/** Published requests of a page, those closed last first, with how many there are in all. Never anything unpublished. */
export async function publishedRequests(
  source: Source,
  filter: PublishedFilter,
  page: { readonly size: number; readonly number: number },
): Promise<{ readonly total: number; readonly rows: readonly PublishedRow[] }> {
  const conditions = new Conditions();
  conditions.add("c.published AND c.type = 'hotline.request'");
  if (filter.district) conditions.add("left(c.division, 6) = ?", filter.district);
  if (filter.topic) conditions.add("c.data->>'topic' = ?", filter.topic);
  if (filter.unit) conditions.add("c.unit = ?", filter.unit);
  if (filter.state) conditions.add("c.state = ?", filter.state);
  if (filter.month) conditions.addPeriod("c.opened_at", filter.month);
  if (filter.countedBy) conditions.add(filter.countedBy);
  addWords(conditions, filter.q);
  const from = `FROM cases c ${conditions.joins}`;
  const db = source.pool;
  const counted = await db.query<{ n: number }>(`SELECT count(*)::int AS n ${from} WHERE ${conditions.sql}`, [
    ...conditions.values,
  ]);
  const { rows } = await db.query<PublishedRow>(
    `SELECT ${publishedColumns} ${from} LEFT JOIN ratings r ON r.subject_id = c.id AND r.standing = 'real'
     WHERE ${conditions.sql} ORDER BY c.closed_at DESC, c.id DESC
     LIMIT ${page.size} OFFSET ${page.size * (page.number - 1)}`,
    conditions.values,
  );
  return { total: counted.rows[0]?.n ?? 0, rows: await nameless(source, rows) };
}

/** One published request; undefined alike for what is not there and what is not published. */
export async function findPublishedRequest(source: Source, number: string): Promise<PublishedRow | undefined> {
  const { rows } = await source.pool.query<PublishedRow>(
    `SELECT ${publishedColumns} FROM cases c LEFT JOIN ratings r ON r.subject_id = c.id AND r.standing = 'real'
     WHERE c.published AND c.type = 'hotline.request' AND c.number = $1`,
    [number],
  );
  return (await nameless(source, rows))[0];
}

const publishedColumns = `c.id, c.number, c.title, c.state, c.unit, c.division, c.opened_at AS "openedAt",
  c.closed_at AS "closedAt", c.data->>'text' AS text, c.data->>'kind' AS kind, c.data->>'topic' AS topic, r.code AS rated`;

/** Names are hidden before a text is written; out of the texts of 0.1 they are taken here. */
async function nameless({ pool, casework }: Source, rows: readonly PublishedRow[]): Promise<readonly PublishedRow[]> {
  const ids = rows.map((row) => row.id);
  const names = await namesInOldTexts(casework.vault, pool, ids);
  return rows.map((row) => {
    const name = names.get(row.id);
    return name ? { ...row, title: hideNamed(row.title, { name }), text: hideNamed(row.text, { name }) } : row;
  });
}

function addWords(conditions: Conditions, q: string | undefined): void {
  if (!q?.trim()) return;
  conditions.joins = "JOIN search_documents d ON d.case_id = c.id";
  const words = queryWords(q);
  if (words.length === 0) conditions.add("false");
  else conditions.add("d.public_words @@ ?::tsquery", allOf(words));
}

/** Takes the reporter's name out of texts of one request of 0.1; the name itself stays in here. */
export async function namelessTexts({ pool, casework }: Source, caseId: number): Promise<(text: string) => string> {
  const name = (await namesInOldTexts(casework.vault, pool, [caseId])).get(caseId);
  return name ? (text) => hideNamed(text, { name }) : (text) => text;
}

export interface ProvenRequest {
  readonly id: number;
  readonly number: string;
}

/** The case that a number and the phone given with it prove; for a child case, the request it belongs to. */
export async function findProvenRequest(
  { pool, casework }: Source,
  number: string,
  phone: string,
): Promise<ProvenRequest | undefined> {
  const { rows } = await pool.query<ProvenRequest>(
    `SELECT root.id, root.number FROM cases c JOIN cases root ON root.id = COALESCE(c.parent_id, c.id)
     JOIN reporters r ON r.case_id = root.id JOIN people_keys k ON k.person = r.person
     WHERE c.number = $1 AND k.phone_hash = $2 AND r.erased_at IS NULL AND root.type = 'hotline.request'`,
    [number, casework.vault.hashPhone(phone)],
  );
  return rows[0];
}

/** A request that gave no phone: by its number, or by that of a child. */
export async function findPhonelessRequest(
  { pool }: Pick<Source, "pool">,
  number: string,
): Promise<ProvenRequest | undefined> {
  const { rows } = await pool.query<ProvenRequest>(
    `SELECT root.id, root.number FROM cases c JOIN cases root ON root.id = COALESCE(c.parent_id, c.id)
     JOIN reporters r ON r.case_id = root.id LEFT JOIN people_keys k ON k.person = r.person
     WHERE c.number = $1 AND k.phone_hash IS NULL AND r.erased_at IS NULL AND root.type = 'hotline.request'`,
    [number],
  );
  return rows[0];
}

const digits = 10n;

/**
 * The code by which a request without a phone is followed: ten digits that hang on its number by a key of this database,
 * so that nothing need be kept. For the receipt, and for who shows it.
 */
export function followCode({ casework }: Pick<Source, "casework">, number: string): string {
  const hash = casework.vault.hash("followCode", number).readBigUInt64BE();
  return String(hash % 10n ** digits).padStart(Number(digits), "0");
}

/** What the requests received in one month came to, for one unit, topic and county. Whole counts. */
export interface RequestCount {
  /** YYYY-MM of the opening, in China Standard Time. */
  readonly month: string;
  readonly received: number;
  readonly closed: number;
  readonly overdue: number;
  /** Requests whose first answer is known to be in time or not; and those in time. */
  readonly timed: number;
  readonly inTime: number;
  /** Call-backs that reached the person; and those who said that the unit had been in touch. */
  readonly calledBack: number;
  readonly contacted: number;
  readonly answered: number;
  readonly solved: number;
  /** Closed by the unit that they were sent to; and those that were sent there at first and never returned. */
  readonly sent: number;
  readonly rightFirst: number;
}

export interface SlicedCount extends RequestCount {
  readonly unit: string | null;
  readonly topic: string | null;
  readonly county: string | null;
}

const monthOf = "to_char(c.opened_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')";
/** How many meet a measure, and of how many: those that meet it or do not. */
function pair(met: keyof typeof requestMeasures, unmet: keyof typeof requestMeasures, whole: string): string {
  const [yes, no] = [requestMeasures[met].sql, requestMeasures[unmet].sql];
  return `count(*) FILTER (WHERE ${yes})::int AS "${met}", count(*) FILTER (WHERE (${yes}) OR (${no}))::int AS "${whole}"`;
}
const counts = `count(*)::int AS received, count(closed_at)::int AS closed,
  count(*) FILTER (WHERE closed_at IS NULL AND due_at < $3 AND NOT stopped AND due_certain)::int AS overdue,
  ${pair("inTime", "late", "timed")}, ${pair("contacted", "notContacted", "calledBack")},
  ${pair("solved", "notSolved", "answered")}, ${pair("rightFirst", "wrongFirst", "sent")}`;
const received =
  "type = 'hotline.request' AND opened_at >= $1 AND opened_at < $2 AND ($4::text[] IS NULL OR unit = ANY($4) OR division ^@ ANY($5))";

/** Requests received from one day (inclusive) to another (exclusive), by month, of those within a scope. */
export async function countRequests(db: Db, span: Span): Promise<readonly RequestCount[]> {
  const { rows } = await db.query<RequestCount>(
    `SELECT ${monthOf} AS month, ${counts} FROM cases c WHERE ${received} GROUP BY 1 ORDER BY 1`,
    valuesOf(span),
  );
  return rows;
}

/** The same by unit, topic and county. */
export async function countRequestsBySlice(db: Db, span: Span): Promise<readonly SlicedCount[]> {
  const { rows } = await db.query<SlicedCount>(
    `SELECT ${monthOf} AS month, unit, data->>'topic' AS topic, left(division, 6) AS county, ${counts}
     FROM cases c WHERE ${received} GROUP BY 1, 2, 3, 4`,
    valuesOf(span),
  );
  return rows;
}

/** Days in China Standard Time; `now` decides what is overdue. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly now: string;
  readonly scope: Scope;
}

const valuesOf = ({ from, to, now, scope }: Span): unknown[] => [
  startOfDay(from),
  startOfDay(to),
  now,
  scope.everything ? null : scope.units,
  scope.divisions,
];
