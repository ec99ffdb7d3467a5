import { addDays, dayOf } from "@wuxing/kernel/calendar";
import { parseMobile } from "@wuxing/kernel/identifiers";
import { Refusal, systemActor } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId, handle } from "@wuxing/platform/casework";
import { inLanguage, type SmsSender } from "@wuxing/platform/messages";
import { openReporter, recordAccess } from "@wuxing/platform/personal";
import { enteredText } from "./places/enteredText.ts";
import { timeSpan } from "./slots/times.ts";

type World = Pick<Platform, "pool" | "casework">;

/** What the texts say, in the language in which somebody booked. */
const whats = {
  tomorrow: t("提醒：您有预约，来不了请先取消", "Reminder: you have a booking; cancel it if you cannot come"),
  offered: t(
    "候补有名额了，请尽快打开链接确认，过时给下一位",
    "A place came free for you: open the link and take it soon, or it goes to the next",
  ),
  cancelledByUnit: t(
    "单位取消了您的预约，可以另选时段",
    "The unit cancelled your booking; you may choose another slot",
  ),
} as const;
type Send = SmsSender["sendBooking"];

interface Due {
  readonly caseId: number;
  readonly number: string;
  readonly kind: keyof typeof whats;
  readonly day: string;
  readonly starts: number;
  readonly ends: number;
  readonly place: string;
  readonly placeEn: string;
}

/**
 * Tells people by text: of tomorrow's booking, of a place that was given back, and that the unit cannot keep a booking.
 * Each text once, also where the gateway fails after it took the message; each leaves an access record, before. Gives
 * how many were sent; throws where some were not taken, after all were tried.
 */
export async function tellPeople({ pool, casework }: World, origin: string, send: Send): Promise<number> {
  const today = dayOf(casework.now());
  const ahead = casework.almanac.rules.get("appointments.remind", today).value.amount;
  const { rows } = await pool.query<Due>(dueTexts, [today, addDays(today, ahead)]);
  let [sent, failed] = [0, 0];
  for (const due of rows) {
    const { rowCount } = await pool.query(
      "INSERT INTO appointment_texts (case_id, kind, sent_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [due.caseId, due.kind, casework.now()],
    );
    if (rowCount !== 1) continue;
    try {
      if (await tellOne({ pool, casework }, due, origin, send)) sent++;
    } catch {
      failed++;
    }
  }
  if (failed > 0) throw new Error(`${failed} of ${sent + failed} texts about bookings were not taken by the gateway`);
  return sent;
}

/** Who booked only today for tomorrow has just seen the day; he is reminded all the same, since it costs him nothing. */
const dueTexts = `SELECT b.case_id AS "caseId", b.number, b.day, b.starts, b.ends, p.name AS place, p.name_en AS "placeEn",
    CASE b.state WHEN 'booked' THEN 'tomorrow' WHEN 'offered' THEN 'offered' ELSE 'cancelledByUnit' END AS kind
  FROM appointment_bookings b JOIN appointment_places p ON p.code = b.place
  WHERE b.day >= $1 AND NOT b.walk_in
    AND (b.state = 'booked' AND b.day <= $2 AND b.day > $1 OR b.state = 'offered'
      OR b.state = 'cancelled' AND EXISTS (SELECT FROM entries e WHERE e.case_id = b.case_id AND e.action = 'cancelByUnit'))
    AND NOT EXISTS (SELECT FROM appointment_texts t WHERE t.case_id = b.case_id AND t.kind =
      CASE b.state WHEN 'booked' THEN 'tomorrow' WHEN 'offered' THEN 'offered' ELSE 'cancelledByUnit' END)
  ORDER BY b.day, b.starts, b.case_id LIMIT 300`;

async function tellOne(world: World, due: Due, origin: string, send: Send): Promise<boolean> {
  const { pool, casework } = world;
  const opened = await openReporter(casework.vault, pool, due.caseId);
  const phone = parseMobile(opened?.data.phone ?? "");
  if (!opened || !phone.ok) return false;
  await recordAccess(pool, {
    ...{ person: opened.person, caseId: due.caseId, at: casework.now(), fields: ["phone"] },
    ...{
      actor: { kind: "system", id: "appointments", unit: null },
      commandId: commandId("tell", due.caseId, due.kind),
    },
    purpose: "发送预约短信 / A text message about a booking",
  });
  if (due.kind === "tomorrow") await noteReminder(casework, due.caseId);
  const when = `${due.day} ${timeSpan(due.starts, due.ends)}`;
  const { language } = opened;
  const news = {
    what: whats[due.kind][language],
    when,
    place: enteredText(due.place, due.placeEn)[language],
    link: inLanguage(`${origin}/mine/bookings/${due.number}`, language),
  };
  await send(phone.value.number, news, language);
  return true;
}

/** The reminder is an entry, so that whoever did not come cannot say he was not told; it is no matter where he has cancelled. */
async function noteReminder(casework: World["casework"], caseId: number): Promise<void> {
  try {
    const id = commandId("remind", caseId);
    await handle(casework, { caseId, action: "remind", input: {}, actor: systemActor, commandId: id });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
