import type { Day } from "@wuxing/kernel/calendar";
import { type Duty, isInForce } from "./dutyTable.ts";

/** Who shall answer for a topic in a place from a day on; `unit` null: nobody of the place's own, so who answers around it. */
export interface DutyWish {
  readonly topic: string;
  readonly place: string;
  readonly since: Day;
  readonly unit: string | null;
  readonly joint: string | null;
  readonly source: string;
}

/**
 * The rows after a wish: the one in force on its day ends there, and the new one holds until what was planned next at that
 * place. A wish for what is so already changes nothing.
 */
export function changeDuties(rows: readonly Duty[], wish: DutyWish): readonly Duty[] {
  const isThere = ({ topic, place }: Duty) => topic === wish.topic && place === wish.place;
  const now = rows.find((row) => isThere(row) && isInForce(row, wish.since));
  if (wish.unit === (now?.unit ?? null) && wish.joint === (now?.joint ?? null)) return rows;
  const later = rows.filter((row) => isThere(row) && row.since > wish.since).map(({ since }) => since);
  const kept = rows.flatMap((row) => {
    if (row !== now) return [row];
    return row.since === wish.since ? [] : [{ ...row, until: wish.since }];
  });
  if (wish.unit === null) return kept;
  const { topic, place, since, unit, joint, source } = wish;
  return [...kept, { topic, place, since, until: later.toSorted()[0] ?? null, unit, joint, source }];
}
