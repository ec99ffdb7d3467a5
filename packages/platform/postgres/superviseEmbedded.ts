import { setTimeout as sleep } from "node:timers/promises";
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from "./startEmbedded.ts";

export interface SupervisedPostgres {
  readonly url: (database?: string) => string;
  /** The process that runs now; another one after a restart. */
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

/**
 * Keeps an embedded PostgreSQL running: one that ends by itself, or is killed, is started again on the same port, so
 * pools find it again and what was committed is still there. `onRestart` is told how often that has happened.
 */
export async function superviseEmbedded(
  options: EmbeddedOptions,
  onRestart: (times: number, fault?: unknown) => void,
): Promise<SupervisedPostgres> {
  let server: EmbeddedPostgres = await startEmbedded(options);
  let stopping = false;
  let restarting: Promise<void> | undefined;
  let times = 0;
  const watch = (): void => {
    void server.gone.then(() => {
      if (!stopping) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    for (let wait = 250; !stopping; wait = Math.min(wait * 2, 30_000)) {
      try {
        server = await startEmbedded(options);
        onRestart(++times);
        watch();
        return;
      } catch (fault) {
        onRestart(times, fault);
        await sleep(wait);
      }
    }
  };
  watch();
  return {
    url: (database) => server.url(database),
    pid: () => server.pid,
    stop: async () => {
      stopping = true;
      await restarting;
      await server.stop();
    },
  };
}
