import type { Actor, Post } from "@wuxing/kernel/procedure";
import type { Text } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { type SignInDesk, signInDesk } from "./signInDesk.ts";

/** A person of the staff who is signed in. */
export interface Person {
  readonly actor: Actor;
  readonly username: string;
  readonly name: Text;
}

export interface Identity {
  /** The person whose session these cookies carry. */
  readonly personOf: (cookies: string | undefined) => Promise<Person | undefined>;
  /** Cookies of a new session, or undefined where name and password do not fit. */
  readonly signIn: (username: string, password: string, from: string) => Promise<readonly string[] | undefined>;
  readonly signOut: (cookies: string) => Promise<readonly string[]>;
}

const keptFor = 10_000;
/** From this age on, in milliseconds, a request has the session looked up anew without waiting for it. */
const freshFor = 7_000;
const keptAtMost = 2_000;

/** The session's own cookie: others beside it, such as the language, change nothing about who it is. */
const keyOf = (cookies: string): string =>
  /(?:^|;\s*)((?:__Secure-)?wuxing\.session_token=[^;]*)/u.exec(cookies)?.[1] ?? cookies;

/**
 * Sign-in by better-auth, loaded at the first use. Who a session belongs to is kept in memory for ten seconds, so that
 * a busy desk costs no query for it; signing out forgets it at once on this server, and within ten seconds on others.
 */
export function identity(pool: Pool, secret: string, origin: string): Identity {
  let desk: Promise<SignInDesk> | undefined;
  const open = (): Promise<SignInDesk> => {
    desk ??= signInDesk(pool, secret, origin);
    return desk;
  };
  const kept = new Map<string, { person: Person | undefined; at: number }>();
  const looking = new Map<string, Promise<Person | undefined>>();

  const look = async (cookies: string): Promise<Person | undefined> => {
    const userId = await (await open()).userOf(cookies);
    return userId ? findPerson(pool, userId) : undefined;
  };
  /** One look at a time for each session: the requests of a busy desk share it. */
  const lookOnce = (cookies: string): Promise<Person | undefined> => {
    const key = keyOf(cookies);
    const before = looking.get(key);
    if (before) return before;
    const at = performance.now();
    const keep = (person: Person | undefined): Person | undefined => {
      // Signed out meanwhile: what was found holds no longer.
      if (looking.get(key) !== now) return person;
      if (kept.size >= keptAtMost) kept.clear();
      kept.set(key, { person, at });
      return person;
    };
    const now: Promise<Person | undefined> = look(cookies)
      .then(keep)
      .finally(() => {
        if (looking.get(key) === now) looking.delete(key);
      });
    looking.set(key, now);
    return now;
  };
  return {
    personOf: async (cookies) => {
      if (!cookies?.includes("session_token")) return undefined;
      const known = kept.get(keyOf(cookies));
      const age = known ? performance.now() - known.at : keptFor;
      if (!known || age >= keptFor) return lookOnce(cookies);
      // A failure here is met again by the request that must wait for the answer.
      if (age >= freshFor) lookOnce(cookies).catch(() => undefined);
      return known.person;
    },
    signIn: async (username, password, from) => (await open()).signIn(username, password, from),
    signOut: async (cookies) => {
      const forget = (): void => {
        kept.delete(keyOf(cookies));
        looking.delete(keyOf(cookies));
      };
      forget();
      try {
        return await (await open()).signOut(cookies);
      } finally {
        // A request that came meanwhile may have found the session still there.
        forget();
      }
    },
  };
}

async function findPerson(pool: Pool, userId: string): Promise<Person | undefined> {
  const { rows } = await pool.query<{ username: string; name: string; posts: Post[] }>(
    `WITH RECURSIVE held AS (
       SELECT p.unit, p.role, n.layer, n.division FROM posts p JOIN units n ON n.code = p.unit
       WHERE p.user_id = $1 AND p.since <= (now() AT TIME ZONE 'Asia/Shanghai')::date
         AND (p.until IS NULL OR p.until > (now() AT TIME ZONE 'Asia/Shanghai')::date)),
     under AS (
       SELECT n.parent AS top, n.code FROM units n WHERE n.parent IN (SELECT unit FROM held WHERE role = 'head')
       UNION SELECT under.top, n.code FROM under JOIN units n ON n.parent = under.code)
     SELECT u.username, u.name, COALESCE((SELECT jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
         'unit', h.unit, 'role', h.role, 'division', CASE WHEN h.layer <> 'city' THEN h.division END,
         'below', (SELECT jsonb_agg(code) FROM under WHERE h.role = 'head' AND under.top = h.unit))))
       FROM held h), '[]') AS posts
     FROM "user" u WHERE u.id = $1`,
    [userId],
  );
  const row = rows[0];
  if (!row) return undefined;
  const [zh = row.name, en = zh] = row.name.split(" / ");
  return { actor: { kind: "staff", id: userId, posts: row.posts }, username: row.username, name: { zh, en } };
}
