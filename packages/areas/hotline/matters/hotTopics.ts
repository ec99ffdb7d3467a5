import { type Scope, scopeOf } from "@wuxing/kernel/access";
import { addDays, type Day, dayOf, startOfDay } from "@wuxing/kernel/calendar";
import type { Actor } from "@wuxing/kernel/procedure";
import type { Platform } from "@wuxing/platform/area";

/** Seven days ending today, and how many such weeks before are looked at. */
export const [weekLength, weeksBefore] = [7, 8] as const;

/** What people turned to the hotline about in the last seven days. */
export interface HotTopic {
  /** Null where no topic is known. */
  readonly topic: string | null;
  readonly count: number;
  /** The mean of the eight weeks before. */
  readonly usual: number;
  /** Each of the nine weeks, the oldest first, this one last. */
  readonly weeks: readonly number[];
  /** By division as the requests name it, the most first; the city as a whole may be among them. */
  readonly divisions: readonly { readonly division: string | null; readonly count: number }[];
}

export interface Week {
  readonly first: Day;
  readonly last: Day;
}

/** The seven days that end today. */
export const weekOf = (now: string): Week => ({ first: addDays(dayOf(now), 1 - weekLength), last: dayOf(now) });

/** The topics of the last seven days within what an actor may read, the most frequent first. */
export async function hotTopics(platform: Platform, actor: Actor): Promise<readonly HotTopic[]> {
  const { first, last } = weekOf(platform.casework.now());
  const rows = await countsByWeek(platform, actor, scopeOf(actor), first, last);
  const topics = Map.groupBy(rows, ({ topic }) => topic);
  return [...topics]
    .map(([topic, of]) => {
      const weeks = Array.from({ length: weeksBefore + 1 }, (_, i) =>
        sum(of.filter(({ ago }) => ago === weeksBefore - i)),
      );
      const places = Map.groupBy(
        of.filter(({ ago }) => ago === 0),
        ({ division }) => division,
      );
      const divisions = [...places].map(([division, there]) => ({ division, count: sum(there) }));
      return {
        topic,
        count: weeks.at(-1) ?? 0,
        usual: weeks.slice(0, -1).reduce((all, n) => all + n, 0) / weeksBefore,
        weeks,
        divisions: divisions.sort((a, b) => b.count - a.count),
      };
    })
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.count / (b.usual + 1) - a.count / (a.usual + 1));
}

interface Row {
  readonly topic: string | null;
  readonly division: string | null;
  /** Weeks ago, 0 the present one. */
  readonly ago: number;
  readonly n: number;
}
const sum = (rows: readonly Row[]): number => rows.reduce((all, { n }) => all + n, 0);

async function countsByWeek(platform: Platform, actor: Actor, scope: Scope, first: Day, last: Day): Promise<Row[]> {
  const { rows } = await platform.readAs(actor).query<Row>(
    `SELECT data->>'topic' AS topic, division, count(*)::int AS n,
       floor(extract(epoch FROM $2::timestamptz - opened_at - interval '1 microsecond') / ${weekLength * 86_400})::int AS ago
     FROM cases WHERE type = 'hotline.request' AND opened_at >= $1 AND opened_at < $2
       AND ($3::text[] IS NULL OR unit = ANY($3) OR division ^@ ANY($4)) GROUP BY 1, 2, 4`,
    [
      startOfDay(addDays(first, -weeksBefore * weekLength)),
      startOfDay(addDays(last, 1)),
      scope.everything ? null : scope.units,
      scope.divisions,
    ],
  );
  return rows;
}
