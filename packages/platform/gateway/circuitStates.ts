import { hearWord } from "@wuxing/platform/postgres";
import type { Pool } from "pg";

const channel = "circuit_moved";

/** Which circuits are open, as all servers of the city know it. Times are the database's: clocks of servers differ. */
export interface CircuitStates {
  /** Resolves once word of other servers comes, and what they said before is known. Never rejects: alone one goes on. */
  readonly ready: () => Promise<void>;
  /** Whether a circuit is open, and for how many milliseconds nobody may try it. Asks nobody. */
  readonly openFor: (service: string) => number | undefined;
  /** Opens a circuit for so many milliseconds, here at once and everywhere as soon as it is told. */
  readonly open: (service: string, ms: number) => Promise<void>;
  /** Whether this server may try the service now: one of all, and no other for so many milliseconds. */
  readonly mayProbe: (service: string, ms: number) => Promise<boolean>;
  readonly close: (service: string) => Promise<void>;
  readonly end: () => void;
}

interface Row {
  readonly service: string;
  readonly open: boolean;
  readonly ms: number;
}

/**
 * Circuits over a database: a row for each service, told to all by pg_notify. What is known lies in memory, so that a call
 * that goes through asks nobody; the database is asked when a circuit opens, is tried and closes.
 */
export function circuitStates(pool: Pool): CircuitStates {
  const openUntil = new Map<string, number>();
  const note = ({ service, open, ms }: Row): void => {
    if (open) openUntil.set(service, performance.now() + ms);
    else openUntil.delete(service);
  };
  const hearing = hearWord(pool, channel, (payload) => note(JSON.parse(payload) as Row));
  const write = async (sql: string, values: readonly unknown[]): Promise<boolean> => {
    const { rows } = await pool.query<Row>(
      `WITH moved AS (${sql} RETURNING ${columns})
       SELECT service, open, ms,
         pg_notify('${channel}', json_build_object('service', service, 'open', open, 'ms', ms)::text) FROM moved`,
      [...values],
    );
    rows.forEach(note);
    return rows.length > 0;
  };
  // Asked for again whenever a circuit moves: the connection that hears may have been lost meanwhile.
  const listen = (): Promise<void> => hearing.ready().catch(() => undefined);
  return {
    ready: async () => {
      try {
        await hearing.ready();
        const { rows } = await pool.query<Row>(`SELECT ${columns} FROM gateway_circuits WHERE open`);
        rows.forEach(note);
      } catch {
        // Its own failures are counted all the same, and what moves next tries again.
      }
    },
    openFor: (service) => {
      const until = openUntil.get(service);
      return until === undefined ? undefined : Math.max(0, until - performance.now());
    },
    open: async (service, ms) => {
      note({ service, open: true, ms });
      await listen();
      await write(opening, [service, ms]);
    },
    mayProbe: async (service, ms) => {
      await listen();
      if (await write(probing, [service, ms])) return true;
      // Somebody else tries, or has closed it and the word of it did not come.
      const { rows } = await pool.query<Row>(`SELECT ${columns} FROM gateway_circuits WHERE service = $1`, [service]);
      note(rows[0] ?? { service, open: false, ms: 0 });
      return false;
    },
    close: async (service) => {
      openUntil.delete(service);
      await write(closing, [service]);
    },
    end: hearing.end,
  };
}

const columns = `service, open, (extract(epoch FROM probe_at - clock_timestamp()) * 1000)::float8 AS ms`;
const opening = `INSERT INTO gateway_circuits AS c (service, open, since, probe_at)
  VALUES ($1, true, clock_timestamp(), clock_timestamp() + $2 * interval '1 millisecond')
  ON CONFLICT (service) DO UPDATE SET open = true, probe_at = excluded.probe_at,
    since = CASE WHEN c.open THEN c.since ELSE excluded.since END`;
const probing = `UPDATE gateway_circuits SET probe_at = clock_timestamp() + $2 * interval '1 millisecond'
  WHERE service = $1 AND open AND probe_at <= clock_timestamp()`;
const closing = "UPDATE gateway_circuits SET open = false, since = clock_timestamp() WHERE service = $1 AND open";
