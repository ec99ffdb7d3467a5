import { setImmediate as othersFirst } from "node:timers/promises";

/** Milliseconds of work on end: so long whoever asks the server something else may wait. */
const atOnce = 3;

/** Does work step by step, and lets the server do what else there is between. What a step throws, it throws. */
export async function inSlices<T>(steps: Iterator<unknown, T>): Promise<T> {
  for (let began = performance.now(); ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - began < atOnce) continue;
    await othersFirst();
    began = performance.now();
  }
}
