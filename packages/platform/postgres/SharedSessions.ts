import pg, { type QueryConfig, type QueryResult, type Submittable } from "pg";
import { sessionOptions } from "./openPool.ts";

/** A statement on its way: told once, when it is answered or has failed. */
export interface Statement extends Submittable {
  callback: (error: Error | null, result: QueryResult) => void;
}

interface Session {
  readonly client: pg.Client;
  readonly open: Promise<unknown>;
  /** Statements that are sent and not answered yet. */
  underWay: number;
  /** Since when it has been answering the same one, by `performance.now()`. */
  since: number;
  /** What was handed to it in this turn of the event loop is held back still. */
  held: boolean;
}

/** Milliseconds after which a statement counts as long, and how many are sent to a session at most. */
const [soon, depth] = [10, 16];
/** Milliseconds after which a session that nobody asked is given back to the database, as a pool's is. */
const idleAtMost = 10_000;

/**
 * Sessions that several statements share at a time: each is sent at once and not only when the one before it is
 * answered, and those of one turn of the event loop travel together. Of a short statement half the cost is its way there
 * and back. Each is a transaction of its own: one that fails takes no other with it.
 *
 * Only for statements that read: where a session is lost, those that it had not answered are sent once more by another.
 * Where a statement takes long nothing more is sent behind it; what finds no other session waits for the first that is free.
 */
export class SharedSessions {
  readonly #options: pg.ClientConfig;
  readonly #max: number;
  readonly #sessions = new Set<Session>();
  readonly #waiting: ((session: Session) => void)[] = [];
  readonly #sweeping: NodeJS.Timeout;

  constructor(url: string, { role, max, idle = idleAtMost }: { role: string; max: number; idle?: number }) {
    this.#options = { ...sessionOptions(url, role), pipeline: true };
    this.#max = max;
    this.#sweeping = setInterval(() => this.#giveBack(idle), idle).unref();
  }

  /** As a pool's `query`. */
  readonly query = (statement: string | QueryConfig, values?: unknown[]): Promise<QueryResult> =>
    this.ask(() => new pg.Query(statement as QueryConfig, values) as Submittable as Statement);

  /** Asks what `make` writes for the session that it is given. Rejects as a pool's `query` does. */
  async ask(make: (client: pg.Client) => Statement): Promise<QueryResult> {
    try {
      return await this.#send(make);
    } catch (error) {
      // What the database says of a statement stands; that the way to it broke says nothing of the statement.
      if (error instanceof pg.DatabaseError) throw error;
      return this.#send(make);
    }
  }

  async end(): Promise<void> {
    clearInterval(this.#sweeping);
    await Promise.all([...this.#sessions].map(({ client }) => client.end()));
  }

  async #send(make: (client: pg.Client) => Statement): Promise<QueryResult> {
    const session = this.#take() ?? (await new Promise<Session>((free) => this.#waiting.push(free)));
    try {
      await session.open;
      return await new Promise<QueryResult>((resolve, reject) => {
        const statement = make(session.client);
        statement.callback = (error, result) => (error ? reject(error) : resolve(result));
        hold(session);
        session.client.query(statement);
      });
    } finally {
      session.underWay--;
      session.since = performance.now();
      this.#serve();
    }
  }

  #giveBack(idle: number): void {
    for (const session of this.#sessions)
      if (session.underWay === 0 && performance.now() - session.since >= idle) {
        this.#sessions.delete(session);
        void session.client.end();
      }
  }

  /** Hands sessions that are free to those who wait for one. */
  #serve(): void {
    while (this.#waiting.length > 0) {
      const session = this.#take();
      if (!session) return;
      this.#waiting.shift()?.(session);
    }
  }

  /** The session with the fewest statements of those that answer soon, with one more now; a new one before one that is busy. */
  #take(): Session | undefined {
    const now = performance.now();
    let found: Session | undefined;
    for (const session of this.#sessions)
      if (session.underWay === 0 || (now - session.since < soon && session.underWay < depth))
        if (!found || session.underWay < found.underWay) found = session;
    if (found?.underWay !== 0 && this.#sessions.size < this.#max) found = this.#begin();
    if (found?.underWay === 0) found.since = now;
    if (found) found.underWay++;
    return found;
  }

  #begin(): Session {
    const client = new pg.Client(this.#options);
    const session: Session = { client, open: client.connect(), underWay: 0, since: 0, held: false };
    this.#sessions.add(session);
    const forget = (): void => void this.#sessions.delete(session);
    client.on("error", forget).on("end", forget);
    session.open.catch(forget);
    return session;
  }
}

/** What is written to a session waits until the requests of this turn of the event loop have been read. */
function hold(session: Session): void {
  if (session.held) return;
  session.held = true;
  const { stream } = (session.client as unknown as { readonly connection: pg.Connection }).connection;
  stream.cork();
  setImmediate(() => {
    session.held = false;
    stream.uncork();
  });
}
