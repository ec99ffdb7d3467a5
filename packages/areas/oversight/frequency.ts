import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";

type Asked = Pick<Platform, "pool" | "city" | "casework">;

/** One time that somebody came to a township from above, and the day of it. */
interface Coming {
  readonly number: string;
  readonly day: string;
}

/** How often a township was supervised, visited and inspected in the period, and how often it may be. */
export interface Frequency {
  readonly township: string;
  readonly days: number;
  /** Supervisions and visits of social supervisors at most. */
  readonly limit: number;
  readonly earlier: readonly Coming[];
  /** With the days of inspections at most. */
  readonly limitOfAll: number;
  /** Days on which firms there were inspected, each by one of its inspections: several on one day come once. */
  readonly inspections: readonly Coming[];
}

const day = 24 * 60 * 60 * 1000;

/** The township that a unit belongs to; undefined for a unit of the city or a county, which no limit protects. */
export const townshipOf = ({ city }: Pick<Asked, "city">, unit: string): string | undefined => {
  const found = city.units.find(({ code }) => code === unit);
  return found?.layer === "township" ? found.division : undefined;
};

/**
 * What a township has had in the period that ends now (政府督查工作条例 §15: the frequency is limited). Inspections count
 * once they were made: one that is still to come is announced to nobody.
 */
export async function frequencyOf({ pool, casework }: Asked, township: string): Promise<Frequency> {
  const now = casework.now();
  const of = (key: string): number => casework.almanac.rules.get(`oversight.${key}`, dayOf(now)).value.amount;
  const days = of("townshipPeriod");
  const since = new Date(Date.parse(now) - days * day).toISOString();
  const { rows: opened } = await pool.query<{ number: string; openedAt: Instant }>(
    `SELECT number, opened_at AS "openedAt" FROM cases
     WHERE type IN ('oversight.supervision', 'supervision.visit') AND opened_at >= $1 AND division ^@ $2
     ORDER BY opened_at`,
    [since, township],
  );
  const { rows: inspections } = await pool.query<Coming>(
    `SELECT DISTINCT ON (data->>'inspectedOn') number, data->>'inspectedOn' AS day FROM cases
     WHERE type = 'inspections.visit' AND data->>'inspectedOn' >= $1 AND division ^@ $2
     ORDER BY data->>'inspectedOn', id`,
    [dayOf(since), township],
  );
  const earlier = opened.map(({ number, openedAt }) => ({ number, day: dayOf(openedAt) }));
  const limits = { limit: of("townshipLimit"), limitOfAll: of("townshipAll") };
  return { township, days, ...limits, earlier, inspections };
}

/** Whether one more supervision would be too many, by either limit. */
export const isTooOften = ({ limit, earlier, limitOfAll, inspections }: Frequency): boolean =>
  earlier.length >= limit || earlier.length + inspections.length >= limitOfAll;

/** The refusal that names the limit and what came earlier, and says who may decide otherwise. */
export function tooOften(place: string, { limit, limitOfAll, days, earlier, inspections }: Frequency): Refusal {
  const narrow = earlier.length >= limit;
  const counted = narrow ? earlier : [...earlier, ...inspections];
  const [what, most]: [Text, number] = narrow
    ? [t("督办、走访", "supervised or visited"), limit]
    : [t("督办、走访、检查", "supervised, visited or inspected"), limitOfAll];
  const list = counted.map((one) => `${one.number}（${one.day}）`).join("、");
  const english = counted.map((one) => `${one.number} (${one.day})`).join(", ");
  return new Refusal(
    "refused",
    t(
      `${place}在 ${days} 天内已被${what.zh} ${counted.length} 次，上限 ${most} 次：${list}。确需再督办的，由领导写明理由后办理`,
      `${place} was ${what.en} ${counted.length} times in ${days} days, the limit is ${most}: ${english}. If it must be, a leader opens it and says why`,
    ),
  );
}
