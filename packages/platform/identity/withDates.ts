import pg, { type Pool } from "pg";

/**
 * The pool as better-auth must have it: instants as Date. This platform's pools read them as ISO text, and text is never
 * before a Date, so that no session would ever lapse.
 */
export function withDates(pool: Pool): Pool {
  const connect = async () => {
    const client = await pool.connect();
    const query = (text: string, values: unknown[]) => client.query({ text, values, types: pg.types });
    return Object.assign(Object.create(client), { query, release: () => client.release() });
  };
  return Object.assign(Object.create(pool), { connect });
}
