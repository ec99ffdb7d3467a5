import type { Platform } from "@wuxing/platform/area";
import { hearWord } from "@wuxing/platform/postgres";

/** Waits for word of a call at a telephone. */
export interface CallWatch {
  /** Resolves once word is listened for; what is looked at after it misses nothing that `next` would not bring. */
  readonly ready: () => Promise<void>;
  /** Resolves when something is heard of a call there, after `patience` milliseconds, or when the server ends. */
  readonly next: (extension: string, patience: number) => Promise<void>;
  /** Ends every wait: whoever waited is answered at once. */
  readonly end: () => void;
  readonly isEnded: () => boolean;
}

/**
 * Hears of calls by the database, so that it does not matter which server was told of them. One connection for everybody
 * who waits, taken when the first does. It may be lost unnoticed: whoever waits looks for himself from time to time.
 */
export function callWatch({ pool }: Pick<Platform, "pool">): CallWatch {
  const waiting = new Map<string, Set<() => void>>();
  let ended = false;
  const wake = (extension: string): void => {
    for (const resolve of waiting.get(extension) ?? []) resolve();
  };
  const hearing = hearWord(pool, "call_moved", wake);
  return {
    // Without it, whoever waits still finds the call when he looks for himself.
    ready: () => hearing.ready().catch(() => undefined),
    next: (extension, patience) =>
      new Promise<void>((resolve) => {
        const those = waiting.get(extension) ?? new Set();
        waiting.set(extension, those);
        const done = (): void => {
          clearTimeout(timer);
          those.delete(done);
          resolve();
        };
        const timer = setTimeout(done, ended ? 0 : patience).unref();
        those.add(done);
      }),
    isEnded: () => ended,
    end: () => {
      ended = true;
      for (const extension of waiting.keys()) wake(extension);
      hearing.end();
    },
  };
}
