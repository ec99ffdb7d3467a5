import { createHmac, timingSafeEqual } from "node:crypto";
import type { Pool } from "pg";
import { withDates } from "./withDates.ts";

/** By what a session was opened. */
export type Factor = "password" | "totp" | "passkey" | "recoveryCode";

/** A session as its owner sees it in his list. */
export interface OwnSession {
  readonly id: string;
  /** ISO moments. */
  readonly since: string;
  readonly lastUsed: string;
  readonly agent: string;
  readonly factor: Factor;
}

/** Where a sign-in comes from: the address, and what the browser says of itself. */
export interface From {
  readonly address: string;
  readonly agent: string;
}

/** Sessions by better-auth: tokens, cookies, ending. */
export interface Sessions {
  /** The session that the cookies carry, used now; undefined where it has ended or was never ours. */
  readonly find: (cookies: string) => Promise<string | undefined>;
  /** Cookies of a new session. */
  readonly open: (userId: string, factor: Factor, from: From) => Promise<readonly string[]>;
  /** Ends the session that the cookies carry. */
  readonly end: (cookies: string) => Promise<readonly string[]>;
}

/**
 * An hour without use, twelve hours in all: within what NIST SP 800-63B-4 asks at its second level (an hour, a day), and
 * longer than a shift. What was written and not sent stays in the browser.
 */
export const idleSeconds = 60 * 60;
export const longestSeconds = 12 * 60 * 60;

/** The name of the session's cookie: under https only this very site can have set it. */
const cookieName = (secure: boolean): string => `${secure ? "__Host-" : ""}wuxing.session_token`;

/** The session's own cookie within a Cookie header; nothing else of it says who it is. */
export const sessionCookie = (cookies: string): string | undefined =>
  /(?:^|;\s*)(__Host-wuxing\.session_token=[^;]*)/u.exec(cookies)?.[1] ??
  /(?:^|;\s*)(wuxing\.session_token=[^;]*)/u.exec(cookies)?.[1];

/** Sets up better-auth on the platform's own tables. The first secret signs, all verify. */
export async function sessions(pool: Pool, secrets: readonly string[], origin: string): Promise<Sessions> {
  const secure = origin.startsWith("https:");
  const auth = await setUp(pool, secrets[0] ?? "", origin, secure);
  const headersOf = (cookies: string) => new Headers({ cookie: resigned(cookies, secrets) });
  return {
    find: async (cookies) => {
      const found = await auth.api.getSession({ headers: headersOf(cookies) });
      if (!found) return undefined;
      const { id, createdAt } = found.session;
      if (Date.now() - createdAt.getTime() < longestSeconds * 1000) return id;
      await pool.query("DELETE FROM session WHERE id = $1", [id]);
      return undefined;
    },
    open: async (userId, factor, from) => {
      const headers = new Headers({ "x-sign-in-from": from.address, "user-agent": from.agent.slice(0, 300) });
      const response = await auth.api.openSession({ body: { userId, factor }, headers, asResponse: true });
      return response.headers.getSetCookie();
    },
    end: async (cookies) => {
      const response = await auth.api.signOut({ headers: headersOf(cookies), asResponse: true });
      return response.headers.getSetCookie();
    },
  };
}

async function setUp(pool: Pool, secret: string, origin: string, secure: boolean) {
  const [{ betterAuth }, { createAuthEndpoint }, { setSessionCookie }, { z }] = await Promise.all([
    import("better-auth"),
    import("better-auth/api"),
    import("better-auth/cookies"),
    import("zod"),
  ]);
  const body = z.object({ userId: z.string(), factor: z.string() });
  /** Whoever has shown who he is, by whatever means, gets a session: only our own code can ask for it. */
  const openSession = createAuthEndpoint.serverOnly({ method: "POST", body }, async (context) => {
    const { userId, factor } = context.body;
    const user = await context.context.internalAdapter.findUserById(userId);
    if (!user) throw new Error("a session for nobody");
    const session = await context.context.internalAdapter.createSession(userId, false, { factor });
    // The browser keeps the cookie as long as the session may last; how long it may rest unused is counted here.
    await setSessionCookie(context, { session, user }, false, { maxAge: longestSeconds });
    return context.json({});
  });
  return betterAuth({
    database: withDates(pool),
    secret,
    baseURL: origin,
    session: {
      expiresIn: idleSeconds,
      updateAge: 60,
      additionalFields: { factor: { type: "string", required: false, input: false } },
    },
    advanced: {
      ipAddress: { ipAddressHeaders: ["x-sign-in-from"] },
      cookiePrefix: "wuxing",
      useSecureCookies: false,
      cookies: { session_token: { name: cookieName(secure), attributes: { secure } } },
    },
    plugins: [{ id: "staff-sessions", endpoints: { openSession } }],
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
}

/** The cookies with the session signed by the first secret, where an older one of ours had signed it. */
function resigned(cookies: string, secrets: readonly string[]): string {
  const cookie = sessionCookie(cookies);
  if (!cookie) return "";
  const [name = "", value = ""] = cookie.split("=");
  const [token = "", signature = ""] = decoded(value).split(".");
  const known = secrets.some((secret) => same(signed(token, secret), signature));
  return known ? `${name}=${encodeURIComponent(`${token}.${signed(token, secrets[0] ?? "")}`)}` : "";
}

/** As better-auth signs its cookies. */
const signed = (token: string, secret: string): string => createHmac("sha256", secret).update(token).digest("base64");

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return "";
  }
}

/** A person's sessions that have not ended, the latest used first. */
export async function sessionsOf(db: Pick<Pool, "query">, userId: string): Promise<readonly OwnSession[]> {
  const { rows } = await db.query<OwnSession>(
    `SELECT id, "createdAt" AS since, "updatedAt" AS "lastUsed", COALESCE("userAgent", '') AS agent, factor
     FROM session WHERE "userId" = $1 AND "expiresAt" > now() AND "createdAt" > now() - make_interval(secs => $2)
     ORDER BY "updatedAt" DESC`,
    [userId, longestSeconds],
  );
  return rows;
}

/** Ends a person's sessions: one of them, or all, or all but one. */
export async function endSessions(
  db: Pick<Pool, "query">,
  userId: string,
  which: { readonly only?: string; readonly but?: string } = {},
): Promise<void> {
  await db.query(
    `DELETE FROM session WHERE "userId" = $1 AND ($2::text IS NULL OR id = $2) AND ($3::text IS NULL OR id <> $3)`,
    [userId, which.only ?? null, which.but ?? null],
  );
}
