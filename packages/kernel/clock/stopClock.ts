import type { Calendar, Instant } from "@wuxing/kernel/calendar";
import { t } from "@wuxing/kernel/text";
import type { Clock, Stop } from "./Clock.ts";
import { ClockError } from "./ClockError.ts";
import { reckonClock } from "./reckonClock.ts";

/** The stop that is not yet closed, if the clock stands still. */
export const openStop = (clock: Clock): Stop | undefined => clock.stops.find((stop) => stop.to === undefined);

/** Whether time is running off the clock: it is not stopped. */
export const isRunning = (clock: Clock): boolean => openStop(clock) === undefined;

/** The clock held still from a moment on; `dueAt` stays until it is resumed. Throws ClockError alreadyStopped, backwards. */
export function stopClock(clock: Clock, at: Instant, reason?: string): Clock {
  if (!isRunning(clock)) throw new ClockError("alreadyStopped", t("计时已经暂停", "The clock is stopped already"));
  assertOnward(clock, at);
  const stop: Stop = reason === undefined ? { from: at } : { from: at, reason };
  return { ...clock, stops: [...clock.stops, stop] };
}

/** The clock running on, due later by what it lost while it stood still. Throws ClockError notStopped, backwards. */
export function resumeClock(calendar: Calendar, clock: Clock, at: Instant): Clock {
  if (isRunning(clock)) throw new ClockError("notStopped", t("计时没有暂停", "The clock is not stopped"));
  assertOnward(clock, at);
  const stops = clock.stops.map((stop) => (stop.to === undefined ? { ...stop, to: at } : stop));
  return reckonClock(calendar, { ...clock, stops });
}

/** Nothing on a clock can happen before what happened last. */
function assertOnward(clock: Clock, at: Instant): void {
  const last = clock.stops.at(-1);
  const latest = last?.to ?? last?.from ?? clock.startedAt;
  if (Date.parse(at) >= Date.parse(latest)) return;
  throw new ClockError(
    "backwards",
    t(
      "时间早于上一次计时操作，请核对系统时间",
      "This is earlier than what last happened on the clock; check the system’s time",
    ),
  );
}
