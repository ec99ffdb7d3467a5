import type { Case, Entry } from "@wuxing/kernel/procedure";
import type { Projection } from "@wuxing/platform/casework";
import { firmOfCase } from "@wuxing/platform/citizens";
import type { PoolClient } from "pg";
import type { BookingData } from "./BookingData.ts";
import { withinOwnLimits } from "./ownLimits.ts";
import { beginToWait, endWaiting, givePlaceBack, takePlace } from "./slotCounts.ts";

type Booking = Case<BookingData>;

/** States in which no place of the slot is taken, or no longer. */
const free: readonly string[] = ["waiting", "cancelled", "expired"];

/** What a booking's row said before this entry. */
interface Before {
  readonly holds: boolean;
  readonly waits: boolean;
  readonly ticket: number | null;
  readonly turn: number | null;
}

/**
 * Counts the booking in its slot, in the transaction of its entry: whoever finds no place is refused, and nothing of his
 * booking is written. It asks the rows and not the entry what stood before, so that it may run over a history's end.
 */
export const bookingProjection: Projection = {
  type: "appointments.booking",
  contends: true,
  apply: async (client, entry, after) => {
    const booking = after as unknown as Booking;
    const own = entry.opening ? await withinOwnLimits(client, booking) : undefined;
    const { rows } = await client.query<Before>(
      `SELECT holds, state = 'waiting' AS waits, ticket, turn FROM appointment_bookings WHERE case_id = $1`,
      [after.id],
    );
    const holds = !booking.data.walkIn && !free.includes(after.state);
    const turn = await count(client, entry, booking, { before: rows[0], holds });
    // Whose it is does not change: it is asked for where the row is new.
    const firm = own === undefined && rows.length === 0 ? await firmOfCase(client, after.id) : (own ?? null);
    await write(client, booking, { holds, turn, firm, given: rows[0]?.ticket ?? null });
  },
};

/** Takes or gives back a place of the slot, or a turn of its waiting list. Gives the turn. */
async function count(
  client: PoolClient,
  { at }: Entry,
  { state, data }: Booking,
  { before, holds }: { readonly before: Before | undefined; readonly holds: boolean },
): Promise<number | null> {
  const { waits: waited = false, holds: held = false, turn = null } = before ?? {};
  if (holds && !held) {
    const kept = !waited && data.keptUntil !== undefined && at < data.keptUntil;
    await takePlace(client, data, { kept, waited });
  } else if (waited && state !== "waiting") await endWaiting(client, data);
  if (held && !holds) await givePlaceBack(client, data);
  return state === "waiting" && !waited ? beginToWait(client, data) : turn;
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

interface Counted {
  readonly holds: boolean;
  readonly turn: number | null;
  readonly firm: string | null;
  /** The number that was given before. */
  readonly given: number | null;
}

async function write(client: PoolClient, c: Booking, { holds, turn, firm, given }: Counted): Promise<void> {
  const { data } = c;
  const arrivedAt = data.arrivedAt ?? (data.walkIn ? c.openedAt : null);
  const ticket = given ?? (arrivedAt ? await nextTicket(client, data) : null);
  await client.query(
    `INSERT INTO appointment_bookings (case_id, number, place, unit, division, service, title, day, starts, ends, class,
       walk_in, state, holds, ticket, "window", opened_at, arrived_at, called_at, calls, passed_at, closed_at, turn, firm)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
     ON CONFLICT (case_id) DO UPDATE SET state = excluded.state, holds = excluded.holds, ticket = excluded.ticket,
       "window" = excluded."window", arrived_at = excluded.arrived_at, called_at = excluded.called_at,
       calls = excluded.calls, passed_at = excluded.passed_at, closed_at = excluded.closed_at, turn = excluded.turn`,
    [
      ...[c.id, c.number, data.place, c.unit, c.division, data.service, c.title, data.day, data.from, data.to],
      ...[data.class, data.walkIn, c.state, holds, ticket, data.window ?? null, c.openedAt, arrivedAt],
      ...[data.calledAt ?? null, data.calls ?? 0, data.passedAt ?? null, c.closedAt, turn, firm],
    ],
  );
}
