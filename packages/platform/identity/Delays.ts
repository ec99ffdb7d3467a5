import { createHash } from "node:crypto";
import type { Pool } from "pg";

/** Wrong attempts that are borne before the first wait. An address is shared by an office. */
const borne = { name: 5, pair: 5, code: 5, address: 30 } as const;
type Kind = keyof typeof borne;

/** Whose attempts are counted: a name, an address, a name at an address of its own, the codes of a person. */
export interface Subject {
  readonly kind: Kind;
  readonly of: string;
}

/** Waits after wrong attempts: 30 seconds after the fifth, doubled by each further one up to 15 minutes, never for good. */
export interface Delays {
  /** Counts an attempt beforehand, so that many at once gain nothing. Seconds to wait where it may not be made now. */
  readonly begin: (subjects: readonly Subject[]) => Promise<number>;
  /** The attempt was right: the count begins anew; an address only loses this attempt, or one's own sign-ins would hide the others. */
  readonly succeed: (subjects: readonly Subject[]) => Promise<void>;
  /** For an attempt with a name: an attacker elsewhere makes nobody wait where he has signed in before. */
  readonly subjectsOf: (name: string, address: string) => Promise<readonly Subject[]>;
}

const keyOf = ({ kind, of }: Subject): string =>
  `${kind}:${createHash("sha256").update(`${kind} ${of}`).digest("base64url")}`;
const pairOf = (name: string, address: string): Subject => ({ kind: "pair", of: `${name} ${address}` });

/** How long an address counts as one's own after signing in there. */
const knownFor = "30 days";

/** Counts in the database, so that every server knows of them. `now`: the clock by which waits pass. */
export const delays = (pool: Pick<Pool, "query">, now: () => string): Delays => ({
  begin: async (subjects) => {
    let wait = 0;
    for (const subject of subjects) wait = Math.max(wait, await count(pool, subject, now()));
    return wait;
  },
  succeed: async (subjects) => {
    for (const subject of subjects)
      await pool.query(
        subject.kind === "address"
          ? "UPDATE sign_in_attempts SET failures = greatest(failures - 1, 0), blocked_until = NULL WHERE subject = $1"
          : "UPDATE sign_in_attempts SET failures = 0, blocked_until = NULL WHERE subject = $1",
        [keyOf(subject)],
      );
    const name = subjects.find(({ kind }) => kind === "name")?.of;
    const address = subjects.find(({ kind }) => kind === "address")?.of;
    if (name !== undefined && address !== undefined)
      await pool.query(
        `INSERT INTO sign_in_attempts (subject, failures, last_at) VALUES ($1, 0, $2)
         ON CONFLICT (subject) DO UPDATE SET failures = 0, last_at = $2, blocked_until = NULL`,
        [keyOf(pairOf(name, address)), now()],
      );
  },
  subjectsOf: async (name, address) => {
    const pair = pairOf(name, address);
    await pool.query(`DELETE FROM sign_in_attempts WHERE last_at < $1::timestamptz - interval '${knownFor}'`, [now()]);
    const { rows } = await pool.query("SELECT 1 FROM sign_in_attempts WHERE subject = $1", [keyOf(pair)]);
    const from: Subject = { kind: "address", of: address };
    return rows.length > 0 ? [pair, from] : [{ kind: "name", of: name }, from];
  },
});

/** Counts one attempt in one statement; a day without any lets the count begin anew. */
async function count(pool: Pick<Pool, "query">, subject: Subject, now: string): Promise<number> {
  const key = keyOf(subject);
  const { rows } = await pool.query(
    `INSERT INTO sign_in_attempts AS a (subject, failures, last_at) VALUES ($1, 1, $2)
     ON CONFLICT (subject) DO UPDATE SET
       last_at = $2,
       failures = CASE WHEN a.last_at < $2::timestamptz - interval '1 day' THEN 1 ELSE a.failures + 1 END,
       blocked_until = CASE WHEN a.last_at >= $2::timestamptz - interval '1 day' AND a.failures + 1 >= $3::int
         THEN $2::timestamptz + least(interval '30 s' * power(2, least(a.failures + 1 - $3::int, 10)), interval '15 min') END
     WHERE a.blocked_until IS NULL OR a.blocked_until <= $2
     RETURNING 1`,
    [key, now, borne[subject.kind]],
  );
  if (rows.length > 0) return 0;
  const { rows: blocked } = await pool.query<{ seconds: number }>(
    "SELECT ceil(extract(epoch FROM blocked_until - $2::timestamptz))::int AS seconds FROM sign_in_attempts WHERE subject = $1",
    [key, now],
  );
  return Math.max(blocked[0]?.seconds ?? 1, 1);
}
