import { scopeOf } from "@wuxing/kernel/access";
import { addDays, type Day, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import { type Surge, surgeOf } from "@wuxing/kernel/matters";
import type { Actor } from "@wuxing/kernel/procedure";
import { ruleId } from "@wuxing/kernel/rules";
import type { Platform } from "@wuxing/platform/area";
import { weekLength, weeksBefore } from "./hotTopics.ts";

/** A topic that was out of the ordinary in a county, from when it was seen; ended once it was ordinary for a day. */
export interface TopicAlarm extends Surge {
  readonly topic: string;
  readonly county: string | null;
  readonly span: "day" | "week";
  readonly beganAt: Instant;
  readonly seenAt: Instant;
  readonly endedAt: Instant | null;
  readonly firstDay: Day;
  readonly lastDay: Day;
}

type Source = Pick<Platform, "pool" | "casework">;
type Found = Pick<TopicAlarm, "topic" | "county" | "span" | "firstDay" | "lastDay" | keyof Surge>;
interface DayCount {
  readonly topic: string;
  readonly county: string | null;
  /** Days ago, 0 today. */
  readonly ago: number;
  readonly n: number;
}

/** From fewer weeks before nothing is said to be out of the ordinary. */
const fewestWeeks = 3;

/**
 * Looks at today and at the last seven days, each topic in each county, against the same stretch of the eight weeks
 * before, and keeps what is out of the ordinary: one row for as long as it lasts. Gives how many began.
 */
export async function watchTopics({ pool, casework }: Source): Promise<number> {
  const now = casework.now();
  const rows = { chance: rowOf(casework, "surgeChance", now), least: rowOf(casework, "surgeLeast", now) };
  const weeks = await weeksKnown(pool, now);
  const found = weeks < fewestWeeks ? [] : await outOfTheOrdinary(pool, dayOf(now), weeks);
  const alarming = found.filter(
    ({ chance, count }) => count >= rows.least.value.amount && chance * rows.chance.value.amount < 1,
  );
  let began = 0;
  for (const one of alarming) began += await keep(pool, one, now, ruleId(rows.chance));
  await pool.query("UPDATE topic_alarms SET ended_at = $1 WHERE ended_at IS NULL AND seen_at < $2", [
    now,
    new Date(Date.parse(now) - 86_400_000).toISOString(),
  ]);
  return began;
}

const rowOf = ({ almanac }: Source["casework"], name: string, now: Instant) =>
  almanac.rules.get(`hotline.${name}`, dayOf(now));

/** How many of the weeks before lie wholly after the first request. */
async function weeksKnown(pool: Source["pool"], now: Instant): Promise<number> {
  const { rows } = await pool.query<{ at: Instant }>(
    `SELECT opened_at AS at FROM cases WHERE type = 'hotline.request' ORDER BY id LIMIT 1`,
  );
  const days = rows[0] ? (Date.parse(now) - Date.parse(rows[0].at)) / 86_400_000 - weekLength : 0;
  return Math.min(weeksBefore, Math.floor(days / weekLength));
}

async function outOfTheOrdinary(pool: Source["pool"], today: Day, weeks: number): Promise<Found[]> {
  const { rows } = await pool.query<DayCount>(
    `SELECT data->>'topic' AS topic, left(division, 6) AS county, count(*)::int AS n,
       $3::date - (opened_at AT TIME ZONE 'Asia/Shanghai')::date AS ago
     FROM cases WHERE type = 'hotline.request' AND opened_at >= $1 AND opened_at < $2 AND data ? 'topic' GROUP BY 1, 2, 4`,
    [startOfDay(addDays(today, -(weeks + 1) * weekLength)), startOfDay(addDays(today, 1)), today],
  );
  const places = Map.groupBy(rows, ({ topic, county }) => `${topic} ${county}`);
  return [...places.values()].flatMap((counts) => {
    const [{ topic, county }] = counts as [DayCount];
    const onDays = (from: number, length: number): number =>
      counts.reduce((sum, { ago, n }) => (ago >= from && ago < from + length ? sum + n : sum), 0);
    return (
      [
        ["day", 1],
        ["week", weekLength],
      ] as const
    ).map(([span, length]) => {
      const before = Array.from({ length: weeks }, (_, i) => onDays((i + 1) * weekLength, length));
      const surge = surgeOf(onDays(0, length), before);
      return { topic, county, span, firstDay: addDays(today, 1 - length), lastDay: today, ...surge };
    });
  });
}

/** Begins an alarm, or goes on with the one that runs, which keeps the figures of when it was furthest out. 1 where it began. */
async function keep(pool: Source["pool"], alarm: Found, now: Instant, rule: string): Promise<number> {
  const { topic, county, span, firstDay, lastDay, count, usual, chance } = alarm;
  const { rows } = await pool.query<{ began: boolean }>(
    `INSERT INTO topic_alarms AS a (topic, county, span, began_at, seen_at, first_day, last_day, count, usual, chance, rule)
     VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (topic, COALESCE(county, ''), span) WHERE ended_at IS NULL DO UPDATE SET seen_at = excluded.seen_at,
       (first_day, last_day, count, usual, chance) = (SELECT f.first_day, f.last_day, f.count, f.usual, f.chance
         FROM (VALUES (a.first_day, a.last_day, a.count, a.usual, a.chance),
           (excluded.first_day, excluded.last_day, excluded.count, excluded.usual, excluded.chance))
         AS f(first_day, last_day, count, usual, chance) ORDER BY f.chance, f.last_day DESC LIMIT 1)
     RETURNING a.xmax = 0 AS began`,
    [topic, county, span, now, firstDay, lastDay, count, usual, chance, rule],
  );
  return rows[0]?.began ? 1 : 0;
}

/** The alarms that run or ran in the last seven days, within the counties that an actor may read, the newest first. */
export async function topicAlarms({ pool, casework }: Source, actor: Actor): Promise<readonly TopicAlarm[]> {
  const { everything, divisions } = scopeOf(actor);
  const { rows } = await pool.query<TopicAlarm>(
    `SELECT topic, county, span, began_at AS "beganAt", seen_at AS "seenAt", ended_at AS "endedAt",
       first_day::text AS "firstDay", last_day::text AS "lastDay", count, usual, chance
     FROM topic_alarms WHERE seen_at >= $1 AND ($2 OR county = ANY($3)) ORDER BY ended_at IS NOT NULL, began_at DESC, id DESC LIMIT 50`,
    [new Date(Date.parse(casework.now()) - weekLength * 86_400_000).toISOString(), everything, divisions],
  );
  return rows;
}
