import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { eraseSpotsOf } from "./spots.ts";

/** Changes with the words below: who agreed to other words is asked again. */
export const consentVersion = "supervision-1";

/** What a supervisor agrees to before he is drawn for a visit. */
export const consentWords = t(
  "我愿意担任社会监督员：公布我的类别和任期；按抽取结果走访；走访记录、照片及其时间由本平台保存，只在我点“记下位置”时取手机位置。我可以随时撤回，撤回后不再参加抽取。",
  "I am willing to serve: my group and term are published; I visit where I am drawn to; reports, photos and their times are kept here, and my phone's place only when I press “Note the place”. I may take this back at any time, and am then drawn no more.",
);

type Asked = Pick<Platform, "pool" | "casework">;

/** Since when a person agrees to the present words; null where he does not. */
export async function consentOf({ pool }: Pick<Platform, "pool">, userId: string): Promise<string | null> {
  const { rows } = await pool.query<{ given_at: string }>(
    "SELECT given_at FROM supervision_consents WHERE user_id = $1 AND version = $2 AND withdrawn_at IS NULL",
    [userId, consentVersion],
  );
  return rows[0]?.given_at ?? null;
}

/** Keeps that he agrees. Said twice it is kept once. */
export async function giveConsent({ pool, casework }: Asked, userId: string): Promise<void> {
  await pool.query(
    `INSERT INTO supervision_consents (user_id, given_at, version) SELECT $1, $2, $3 WHERE NOT EXISTS (
       SELECT FROM supervision_consents WHERE user_id = $1 AND version = $3 AND withdrawn_at IS NULL) ON CONFLICT DO NOTHING`,
    [userId, casework.now(), consentVersion],
  );
}

/** Keeps that he took it back, and erases where his phone was; that he once agreed stays on record. */
export async function withdrawConsent({ pool, casework }: Asked, userId: string): Promise<void> {
  await pool.query("UPDATE supervision_consents SET withdrawn_at = $2 WHERE user_id = $1 AND withdrawn_at IS NULL", [
    userId,
    casework.now(),
  ]);
  await eraseSpotsOf({ pool }, userId);
}
