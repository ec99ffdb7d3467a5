import { addDays, dayOf, type Instant, startOfDay } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";

type Source = Pick<Platform, "pool" | "casework">;

/** What is known of where a rating came from. */
export interface RatingOrigin {
  /** What the browser keeps to be known again; only a keyed hash of it is kept here. */
  readonly device: string;
  /** When the device says that the rating was given, where it could not be sent at once. */
  readonly saidAt?: Instant | undefined;
}

/** Keeps from which device a rating came, once. */
export async function noteDevice(
  { pool, casework }: Source,
  ratingId: number,
  { device, saidAt }: RatingOrigin,
): Promise<void> {
  await pool.query(
    "INSERT INTO rating_devices (rating_id, device, said_at, noted_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [ratingId, casework.vault.hash("ratingDevice", device).subarray(0, 16), saidAt ?? null, casework.now()],
  );
}

/** Forgets the devices of ratings that are older than the rule keeps them. Returns how many. */
export async function forgetDevices({ pool, casework }: Source): Promise<number> {
  const today = dayOf(casework.now());
  const { amount } = casework.almanac.rules.get("ratings.deviceKept", today).value;
  const before = startOfDay(addDays(today, -amount));
  return (await pool.query("DELETE FROM rating_devices WHERE noted_at < $1", [before])).rowCount ?? 0;
}
