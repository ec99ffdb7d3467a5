import type { Scope } from "@wuxing/kernel/access";
import { dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import type { RuleBook } from "@wuxing/kernel/rules";
import { type Text, t } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { channelSql } from "./channels.ts";

/** Ratings of a unit that can hardly be so, with the reason; somebody then looks at the cases behind them. */
export interface RatingAlarm {
  readonly key: "allGood" | "sameMinute" | "oneHand" | "deviceMinute" | "oneDevice" | "channelsApart";
  readonly unit: string | null;
  readonly ratings: number;
  readonly reason: Text;
  /** Numbers of some of the cases rated. */
  readonly cases: readonly string[];
}

type Db = Pick<Pool, "query">;
interface Asked {
  /** Months YYYY-MM in which the ratings were given, the last exclusive. */
  readonly from: string;
  readonly to: string;
  readonly now: Instant;
  readonly scope: Scope;
}

/**
 * Looks at the real ratings given in a period: many and all good, several in one minute, many by one account or agent and
 * all good, many from one device in one minute, many from one device and all good, and phone and web far apart. A rating
 * that a tablet kept while the network was away counts by when the tablet says it was given. The numbers are rule rows.
 */
export async function ratingAlarms(db: Db, rules: RuleBook, asked: Asked): Promise<readonly RatingAlarm[]> {
  const of = (name: string): number => rules.get(`ratings.alarm${name}`, dayOf(asked.now)).value.amount;
  const values = [
    startOfDay(`${asked.from}-01`),
    startOfDay(`${asked.to}-01`),
    asked.scope.everything ? null : asked.scope.units,
    asked.scope.divisions,
  ];
  const found = await Promise.all([
    allGood(db, values, of("AllGood")),
    sameMinute(db, values, of("SameMinute")),
    oneHand(db, values, of("OneHand")),
    deviceMinute(db, values, of("DeviceMinute")),
    oneDevice(db, values, of("OneDevice")),
    channelsApart(db, values, of("Apart"), of("ApartLeast")),
  ]);
  return found.flat();
}

/** The real ratings of the period, with case, channel and who gave them. */
const given = `SELECT m.unit, m.code, m.settled_at, COALESCE(v.said_at, m.settled_at) AS given_at, m.subject_id,
    ${channelSql} AS channel, e.actor_id, v.device
  FROM ratings m LEFT JOIN rating_devices v ON v.rating_id = m.invitation_id JOIN cases i ON i.id = m.invitation_id JOIN entries e ON e.case_id = i.id AND e.seq = i.version
  WHERE m.standing = 'real' AND m.settled_at >= $1 AND m.settled_at < $2
    AND ($3::text[] IS NULL OR m.unit = ANY($3) OR m.division ^@ ANY($4))`;
const someCases = `(SELECT array_agg(c.number) FROM cases c WHERE c.id = ANY((array_agg(g.subject_id ORDER BY g.settled_at))[1:10]))`;

interface Row {
  readonly unit: string | null;
  readonly n: number;
  readonly cases: readonly string[] | null;
}

async function rowsOf<More>(db: Db, sql: string, values: readonly unknown[]): Promise<(Row & More)[]> {
  const { rows } = await db.query<Row & More>(`WITH g AS MATERIALIZED (${given}) ${sql}`, [...values]);
  return rows;
}

async function allGood(db: Db, values: readonly unknown[], least: number): Promise<RatingAlarm[]> {
  const rows = await rowsOf(
    db,
    `SELECT unit, count(*)::int AS n, ${someCases} AS cases FROM g
     GROUP BY GROUPING SETS ((), (unit)) HAVING count(*) >= $5 AND bool_and(code <= 3)`,
    [...values, least],
  );
  return rows.map(({ unit, n, cases }) => ({
    ...{ key: "allGood" as const, unit, ratings: n, cases: cases ?? [] },
    reason: t(`${n} 条评价，没有一条不满意`, `${n} ratings, and not one of them bad`),
  }));
}

async function sameMinute(db: Db, values: readonly unknown[], least: number): Promise<RatingAlarm[]> {
  const rows = await rowsOf<{ minute: Instant }>(
    db,
    `SELECT unit, date_trunc('minute', given_at) AS minute, count(*)::int AS n, ${someCases} AS cases FROM g
     GROUP BY 1, 2 HAVING count(*) >= $5 ORDER BY 3 DESC LIMIT 50`,
    [...values, least],
  );
  return rows.map(({ unit, n, cases, minute }) => {
    const when = inChina(minute);
    return {
      ...{ key: "sameMinute" as const, unit, ratings: n, cases: cases ?? [] },
      reason: t(`一分钟内（${when}）来了 ${n} 条评价`, `${n} ratings in one minute (${when})`),
    };
  });
}

const inChina = (minute: Instant): string =>
  new Date(Date.parse(minute) + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

/** Whoever rates without an account bears one name for all; they are told apart by the minute alone. */
async function oneHand(db: Db, values: readonly unknown[], least: number): Promise<RatingAlarm[]> {
  const rows = await rowsOf<{ phone: boolean }>(
    db,
    `SELECT unit, actor_id, bool_and(channel = 'phone') AS phone, count(*)::int AS n, ${someCases} AS cases FROM g
     WHERE actor_id NOT IN ('citizen', 'anonymous') GROUP BY 1, 2 HAVING count(*) >= $5 AND bool_and(code <= 3)
     ORDER BY 4 DESC LIMIT 50`,
    [...values, least],
  );
  return rows.map(({ unit, n, cases, phone }) => ({
    ...{ key: "oneHand" as const, unit, ratings: n, cases: cases ?? [] },
    reason: phone
      ? t(`同一话务员登记的 ${n} 条电话评价全是满意`, `One agent recorded ${n} ratings by phone, all good`)
      : t(`同一账号作出的 ${n} 条评价全是满意`, `One account gave ${n} ratings, all good`),
  }));
}

/** No person after another rates so fast at one tablet, or on one phone. */
async function deviceMinute(db: Db, values: readonly unknown[], least: number): Promise<RatingAlarm[]> {
  const rows = await rowsOf<{ minute: Instant; tablet: boolean }>(
    db,
    `SELECT unit, device, date_trunc('minute', given_at) AS minute, bool_and(channel = 'tablet') AS tablet, count(*)::int AS n,
       ${someCases} AS cases FROM g
     WHERE device IS NOT NULL GROUP BY 1, 2, 3 HAVING count(*) >= $5 ORDER BY n DESC LIMIT 50`,
    [...values, least],
  );
  return rows.map(({ unit, n, cases, minute, tablet }) => ({
    ...{ key: "deviceMinute" as const, unit, ratings: n, cases: cases ?? [] },
    reason: tablet
      ? t(
          `同一台窗口平板一分钟内（${inChina(minute)}）评了 ${n} 条`,
          `One tablet gave ${n} ratings in a minute (${inChina(minute)})`,
        )
      : t(
          `同一台设备一分钟内（${inChina(minute)}）评了 ${n} 条`,
          `One device gave ${n} ratings in a minute (${inChina(minute)})`,
        ),
  }));
}

/** A tablet is everybody's; any other device is somebody's own. */
async function oneDevice(db: Db, values: readonly unknown[], least: number): Promise<RatingAlarm[]> {
  const rows = await rowsOf(
    db,
    `SELECT unit, device, count(*)::int AS n, ${someCases} AS cases FROM g
     WHERE device IS NOT NULL AND channel <> 'tablet' GROUP BY 1, 2 HAVING count(*) >= $5 AND bool_and(code <= 3)
     ORDER BY n DESC LIMIT 50`,
    [...values, least],
  );
  return rows.map(({ unit, n, cases }) => ({
    ...{ key: "oneDevice" as const, unit, ratings: n, cases: cases ?? [] },
    reason: t(`同一台设备作出的 ${n} 条评价全是满意`, `One device gave ${n} ratings, all good`),
  }));
}

async function channelsApart(db: Db, values: readonly unknown[], apart: number, least: number): Promise<RatingAlarm[]> {
  const rows = await rowsOf<{ phone: number; web: number }>(
    db,
    `SELECT unit, n, phone::float8 AS phone, web::float8 AS web, cases FROM (
       SELECT unit, count(*)::int AS n, ${someCases} AS cases,
         100.0 * count(*) FILTER (WHERE channel = 'phone' AND code <= 3) / NULLIF(count(*) FILTER (WHERE channel = 'phone'), 0) AS phone,
         100.0 * count(*) FILTER (WHERE channel <> 'phone' AND code <= 3) / NULLIF(count(*) FILTER (WHERE channel <> 'phone'), 0) AS web
       FROM g GROUP BY unit
       HAVING least(count(*) FILTER (WHERE channel = 'phone'), count(*) FILTER (WHERE channel <> 'phone')) >= $6) x
     WHERE abs(phone - web) >= $5`,
    [...values, apart, least],
  );
  return rows.map(({ unit, n, cases, phone, web }) => {
    const [byPhone, online] = [phone.toFixed(1), web.toFixed(1)];
    return {
      ...{ key: "channelsApart" as const, unit, ratings: n, cases: cases ?? [] },
      reason: t(
        `电话评价满意 ${byPhone}%，网上评价满意 ${online}%，相差太大`,
        `By phone ${byPhone} % are good, online ${online} %: too far apart`,
      ),
    };
  });
}
