import pg, { type Pool } from "pg";

/** Word of sessions that have ended, on this server or another (db/migrations/0027_ended_sessions.sql). */
export interface EndedSessions {
  /** Whether word comes: while it does not, a session must be asked for each time. */
  readonly isHeard: () => boolean;
  /** Gives each session's id as it ends; undefined where word may have been missed. */
  readonly listen: (onEnded: (sessionId: string | undefined) => void) => void;
  readonly stop: () => Promise<void>;
}

const channel = "session_ended";
/** Milliseconds between two words to ourselves, and for how long one of them shows that others would come too. */
const [beat, heardFor] = [4_000, 10_000];

/**
 * Listens on a connection of its own. It is believed only as long as it also brings what `pool` sends to itself, so that a
 * connection which is half open, or a pooler that forgets who listens, is not taken for silence.
 */
export function endedSessions(url: string, pool: Pool): EndedSessions {
  const listeners: ((sessionId: string | undefined) => void)[] = [];
  let heardAt = Number.NEGATIVE_INFINITY;
  let client: pg.Client | undefined;
  let stopped = false;
  const tell = (id: string | undefined): void => {
    for (const listener of listeners) listener(id);
  };
  const lose = (lost: pg.Client): void => {
    if (client === lost) client = undefined;
    heardAt = Number.NEGATIVE_INFINITY;
    lost.end().catch(() => undefined);
  };
  const open = async (): Promise<void> => {
    const opened = new pg.Client({ connectionString: url, keepAlive: true });
    client = opened;
    opened.on("error", () => lose(opened));
    opened.on("end", () => lose(opened));
    opened.on("notification", ({ payload }) => {
      if (payload) return tell(payload);
      // What ended before the first word of ours was not heard.
      if (performance.now() - heardAt > heardFor) tell(undefined);
      heardAt = performance.now();
    });
    try {
      await opened.connect();
      await opened.query(`LISTEN ${channel}`);
    } catch {
      lose(opened);
    }
  };
  const speak = async (): Promise<void> => {
    if (!client) await open();
    if (client && !stopped) await pool.query("SELECT pg_notify($1, '')", [channel]);
  };
  let speaking: Promise<void> = Promise.resolve();
  const turn = (): void => {
    // Without an answer nothing is heard, and sessions are asked for.
    speaking = speak().catch(() => undefined);
  };
  const timer = setInterval(turn, beat).unref();
  turn();
  return {
    isHeard: () => performance.now() - heardAt < heardFor,
    listen: (onEnded) => void listeners.push(onEnded),
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await speaking;
      await client?.end().catch(() => undefined);
    },
  };
}
