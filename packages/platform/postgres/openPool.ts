import pg from "pg";

const { types } = pg;

const readTexts = types.getTypeParser(1009 as number) as (text: string) => (string | null)[]; // text[]

/** How this platform reads PostgreSQL's values, by the number of the type. */
const parsers: Record<number, (text: string) => unknown> = {
  20: exactNumber, // int8
  1016: (text) => readTexts(text).map((each) => each && exactNumber(each)), // int8[]
  1082: (text) => text, // date
  1184: instant, // timestamptz
};

/**
 * A pool of connections. With `role` every session acts as that role and has no more rights than it; all sessions
 * reckon in UTC. Reads bigint as number, timestamptz as ISO 8601 in UTC to the millisecond, date as YYYY-MM-DD; a
 * query whose bigint is beyond 2^53 or whose instant is infinite fails. A connection that breaks while idle is
 * dropped and replaced, never thrown.
 */
export function openPool(url: string, { role, max = 10 }: { role?: string; max?: number } = {}): pg.Pool {
  const pool = new pg.Pool({ ...sessionOptions(url, role), max });
  pool.on("error", () => undefined);
  // A connection that breaks in somebody's hands fails his query; without this it would also end the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** How every session of this platform is opened. */
export function sessionOptions(url: string, role?: string): pg.ClientConfig {
  return {
    connectionString: url,
    options: `-c timezone=UTC${role ? ` -c role=${role}` : ""}`,
    types: {
      getTypeParser: ((id: number, format: "text" | "binary") =>
        (format === "text" && parsers[id]) || types.getTypeParser(id, format)) as typeof types.getTypeParser,
    },
  };
}

function exactNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} is too large for a number: cast it to text`);
  return value;
}

/** The server says `2026-11-02 02:00:00.123456+00`; a worklist reads hundreds of these, so the usual form is cut, not parsed. */
function instant(text: string): string {
  if (text.endsWith("+00") && text.length >= 22) {
    const fraction = text.length === 22 ? "" : text.slice(20, Math.min(23, text.length - 3));
    return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction.padEnd(3, "0")}Z`;
  }
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) throw new RangeError(`timestamptz ${text} is not an instant: use NULL instead`);
  return at.toISOString();
}
