export type { Clock, Stop, Term } from "./Clock.ts";
export { ClockError, type ClockErrorCode } from "./ClockError.ts";
export { extendClock } from "./extendClock.ts";
export { reckonClock } from "./reckonClock.ts";
export { type Remaining, remaining } from "./remaining.ts";
export { fixedClock, startClock } from "./startClock.ts";
export { isRunning, resumeClock, stopClock } from "./stopClock.ts";
