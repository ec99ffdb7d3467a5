import type { Case } from "@wuxing/kernel/procedure";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { firmOfCase } from "@wuxing/platform/citizens";
import type { PoolClient } from "pg";
import type { BookingData } from "./BookingData.ts";

/**
 * How many bookings may be open at once, and none twice at one place on one day. Who books for himself is counted by his
 * phone; a firm by its code, whoever booked for it: an agent of ten firms is held by each firm's limit and not by one of
 * his own. Those who come at once are counted one after the other. Gives the firm. Throws Refusal.
 */
export async function withinOwnLimits(
  client: PoolClient,
  { id, data }: Pick<Case<BookingData>, "id" | "data">,
): Promise<string | null> {
  const firm = await firmOfCase(client, id);
  if (data.walkIn) return firm;
  const { open, same } = firm ? await openOfFirm(client, firm, data) : await openOfPerson(client, id, data);
  if (same > 0) throw twice(firm !== null);
  if (open >= data.atMost) throw tooMany(open, data.atMost, firm !== null);
  return firm;
}

interface Open {
  readonly open: number;
  readonly same: number;
}

const counted = `count(*)::int AS open, count(*) FILTER (WHERE b.place = $2 AND b.day = $3)::int AS same`;
const isOpen = "b.state IN ('waiting', 'offered', 'booked')";

async function openOfFirm(client: PoolClient, firm: string, { place, day }: BookingData): Promise<Open> {
  await client.query("SELECT 1 FROM firms WHERE uscc = $1 FOR NO KEY UPDATE", [firm]);
  const { rows } = await client.query<Open>(
    `SELECT ${counted} FROM appointment_bookings b WHERE b.firm = $1 AND ${isOpen}`,
    [firm, place, day],
  );
  return rows[0] ?? { open: 0, same: 0 };
}

async function openOfPerson(client: PoolClient, id: number, { place, day }: BookingData): Promise<Open> {
  const { rows } = await client.query<{ person: string }>(
    `SELECT k.person FROM reporters r JOIN people_keys k USING (person) WHERE r.case_id = $1 FOR NO KEY UPDATE OF k`,
    [id],
  );
  const person = rows[0]?.person;
  if (!person) return { open: 0, same: 0 };
  const others = await client.query<Open>(
    `SELECT ${counted} FROM appointment_bookings b JOIN reporters r USING (case_id)
     WHERE r.person = $1 AND b.firm IS NULL AND ${isOpen}`,
    [person, place, day],
  );
  return others.rows[0] ?? { open: 0, same: 0 };
}

const twice = (firm: boolean): Refusal =>
  new Refusal(
    "conflict",
    firm
      ? t(
          "这家企业这一天在这里已有预约或候补：先取消它，再约别的时段",
          "This firm has a booking here on this day already: cancel it first, then choose another slot",
        )
      : t(
          "您这一天在这里已有预约或候补：先取消它，再约别的时段",
          "You have a booking here on this day already: cancel it first, then choose another slot",
        ),
  );

const tooMany = (open: number, atMost: number, firm: boolean): Refusal =>
  new Refusal(
    "conflict",
    firm
      ? t(
          `这家企业已有 ${open} 个没有办的预约，最多 ${atMost} 个：请先取消一个`,
          `This firm has ${open} open bookings, and ${atMost} are the most: cancel one first`,
        )
      : t(
          `您已有 ${open} 个没有办的预约，最多 ${atMost} 个：请先取消一个`,
          `You have ${open} open bookings, and ${atMost} are the most: cancel one first`,
        ),
  );
