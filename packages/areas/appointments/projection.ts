import type { Case } from "@wuxing/kernel/procedure";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Projection } from "@wuxing/platform/casework";
import type { PoolClient } from "pg";
import type { BookingData } from "./BookingData.ts";

type Booking = Case<BookingData>;

/** States in which no place of the slot is taken, or no longer. */
const free: readonly string[] = ["waiting", "cancelled", "expired"];

/** Said where the last place went to somebody else in the same moment. */
export const slotFull = () =>
  new Refusal(
    "conflict",
    t(
      "这个时段刚刚约满。请换一个时段，或者候补：有人取消时按先后给您",
      "This slot has just been filled. Choose another, or wait for one that is given back",
    ),
  );

/**
 * Counts the booking in its slot, in the transaction of its entry: whoever finds no place is refused, and nothing of his
 * booking is written. It asks the rows and not the entry what stood before, so that it may run over a history's end.
 */
export const bookingProjection: Projection = {
  type: "appointments.booking",
  contends: true,
  apply: async (client, entry, after) => {
    const booking = after as unknown as Booking;
    if (entry.opening) await withinOwnLimit(client, booking);
    const before = await client.query<{ holds: boolean; ticket: number | null }>(
      "SELECT holds, ticket FROM appointment_bookings WHERE case_id = $1",
      [after.id],
    );
    const holds = !booking.data.walkIn && !free.includes(after.state);
    const held = before.rows[0]?.holds ?? false;
    if (holds && !held) await takePlace(client, booking.data);
    if (held && !holds) await givePlaceBack(client, booking.data);
    await write(client, booking, holds, before.rows[0]?.ticket ?? null);
  },
};

/** One row a slot, locked by whoever writes it: two who come at once are counted one after the other. */
async function takePlace(client: PoolClient, { place, day, from, capacity }: BookingData): Promise<void> {
  if (capacity === 0) throw slotFull();
  const { rowCount } = await client.query(
    `INSERT INTO appointment_slots AS s (place, day, starts, capacity, taken) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (place, day, starts) DO UPDATE SET taken = s.taken + 1, capacity = excluded.capacity
     WHERE s.taken < excluded.capacity`,
    [place, day, from, capacity],
  );
  if (rowCount === 0) throw slotFull();
}

async function givePlaceBack(client: PoolClient, { place, day, from }: BookingData): Promise<void> {
  await client.query("UPDATE appointment_slots SET taken = taken - 1 WHERE place = $1 AND day = $2 AND starts = $3", [
    place,
    day,
    from,
  ]);
}

/** How many a person may have open, and none twice at one place on one day. Held one booking of a person after another. */
async function withinOwnLimit(client: PoolClient, { id, data }: Booking): Promise<void> {
  if (data.walkIn) return;
  const { rows } = await client.query<{ person: string }>(
    `SELECT k.person FROM reporters r JOIN people_keys k USING (person) WHERE r.case_id = $1 FOR NO KEY UPDATE OF k`,
    [id],
  );
  const person = rows[0]?.person;
  if (!person) return;
  const others = await client.query<{ open: number; same: number }>(
    `SELECT count(*)::int AS open, count(*) FILTER (WHERE b.place = $2 AND b.day = $3)::int AS same
     FROM appointment_bookings b JOIN reporters r USING (case_id)
     WHERE r.person = $1 AND b.state IN ('waiting', 'offered', 'booked')`,
    [person, data.place, data.day],
  );
  const { open = 0, same = 0 } = others.rows[0] ?? {};
  if (same > 0)
    throw new Refusal(
      "conflict",
      t(
        "您这一天在这里已有预约或候补：先取消它，再约别的时段",
        "You have a booking here on this day already: cancel it first, then choose another slot",
      ),
    );
  if (open >= data.atMost)
    throw new Refusal(
      "conflict",
      t(
        `您已有 ${open} 个没有办的预约，最多 ${data.atMost} 个：请先取消一个`,
        `You have ${open} open bookings, and ${data.atMost} are the most: cancel one first`,
      ),
    );
}

/** The next number of the day; bookings and walk-ins have one row of numbers. */
async function nextTicket(client: PoolClient, { place, day }: BookingData): Promise<number> {
  const { rows } = await client.query<{ last: number }>(
    `INSERT INTO appointment_numbers AS n (place, day, last) VALUES ($1, $2, 1)
     ON CONFLICT (place, day) DO UPDATE SET last = n.last + 1 RETURNING last`,
    [place, day],
  );
  return rows[0]?.last ?? 1;
}

async function write(client: PoolClient, c: Booking, holds: boolean, given: number | null): Promise<void> {
  const { data } = c;
  const arrivedAt = data.arrivedAt ?? (data.walkIn ? c.openedAt : null);
  const ticket = given ?? (arrivedAt ? await nextTicket(client, data) : null);
  await client.query(
    `INSERT INTO appointment_bookings (case_id, number, place, unit, division, service, title, day, starts, ends, class,
       walk_in, state, holds, ticket, "window", opened_at, arrived_at, called_at, calls, passed_at, closed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
     ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, holds = excluded.holds, ticket = excluded.ticket,
       "window" = excluded."window", arrived_at = excluded.arrived_at, called_at = excluded.called_at,
       calls = excluded.calls, passed_at = excluded.passed_at, closed_at = excluded.closed_at`,
    [
      ...[c.id, c.number, data.place, c.unit, c.division, data.service, c.title, data.day, data.from, data.to],
      ...[data.class, data.walkIn, c.state, holds, ticket, data.window ?? null, c.openedAt, arrivedAt],
      ...[data.calledAt ?? null, data.calls ?? 0, data.passedAt ?? null, c.closedAt],
    ],
  );
}
