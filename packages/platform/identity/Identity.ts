import { naturalBatch, prepared } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import { type Accounts, accounts } from "./Accounts.ts";
import { delays } from "./Delays.ts";
import type { EndedSessions } from "./EndedSessions.ts";
import { findPerson, type Person } from "./findPerson.ts";
import { passkeys } from "./Passkeys.ts";
import { type Recovery, recovery } from "./recoveryLinks.ts";
import { type Sessions, sessionCookie, sessions } from "./Sessions.ts";
import { type SignIn, signIn } from "./SignIn.ts";
import { tickets } from "./Tickets.ts";

/** Everything about who somebody of the staff is. */
export interface Identity {
  /** The person whose session these cookies carry. */
  readonly personOf: (cookies: string | undefined) => Promise<Person | undefined>;
  readonly signIn: SignIn;
  readonly signOut: (cookies: string) => Promise<readonly string[]>;
  readonly accounts: Accounts;
  readonly recovery: Recovery;
}

export interface IdentityOptions {
  /** The first signs and seals, all verify and open: so they are changed without sending everybody away. */
  readonly secrets: readonly string[];
  /** The site's address as browsers know it. */
  readonly origin: string;
  /** The clock of codes, waits and links. Sessions go by the system's. */
  readonly now: () => string;
  /** Word of ended sessions; without it, it is asked at each request whether the session is still there. */
  readonly ended?: EndedSessions | undefined;
}

const keptFor = 10_000;
/** From this age on, in milliseconds, a request has the session looked up anew without waiting for it. */
const freshFor = 7_000;
const keptAtMost = 2_000;

/** The session's own cookie: others beside it, such as the language, change nothing about who it is. */
const keyOf = (cookies: string): string => sessionCookie(cookies) ?? cookies;

/** Sign-in of the staff; better-auth, which keeps the sessions, is loaded at the first use. */
export function identity(pool: Pool, { secrets, origin, now, ended }: IdentityOptions): Identity {
  let opened: Promise<Sessions> | undefined;
  const open = (): Promise<Sessions> => {
    opened ??= sessions(pool, secrets, origin);
    return opened;
  };
  const look = async (cookies: string): Promise<Person | undefined> => {
    const sessionId = await (await open()).find(cookies);
    return sessionId ? findPerson(pool, sessionId) : undefined;
  };
  const ask = sessionThere(pool);
  const people = rememberPeople(look, async (id) => ended?.isHeard() || ask(id));
  ended?.listen(people.forgetSession);
  const waits = delays(pool, now);
  const parts = {
    pool,
    secrets,
    now,
    sessions: open,
    tickets: tickets(pool),
    delays: waits,
    passkeys: passkeys(pool, origin),
  };
  return {
    personOf: people.personOf,
    signIn: signIn(parts),
    accounts: accounts(parts, people.forgetPerson),
    recovery: recovery(pool, waits, now),
    signOut: async (cookies) => {
      people.forget(cookies);
      try {
        return await (await open()).end(cookies);
      } finally {
        // A request that came meanwhile may have found the session still there.
        people.forget(cookies);
      }
    },
  };
}

interface People {
  readonly personOf: Identity["personOf"];
  readonly forget: (cookies: string) => void;
  readonly forgetPerson: (userId: string) => void;
  /** Undefined: any may have ended. */
  readonly forgetSession: (id: string | undefined) => void;
}

/** Asks whether a session is still there; requests that come together share one query. */
const sessionThere = (pool: Pool): ((id: string) => Promise<boolean>) =>
  naturalBatch(
    async (ids) => {
      const asked = [...new Set(ids)];
      const { rows } = await pool.query<{ id: string }>(
        prepared("SELECT id FROM session WHERE id = ANY($1::text[])", [asked]),
      );
      const there = new Set(rows.map(({ id }) => id));
      return ids.map((id) => there.has(id));
    },
    { inFlight: 2, atMost: 200 },
  );

/**
 * Who a session belongs to and which posts he holds is kept in memory for ten seconds, so that a busy desk does not ask
 * for it each time. Of a session that was ended, here or by another server, word comes at once; while no word comes, it is
 * asked every time whether the session itself is still there.
 */
function rememberPeople(
  look: (cookies: string) => Promise<Person | undefined>,
  isThere: (sessionId: string) => Promise<boolean>,
): People {
  const kept = new Map<string, { person: Person | undefined; at: number }>();
  const looking = new Map<string, Promise<Person | undefined>>();
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
  const forget = (cookies: string): void => {
    kept.delete(keyOf(cookies));
    looking.delete(keyOf(cookies));
  };
  const forgetWhere = (isMeant: (person: Person | undefined) => boolean): void => {
    for (const [key, { person }] of kept) if (isMeant(person)) kept.delete(key);
    // Looks under way may have found a session that has ended: whose they are is not known yet.
    looking.clear();
  };
  return {
    personOf: async (cookies) => {
      if (!cookies?.includes("session_token")) return undefined;
      const known = kept.get(keyOf(cookies));
      const age = known ? performance.now() - known.at : keptFor;
      if (!known || age >= keptFor) return lookOnce(cookies);
      // A failure here is met again by the request that must wait for the answer.
      if (age >= freshFor) lookOnce(cookies).catch(() => undefined);
      if (!known.person || (await isThere(known.person.session.id))) return known.person;
      forget(cookies);
      return undefined;
    },
    forget,
    forgetPerson: (userId) => forgetWhere((person) => person?.actor.id === userId),
    forgetSession: (id) => forgetWhere((person) => id === undefined || person?.session.id === id),
  };
}
