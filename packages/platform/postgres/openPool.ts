import pg from "pg";

const { types } = pg;
const int8 = 20;
const date = 1082;
const timestamptz = 1184;

/** How this platform reads PostgreSQL's values: bigint as number, instants as ISO 8601 in UTC, days as YYYY-MM-DD. */
const parsers: Record<number, (text: string) => unknown> = {
  [int8]: Number,
  [date]: (text) => text,
  [timestamptz]: (text) => new Date(text).toISOString(),
};

/**
 * A pool of connections. With `role` every session acts as that role and has no more rights than it.
 * A connection that breaks while idle is dropped and replaced, never thrown.
 */
export function openPool(url: string, { role, max = 10 }: { role?: string; max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    ...(role ? { options: `-c role=${role}` } : {}),
    types: {
      getTypeParser: ((id: number, format: "text" | "binary") =>
        (format === "text" && parsers[id]) || types.getTypeParser(id, format)) as typeof types.getTypeParser,
    },
  });
  pool.on("error", () => undefined);
  return pool;
}
