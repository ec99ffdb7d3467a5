import type { Instant } from "@wuxing/kernel/calendar";

/** Who waits to be called. Moments compare as texts. */
export interface Queued {
  readonly ticket: number;
  readonly walkIn: boolean;
  /** The slot's beginning and its end with the time by which one may be late; of a number without booking they say nothing. */
  readonly slotFrom: Instant;
  readonly goodUntil: Instant;
  readonly arrivedAt: Instant;
  /** When the number was passed over. */
  readonly passedAt: Instant | null;
}

/** Whether a number goes before the others now: it was booked, its slot has begun, and its person came in time. */
export const isDue = ({ walkIn, slotFrom, goodUntil, arrivedAt, passedAt }: Queued, now: Instant): boolean =>
  !walkIn && passedAt === null && slotFrom <= now && arrivedAt <= goodUntil;

/**
 * The order in which numbers are called. First the booked ones whose slot has begun, by slot and then by arrival; then
 * all others by arrival: numbers without booking, who came before his slot, who came too late, and who was passed over
 * (from that moment on). Nobody who waits longer in the second row is overtaken there, and none with a lower number.
 */
export function queueOrder<Line extends Queued>(lines: readonly Line[], now: Instant): Line[] {
  const cameAt = arrivals(lines);
  const key = (line: Line): string => {
    const came = cameAt.get(line.ticket) ?? line.arrivedAt;
    return isDue(line, now) ? `0 ${line.slotFrom} ${came}` : `1 ${line.passedAt ?? came}`;
  };
  return lines.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.ticket - b.ticket));
}

/**
 * When each number came, by ticket. Numbers are given one after the other, but two counters that give them at once note
 * the moment by clocks of their own: a number came no earlier than the one before it.
 */
function arrivals(lines: readonly Queued[]): ReadonlyMap<number, Instant> {
  let latest = "";
  return new Map(
    lines
      .toSorted((a, b) => a.ticket - b.ticket)
      .map(({ ticket, arrivedAt }) => {
        latest = arrivedAt > latest ? arrivedAt : latest;
        return [ticket, latest];
      }),
  );
}
