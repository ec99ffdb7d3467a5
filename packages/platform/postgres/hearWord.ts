import type { Pool, PoolClient } from "pg";

/** Listens to what is told by pg_notify on a channel. */
export interface Hearing {
  /** Resolves once word is listened for, anew where the connection was lost; rejects where there is none to be had. */
  readonly ready: () => Promise<void>;
  /** Gives the connection back; nothing is heard any more. Must be called before the pool ends. */
  readonly end: () => void;
}

/**
 * Hears words of a channel on one connection of the pool, taken when it is first asked for. The connection may be lost
 * unnoticed: what must not be missed is also looked up from time to time, or when `ready` listens anew.
 */
export function hearWord(pool: Pool, channel: string, onWord: (payload: string) => void): Hearing {
  let listening: Promise<PoolClient> | undefined;
  let ended = false;
  const listen = async (): Promise<PoolClient> => {
    const client = await pool.connect();
    const lose = (fault: Error): void => {
      listening = undefined;
      client.release(fault);
    };
    client.once("error", lose);
    client.on("notification", ({ payload }) => payload && onWord(payload));
    await client.query(`LISTEN ${channel}`);
    return client;
  };
  return {
    ready: async () => {
      if (ended) return;
      listening ??= listen();
      await listening.catch((fault: unknown) => {
        listening = undefined;
        throw fault;
      });
    },
    end: () => {
      ended = true;
      // Given back closed: a session that listens is of no use to anybody else.
      listening?.then((client) => client.release(true)).catch(() => undefined);
      listening = undefined;
    },
  };
}
