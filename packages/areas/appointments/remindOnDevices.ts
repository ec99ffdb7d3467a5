import { addDays, dayOf } from "@wuxing/kernel/calendar";
import type { Platform } from "@wuxing/platform/area";
import { accountsOfCases } from "@wuxing/platform/citizens";

const atOnce = 1000;

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
  let told = 0;
  // By parts to the last: those who were told stay booked, and would stand before those who were not.
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const { rows } = await pool.query<Near>(
      `SELECT case_id AS "caseId", number FROM appointment_bookings
       WHERE state = 'booked' AND day > $1 AND day <= $2 AND case_id < $3 ORDER BY case_id DESC LIMIT ${atOnce}`,
      [today, addDays(today, ahead), before],
    );
    const ids = rows.map(({ caseId }) => caseId);
    const numbers = new Map(rows.map(({ caseId, number }) => [caseId, number]));
    for (const { caseId, citizen } of await accountsOfCases(pool, ids, today)) {
      const number = numbers.get(caseId) ?? "";
      const path = `/mine/bookings/${number}`;
      told += await push.notify({ citizen, kind: "appointment", number, path, once: `near ${caseId}`, at: now });
    }
    if (ids.length < atOnce) return told;
    before = ids.at(-1) ?? 0;
  }
}
