import { addDays, dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { accountsOfCases } from "@wuxing/platform/citizens";

interface Near {
  readonly caseId: number;
  readonly number: string;
}

/**
 * Tells the devices of who booked that the day is near, beside the text message or where there is no gateway for texts.
 * Offers and cancellations are entries, which devices are told of anyway. Told once for each booking and device, however
 * often it is asked. Gives to how many devices.
 */
export async function remindOnDevices({ pool, casework, push }: Platform): Promise<number> {
  if (!push || !(await push.isUsed())) return 0;
  const now = casework.now();
  const today = dayOf(now);
  const ahead = casework.almanac.rules.get("appointments.remind", today).value.amount;
  const { rows } = await pool.query<Near>(
    `SELECT case_id AS "caseId", number FROM appointment_bookings
     WHERE state = 'booked' AND day > $1 AND day <= $2 ORDER BY day, case_id LIMIT 5000`,
    [today, addDays(today, ahead)],
  );
  const accounts = await accountsOfCases(
    pool,
    rows.map(({ caseId }) => caseId),
    today,
  );
  let told = 0;
  for (const { caseId, number } of rows)
    for (const { citizen } of accounts.filter((one) => one.caseId === caseId))
      told += await push.notify({
        ...{ citizen, kind: "appointment", number, path: `/mine/bookings/${number}` },
        ...{ once: `near ${caseId}`, at: now },
      });
  return told;
}
