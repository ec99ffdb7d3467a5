import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { PoolClient } from "pg";
import type { BookingData } from "./BookingData.ts";

/** Said where the last place went to somebody else in the same moment, or is kept for who waits. */
export const slotFull = () =>
  new Refusal(
    "conflict",
    t(
      "这个时段刚刚约满。请换一个时段，或者候补：有人取消时按先后给您",
      "This slot has just been filled. Choose another, or wait for one that is given back",
    ),
  );

type Slot = Pick<BookingData, "place" | "day" | "from">;

/**
 * Takes a place of a slot: of two who come at once the row's lock lets one look after the other. A place that was given
 * back is passed to nobody while somebody waits for it (`kept`), also where he began to wait after the page was read.
 * `waited`: the place is for one of those who waited. Throws Refusal.
 */
export async function takePlace(
  client: PoolClient,
  { place, day, from, capacity }: Slot & Pick<BookingData, "capacity">,
  { kept, waited }: { readonly kept: boolean; readonly waited: boolean },
): Promise<void> {
  if (capacity === 0) throw slotFull();
  const { rowCount } = await client.query(
    `INSERT INTO appointment_slots AS s (place, day, starts, capacity, taken) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (place, day, starts) DO UPDATE
       SET taken = s.taken + 1, capacity = excluded.capacity, waiting = s.waiting - $5::boolean::int
       WHERE s.taken + $6::boolean::int * s.waiting < excluded.capacity`,
    [place, day, from, capacity, waited, kept],
  );
  if (rowCount === 0) throw slotFull();
}

export async function givePlaceBack(client: PoolClient, { place, day, from }: Slot): Promise<void> {
  await client.query("UPDATE appointment_slots SET taken = taken - 1 WHERE place = $1 AND day = $2 AND starts = $3", [
    place,
    day,
    from,
  ]);
}

/** One more waits for a slot. Gives his turn: who draws a lower one has come before. */
export async function beginToWait(client: PoolClient, { place, day, from }: Slot): Promise<number> {
  const { rows } = await client.query<{ turn: number }>(
    `INSERT INTO appointment_slots AS s (place, day, starts, capacity, taken, waiting, last_turn)
     VALUES ($1, $2, $3, 0, 0, 1, 1)
     ON CONFLICT (place, day, starts) DO UPDATE SET waiting = s.waiting + 1, last_turn = s.last_turn + 1
     RETURNING last_turn AS turn`,
    [place, day, from],
  );
  return rows[0]?.turn ?? 1;
}

/** He waits no more, and has got no place. */
export async function endWaiting(client: PoolClient, { place, day, from }: Slot): Promise<void> {
  await client.query(
    "UPDATE appointment_slots SET waiting = waiting - 1 WHERE place = $1 AND day = $2 AND starts = $3",
    [place, day, from],
  );
}
