import { dayOf, type Instant } from "@wuxing/kernel/calendar";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";

type Asked = Pick<Platform, "pool" | "city" | "casework">;

/** How often a township was supervised or visited in the period, and how often it may be. */
export interface Frequency {
  readonly township: string;
  readonly limit: number;
  readonly days: number;
  readonly earlier: readonly { readonly number: string; readonly openedAt: Instant }[];
}

const day = 24 * 60 * 60 * 1000;

/** The township that a unit belongs to; undefined for a unit of the city or a county, which no limit protects. */
export const townshipOf = ({ city }: Pick<Asked, "city">, unit: string): string | undefined => {
  const found = city.units.find(({ code }) => code === unit);
  return found?.layer === "township" ? found.division : undefined;
};

/** What a township has had in the period that ends now (政府督查工作条例 §15: the frequency is limited). */
export async function frequencyOf({ pool, casework }: Asked, township: string): Promise<Frequency> {
  const now = casework.now();
  const of = (key: string): number => casework.almanac.rules.get(`oversight.${key}`, dayOf(now)).value.amount;
  const days = of("townshipPeriod");
  const { rows } = await pool.query<{ number: string; openedAt: Instant }>(
    `SELECT number, opened_at AS "openedAt" FROM cases
     WHERE type IN ('oversight.supervision', 'supervision.visit') AND opened_at >= $1 AND division ^@ $2
     ORDER BY opened_at`,
    [new Date(Date.parse(now) - days * day).toISOString(), township],
  );
  return { township, limit: of("townshipLimit"), days, earlier: rows };
}

/** The refusal that names the limit and the earlier ones, and says who may decide otherwise. */
export function tooOften(place: string, { limit, days, earlier }: Frequency): Refusal {
  const list = earlier.map(({ number, openedAt }) => `${number}（${dayOf(openedAt)}）`).join("、");
  const english = earlier.map(({ number, openedAt }) => `${number} (${dayOf(openedAt)})`).join(", ");
  return new Refusal(
    "refused",
    t(
      `${place}在 ${days} 天内已被督办、走访 ${earlier.length} 次，上限 ${limit} 次：${list}。确需再督办的，由领导写明理由后办理`,
      `${place} was supervised or visited ${earlier.length} times in ${days} days, the limit is ${limit}: ${english}. If it must be, a leader opens it and says why`,
    ),
  );
}
