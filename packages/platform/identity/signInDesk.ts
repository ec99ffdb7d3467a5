import type { Pool } from "pg";

/** What is used of better-auth. */
export interface SignInDesk {
  readonly userOf: (cookies: string) => Promise<string | undefined>;
  readonly signIn: (username: string, password: string, from: string) => Promise<readonly string[] | undefined>;
  readonly signOut: (cookies: string) => Promise<readonly string[]>;
}

const eightHours = 8 * 60 * 60;

/** Sets up better-auth on the platform's own tables (db/migrations/0004_people.sql). */
export async function signInDesk(pool: Pool, secret: string, origin: string): Promise<SignInDesk> {
  const [{ betterAuth }, { username }] = await Promise.all([
    import("better-auth"),
    import("better-auth/plugins/username"),
  ]);
  const auth = betterAuth({
    database: pool,
    secret,
    baseURL: origin,
    emailAndPassword: { enabled: true, disableSignUp: true },
    session: { expiresIn: eightHours, updateAge: eightHours / 8 },
    advanced: { ipAddress: { ipAddressHeaders: ["x-sign-in-from"] }, cookiePrefix: "wuxing" },
    plugins: [username({ usernameValidator: (name) => /^[a-z0-9._-]{3,40}$/u.test(name) })],
    logger: { disabled: true },
    telemetry: { enabled: false },
  });
  return {
    userOf: async (cookies) => {
      const session = await auth.api.getSession({ headers: new Headers({ cookie: cookies }) });
      return session?.user.id;
    },
    signIn: async (name, password, from) => {
      const response = await auth.api.signInUsername({
        body: { username: name, password },
        headers: new Headers({ "x-sign-in-from": from }),
        asResponse: true,
      });
      return response.ok ? response.headers.getSetCookie() : undefined;
    },
    signOut: async (cookies) => {
      const response = await auth.api.signOut({ headers: new Headers({ cookie: cookies }), asResponse: true });
      return response.headers.getSetCookie();
    },
  };
}

/** The hash by which better-auth knows a password. */
export async function passwordHash(password: string): Promise<string> {
  const { hashPassword } = await import("better-auth/crypto");
  return hashPassword(password);
}
