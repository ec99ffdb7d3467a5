import type { Platform } from "@wuxing/platform/area";
import type { PoolClient } from "pg";

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
  let listening: Promise<PoolClient> | undefined;
  let ended = false;
  const wake = (extension: string): void => {
    for (const resolve of waiting.get(extension) ?? []) resolve();
  };
  const listen = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    const lose = (fault: Error): void => {
      listening = undefined;
      client.release(fault);
    };
    client.once("error", lose);
    client.on("notification", ({ payload }) => payload && wake(payload));
    await client.query("LISTEN call_moved");
    return client;
  };
  return {
    ready: async () => {
      if (ended) return;
      // Without it, whoever waits still finds the call when he looks for himself.
      listening ??= listen();
      await listening.catch(() => {
        listening = undefined;
      });
    },
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
      // Given back closed: a session that listens is of no use to anybody else.
      listening?.then((client) => client.release(true)).catch(() => undefined);
      listening = undefined;
    },
  };
}
