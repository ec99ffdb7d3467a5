import type { Instant } from "@wuxing/kernel/calendar";
import { maskText } from "@wuxing/kernel/views";
import { Conditions } from "@wuxing/platform/worklists";
import type { Pool } from "pg";
import { type Channel, channelSql } from "./channels.ts";
import { standings } from "./measures.ts";

type Db = Pick<Pool, "query">;

/** By what ratings are told apart: `item` is the topic of a request, or the window. */
export const ratingCuts = ["unit", "item", "channel"] as const;
export type RatingCut = (typeof ratingCuts)[number];
export const ratingKinds = ["request", "window"] as const;
export const ratingTones = ["good", "bad"] as const;

/** Which ratings: those settled in a period, of one unit, of requests or at windows, the good or the bad. Empty: all. */
export interface RatingFilter {
  readonly period: string;
  readonly unit: string;
  readonly kind: (typeof ratingKinds)[number] | "";
  readonly tone: (typeof ratingTones)[number] | "";
}

/** Whole counts of ratings settled in a period; those by people, by silence, and those excluded or under appeal kept apart. */
export interface RatingSums {
  /** The slice's code: a unit, `topic:` or `window:` with its code, or a channel; null in the row of all. */
  readonly code: string | null;
  readonly real: number;
  readonly good: number;
  readonly silent: number;
  readonly excluded: number;
  readonly appealed: number;
  /** Of invitations alone: how many no longer wait, and how many of them people answered. At windows nobody is invited. */
  readonly invited: number;
  readonly answered: number;
}

const slices: Readonly<Record<RatingCut, string>> = {
  unit: "m.unit",
  item: "CASE WHEN m.subject_type = 'ratings.counter' THEN 'window:' || (i.data->>'window') ELSE 'topic:' || COALESCE(s.data->>'topic', '') END",
  channel: `CASE WHEN m.code IS NOT NULL THEN ${channelSql} END`,
};
const atWindow = "m.subject_type = 'ratings.counter'";
const from = "FROM ratings m JOIN cases i ON i.id = m.invitation_id JOIN cases s ON s.id = m.subject_id";
const rowsAtMost = 120;

function wanted({ period, unit, kind }: RatingFilter): Conditions {
  const conditions = new Conditions();
  conditions.addPeriod("m.settled_at", period);
  if (unit) conditions.add("m.unit = ?", unit);
  if (kind) conditions.add(kind === "window" ? atWindow : `NOT (${atWindow})`);
  return conditions;
}

/** The ratings of a period counted in all, and by slice, those with most ratings first. */
export async function ratingSums(db: Db, filter: RatingFilter, by: RatingCut): Promise<readonly RatingSums[]> {
  const conditions = wanted(filter);
  const { rows } = await db.query<RatingSums & { whole: number }>(
    `SELECT ${slices[by]} AS code, grouping(${slices[by]}) AS whole,
       count(*) FILTER (WHERE ${standings.rated})::int AS real, count(*) FILTER (WHERE ${standings.satisfied})::int AS good,
       count(*) FILTER (WHERE ${standings.silent})::int AS silent, count(*) FILTER (WHERE ${standings.excluded})::int AS excluded,
       count(*) FILTER (WHERE ${standings.appealed})::int AS appealed,
       count(*) FILTER (WHERE NOT ${atWindow})::int AS invited,
       count(*) FILTER (WHERE NOT ${atWindow} AND ${standings.rated})::int AS answered
     ${from} WHERE ${conditions.sql} GROUP BY GROUPING SETS ((), (${slices[by]}))
     ORDER BY whole DESC, real DESC, code LIMIT ${rowsAtMost}`,
    conditions.values,
  );
  return rows.filter(({ code, whole }) => code !== null || whole === 1).map(({ whole: _whole, ...sums }) => sums);
}

/** What somebody said with a rating and agreed to publish, and what the unit did after it; both masked. */
export interface RatingWords {
  readonly at: Instant;
  readonly code: number;
  readonly channel: Channel;
  readonly unit: string | null;
  /** The topic of the request, or the window. */
  readonly item: string | null;
  readonly comment: string;
  /** Of a bad one: what the unit reports to have mended, and where that stands. */
  readonly reply: string | null;
  readonly mending: string | null;
}

const published = `${standings.rated} AND i.data->>'publish' = 'true' AND i.data->>'comment' IS NOT NULL AND s.sealed_from IS NULL
  AND NOT EXISTS (SELECT FROM withdrawn_words w WHERE w.rating_id = i.id)
  AND NOT EXISTS (SELECT FROM reporters r WHERE r.case_id IN (s.id, i.id) AND r.erased_at IS NOT NULL)`;

/**
 * The words said with ratings of a period, newest first: only what whoever said it agreed to publish, of ratings that
 * count; none of a person whose data was erased, nor about a matter that is kept from some of the staff.
 */
export async function ratingWords(
  db: Db,
  filter: RatingFilter,
  { size, number }: { readonly size: number; readonly number: number },
): Promise<{ readonly rows: readonly RatingWords[]; readonly total: number }> {
  const conditions = wanted(filter);
  conditions.add(published);
  if (filter.tone) conditions.add(filter.tone === "good" ? "m.code <= 3" : "m.code > 3");
  const found = await db.query<RatingWords & { total: number }>(
    `SELECT m.settled_at AS at, m.code, ${channelSql} AS channel, m.unit, ${slices.item} AS item, i.data->>'comment' AS comment,
       g.data->>'done' AS reply, g.state AS mending, count(*) OVER ()::int AS total
     ${from} LEFT JOIN cases g ON g.parent_id = s.id AND g.type = 'ratings.mending'
     WHERE ${conditions.sql} ORDER BY m.settled_at DESC, m.invitation_id DESC LIMIT ${size} OFFSET ${(number - 1) * size}`,
    conditions.values,
  );
  const rows = found.rows.map(({ total: _total, ...words }) => ({
    ...words,
    comment: maskText(words.comment),
    reply: words.reply && maskText(words.reply),
  }));
  return { rows, total: found.rows[0]?.total ?? 0 };
}
