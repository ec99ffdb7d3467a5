import { addDays, dayOf, startOfDay } from "@wuxing/kernel/calendar";
import type { RuleRow } from "@wuxing/kernel/rules";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { destroyKeys } from "@wuxing/platform/personal";
import { transaction } from "@wuxing/platform/postgres";

const retention = "privacy.retention.call";
const atOnce = 500;

/** How long a caller's number and the recording's address are kept. The law gives no number (个人信息保护法 §19). */
export const callRules: readonly RuleRow[] = [
  {
    key: retention,
    from: "2019-01-01",
    title: t("来电号码和录音地址保存期限", "How long a caller's number and the recording's address are kept"),
    value: { amount: 365, unit: "calendarDay" },
    source: {
      title: "个人信息保护法；期限由本市按档案规定确定（待核）",
      article: "§19、§47",
      mark: "M",
      note: t("法律没有给出天数，待本市确认", "The law gives no number; to be confirmed by the city"),
    },
  },
];

/** Erases who called in calls older than the rule keeps them; who is known by nothing else loses his key. Gives their number. */
export async function forgetCalls({ pool, casework }: Pick<Platform, "pool" | "casework">): Promise<number> {
  const now = casework.now();
  const row = casework.almanac.rules.get(retention, dayOf(now));
  const before = startOfDay(addDays(dayOf(now), -row.value.amount));
  for (let forgotten = 0; ; ) {
    const done = await transaction(pool, async (client) => {
      const { rows } = await client.query<{ person: string }>(
        `WITH old AS (SELECT id, person FROM calls WHERE told_at < $1 AND person IS NOT NULL ORDER BY told_at LIMIT ${atOnce} FOR UPDATE)
         UPDATE calls SET person = NULL, sealed = NULL, sealed_recording = NULL, phone_masked = ''
         FROM old WHERE calls.id = old.id RETURNING old.person`,
        [before],
      );
      const persons = [...new Set(rows.map(({ person }) => person))];
      // Somebody who called again since, or has a case, is still known by that.
      const { rows: known } = await client.query<{ person: string }>(
        "SELECT DISTINCT person FROM calls WHERE person = ANY($1)",
        [persons],
      );
      const still = new Set(known.map(({ person }) => person));
      const gone = persons.filter((person) => !still.has(person));
      await client.query("SELECT 1 FROM people_keys WHERE person = ANY($1) ORDER BY person FOR UPDATE", [gone]);
      await destroyKeys(client, gone, now);
      return rows.length;
    });
    forgotten += done;
    if (done < atOnce) return forgotten;
  }
}
