import { setTimeout as sleep } from "node:timers/promises";

/** Work that is done again and again, a part at a time. */
export interface Turns {
  /** Does a part; gives how much was done, 0 where there was nothing. A throw means: the same again later. */
  readonly work: () => Promise<number>;
  /** Whether really nothing is left, where `work` had nothing to do. */
  readonly nothingLeft: () => Promise<boolean>;
  /** Milliseconds to the next look when there was nothing to do and nobody woke it. */
  readonly every: number;
  /**
   * How long it rests after a run, as a multiple of the run's own time, while cases are being written: so that a flood of
   * intake is not slowed down. 0 for work that is woken by what is written.
   */
  readonly rest: number;
}

export interface Following {
  readonly start: () => void;
  /** Something was written: once started, it is looked at soon. */
  readonly wake: () => void;
  /** Resolves when the run that is under way has ended. */
  readonly stop: () => Promise<void>;
  /** Works until nothing is left; for tests and commands. Returns how much was done. */
  readonly catchUp: () => Promise<number>;
}

/**
 * Milliseconds between two runs at least: short while people work, for they look for what their action has called for;
 * longer once a run has done more than a few, so that under a flood many entries share its queries.
 */
const [leastRest, floodRest, few] = [20, 200, 20];
/** Where nothing was written for so many milliseconds, there is no need to rest: there is history to read. */
const calm = 2_000;

/** Does work in turns of its own, one at a time, as often as it is needed and no more often. */
export function takeTurns({ work, nothingLeft, every, rest }: Turns, onFault: (error: unknown) => void): Following {
  const { part, free } = oneAtATime(work);
  let timer: NodeJS.Timeout | undefined;
  let [started, stopped, turning, woken] = [false, false, false, false];
  let writtenAt = Number.NEGATIVE_INFINITY;
  let restsUntil = 0;

  const plan = (ms: number): void => {
    if (stopped) return;
    clearTimeout(timer);
    timer = setTimeout(() => void turn(), ms);
    timer.unref();
  };
  const turn = async (): Promise<void> => {
    if (turning) return;
    turning = true;
    await free();
    woken = false;
    const start = performance.now();
    let done = 0;
    try {
      if (!stopped) done = await part();
    } catch (error) {
      if (!stopped) onFault(error);
    }
    turning = false;
    const now = performance.now();
    const least = done < few ? leastRest : floodRest;
    const pause = now - writtenAt > calm ? 0 : Math.max(least, (now - start) * rest);
    restsUntil = now + pause;
    plan(done > 0 || woken ? pause : every);
  };
  return {
    start: () => {
      started = true;
      plan(0);
    },
    wake: () => {
      writtenAt = performance.now();
      if (!started || rest > 0) return;
      if (!woken && !turning) plan(Math.max(5, restsUntil - writtenAt));
      woken = true;
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await free();
    },
    catchUp: () => untilNothingLeft(part, nothingLeft),
  };
}

/** Of several who want a part of the work done, one at a time has it done. */
function oneAtATime(work: () => Promise<number>) {
  let running: Promise<number> | undefined;
  /** Resolves when nobody is at it. */
  const free = async (): Promise<void> => {
    while (running) await running.catch(() => undefined);
  };
  /** A part of the work, once nobody else is at one: who finds nothing to do must know that nothing is in hand either. */
  const part = async (): Promise<number> => {
    // Looked at and taken without a pause between: of two who wait one goes on, and the other sees it.
    while (running) await running.catch(() => undefined);
    running = work();
    try {
      return await running;
    } finally {
      running = undefined;
    }
  };
  return { part, free };
}

async function untilNothingLeft(part: () => Promise<number>, nothingLeft: Turns["nothingLeft"]): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await part();
    total += done;
    if (done > 0) continue;
    if (await nothingLeft()) return total;
    await sleep(20);
  }
}
