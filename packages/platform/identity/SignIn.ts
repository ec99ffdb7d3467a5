import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Pool } from "pg";
import type { Delays } from "./Delays.ts";
import { current } from "./findPerson.ts";
import { keepPassword } from "./keepPassword.ts";
import type { Passkeys } from "./Passkeys.ts";
import { fitsHash } from "./passwordHash.ts";
import { useRecoveryCode } from "./recoveryCodes.ts";
import { tellOfRecovery } from "./recoveryLinks.ts";
import { endSessions, type Factor, type From, type Sessions } from "./Sessions.ts";
import type { Tickets } from "./Tickets.ts";
import { checkTotp } from "./totp.ts";

/** What came of a step of signing in. */
export type SignInAnswer =
  /** `recovered`: since the last sign-in the password was set anew by a recovery link; said once. */
  | { readonly kind: "signedIn"; readonly cookies: readonly string[]; readonly recovered: boolean }
  /** The password was right; `ticket` goes with the second step, for ten minutes. */
  | { readonly kind: "codeWanted"; readonly ticket: string }
  | { readonly kind: "wrong" }
  /** Too many wrong attempts: not even looked at. */
  | { readonly kind: "wait"; readonly seconds: number }
  /** Whoever he is, he holds no post today. */
  | { readonly kind: "noPost" }
  /** The step before is too long ago. */
  | { readonly kind: "expired" };

/** Signing in, step by step. */
export interface SignIn {
  readonly byPassword: (username: string, password: string, from: From) => Promise<SignInAnswer>;
  /** A code of the authenticator app, or a recovery code. */
  readonly byCode: (ticket: string, code: string, from: From) => Promise<SignInAnswer>;
  /** Whether passkeys can be used at this site's address. */
  readonly passkeys: boolean;
  readonly passkeyOptions: () => Promise<{ options: PublicKeyCredentialRequestOptionsJSON; ticket: string }>;
  readonly byPasskey: (ticket: string, answer: unknown, from: From) => Promise<SignInAnswer>;
}

/** What signing in is made of. */
export interface Parts {
  readonly pool: Pool;
  readonly secrets: readonly string[];
  readonly now: () => string;
  readonly sessions: () => Promise<Sessions>;
  readonly tickets: Tickets;
  readonly delays: Delays;
  readonly passkeys: Passkeys;
}

const tenMinutes = 600;

/** Sign-in on the platform's tables: whether a name exists changes neither the answer nor its time. */
export function signIn(parts: Parts): SignIn {
  const { tickets, passkeys } = parts;
  return {
    byPassword: (username, password, from) => byPassword(parts, username.toLowerCase(), password, from),
    byCode: (ticket, code, from) => byCode(parts, ticket, code, from),
    passkeys: passkeys.possible,
    passkeyOptions: async () => {
      const options = await passkeys.signInOptions();
      return { options, ticket: await tickets.issue("passkeySignIn", options.challenge, tenMinutes) };
    },
    byPasskey: async (ticket, answer, from) => {
      const challenge = await tickets.take("passkeySignIn", ticket);
      if (!challenge) return { kind: "expired" };
      const userId = await passkeys.check(answer, challenge);
      return userId ? admit(parts, userId, "passkey", from) : { kind: "wrong" };
    },
  };
}

async function byPassword(parts: Parts, username: string, password: string, from: From): Promise<SignInAnswer> {
  const { pool, delays, tickets } = parts;
  const subjects = await delays.subjectsOf(username, from.address);
  const seconds = await delays.begin(subjects);
  if (seconds > 0) return { kind: "wait", seconds };
  const { rows } = await pool.query<{ id: string; password: string | null; guarded: boolean }>(
    `SELECT u.id, a.password, EXISTS (SELECT 1 FROM totp_factors WHERE user_id = u.id)
       OR EXISTS (SELECT 1 FROM passkeys WHERE user_id = u.id) AS guarded
     FROM "user" u JOIN account a ON a."userId" = u.id AND a."providerId" = 'credential' WHERE u.username = $1`,
    [username],
  );
  const user = rows[0];
  const { fits, stale } = await fitsHash(password, user?.password ?? undefined);
  if (!user || !fits) return { kind: "wrong" };
  await delays.succeed(subjects);
  if (stale) await keepPassword(pool, user.id, password);
  if (!user.guarded) return admit(parts, user.id, "password", from);
  return { kind: "codeWanted", ticket: await tickets.issue("secondStep", user.id, tenMinutes) };
}

async function byCode(parts: Parts, ticket: string, code: string, from: From): Promise<SignInAnswer> {
  const { pool, secrets, now, tickets, delays } = parts;
  const userId = await tickets.read("secondStep", ticket);
  if (!userId) return { kind: "expired" };
  const subjects = [{ kind: "code", of: userId }] as const;
  const seconds = await delays.begin(subjects);
  if (seconds > 0) return { kind: "wait", seconds };
  const typed = code.normalize("NFKC").replaceAll(/\s/gu, "");
  const factor = /^\d{6}$/u.test(typed) ? "totp" : "recoveryCode";
  const right =
    factor === "totp"
      ? await checkTotp(pool, userId, typed, secrets, now())
      : await useRecoveryCode(pool, userId, typed);
  if (!right) return { kind: "wrong" };
  if (!(await tickets.take("secondStep", ticket))) return { kind: "expired" };
  await delays.succeed(subjects);
  // Whoever had to fall back on a recovery code has lost his device: somebody may be using what is open on it.
  if (factor === "recoveryCode") await endSessions(pool, userId);
  return admit(parts, userId, factor, from);
}

/** Opens a session for whoever has shown who he is, where he has work here today. */
async function admit({ pool, sessions }: Parts, userId: string, factor: Factor, from: From): Promise<SignInAnswer> {
  const { rows } = await pool.query(
    `SELECT 1 FROM posts p JOIN account a ON a."userId" = p.user_id WHERE p.user_id = $1 AND ${current} LIMIT 1`,
    [userId],
  );
  if (rows.length === 0) return { kind: "noPost" };
  const cookies = await (await sessions()).open(userId, factor, from);
  return { kind: "signedIn", cookies, recovered: await tellOfRecovery(pool, userId) };
}
