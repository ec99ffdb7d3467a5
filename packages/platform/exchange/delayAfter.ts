import type { Retry } from "./Exchange.ts";

/** Milliseconds to wait after so many failures: twice as long each time, within bounds. */
export const delayAfter = (failures: number, { first, most }: Pick<Retry, "first" | "most">): number =>
  Math.min(most, first * 2 ** Math.min(30, Math.max(0, failures - 1)));
