import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { Refusal } from "@wuxing/kernel/procedure";
import { type Text, t } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { current, needsFactor, type Person } from "./findPerson.ts";
import { keepPassword } from "./keepPassword.ts";
import { passwordFault } from "./passwordFault.ts";
import { fitsHash } from "./passwordHash.ts";
import { newRecoveryCodes } from "./recoveryCodes.ts";
import { endSessions, type Factor, type From, type OwnSession, sessionsOf } from "./Sessions.ts";
import type { Parts } from "./SignIn.ts";
import { enrolTotp, offerTotp, sameOffer, type TotpOffer } from "./totp.ts";

/** How a person can sign in, and where he is signed in now. */
export interface Account {
  /** ISO moment, or undefined without an authenticator app. */
  readonly totpSince?: string;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly since: string;
    readonly lastUsed: string | null;
  }[];
  readonly recoveryCodesLeft: number;
  readonly sessions: readonly OwnSession[];
  /** His posts ask for a second factor: the last one cannot be removed. */
  readonly needsFactor: boolean;
}

/** A new session in place of all others, and recovery codes where there were none. */
export interface Enrolled {
  readonly cookies: readonly string[];
  readonly codes: readonly string[];
}

/** What a signed-in person changes about his own sign-in. Each change of password or factor ends all sessions and opens a new one. */
export interface Accounts {
  /** Whether the sign-in is recent enough to change how one signs in. */
  readonly fresh: (person: Person) => boolean;
  readonly find: (person: Person) => Promise<Account>;
  readonly offerTotp: (person: Person) => Promise<TotpOffer>;
  readonly sameOffer: (person: Person, sealed: string) => Promise<TotpOffer | undefined>;
  readonly enrolTotp: (person: Person, offer: TotpOffer, code: string, from: From) => Promise<Enrolled | "wrong">;
  /** Throws Refusal(refused) for the last factor of a person who needs one; so does removePasskey. */
  readonly removeTotp: (person: Person, from: From) => Promise<readonly string[]>;
  readonly passkeyOptions: (
    person: Person,
  ) => Promise<{ options: PublicKeyCredentialCreationOptionsJSON; ticket: string }>;
  readonly enrolPasskey: (
    person: Person,
    given: { ticket: string; answer: unknown; name: string },
    from: From,
  ) => Promise<readonly string[] | "wrong">;
  readonly removePasskey: (person: Person, id: string, from: From) => Promise<readonly string[]>;
  readonly newRecoveryCodes: (person: Person, from: From) => Promise<Enrolled>;
  readonly changePassword: (
    person: Person,
    given: { now: string; next: string },
    from: From,
  ) => Promise<{ cookies: readonly string[] } | { field: "now" | "next"; fault: Text } | { wait: number }>;
  readonly endSession: (person: Person, id: string) => Promise<void>;
  readonly endOthers: (person: Person) => Promise<void>;
  /** For an administrator: ends every session of somebody. False where there is no such person. */
  readonly endAllOf: (username: string) => Promise<boolean>;
}

const freshFor = 10 * 60 * 1000;
const tenMinutes = 600;

/** Accounts on the platform's tables. `forget`: what is remembered of a person's sessions holds no longer. */
export function accounts(parts: Parts, forget: (userId: string) => void): Accounts {
  const { pool, secrets, now, tickets, passkeys } = parts;
  const renew = (person: Person, factor: Factor | undefined, from: From) =>
    renewSession(parts, person, factor, from).finally(() => forget(person.actor.id));
  return {
    fresh: (person) => Date.now() - Date.parse(person.session.since) < freshFor,
    find: (person) => findAccount(pool, person.actor.id),
    offerTotp: (person) => offerTotp(person.actor.id, person.username, secrets),
    sameOffer: (person, sealed) => sameOffer(person.actor.id, person.username, sealed, secrets),
    enrolTotp: async (person, offer, code, from) => {
      const { id } = person.actor;
      if (!(await enrolTotp(pool, id, offer, code, now()))) return "wrong";
      const { rows } = await pool.query("SELECT 1 FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL", [id]);
      const codes = rows.length > 0 ? [] : await newRecoveryCodes(pool, id);
      return { codes, cookies: await renew(person, "totp", from) };
    },
    removeTotp: async (person, from) => {
      await remove(pool, person, "totp_factors", person.actor.id);
      return renew(person, undefined, from);
    },
    passkeyOptions: async ({ actor, username }) => {
      const options = await passkeys.enrolOptions({ id: actor.id, username });
      return { options, ticket: await tickets.issue("passkeyEnrol", `${actor.id} ${options.challenge}`, tenMinutes) };
    },
    enrolPasskey: async (person, { ticket, answer, name }, from) => {
      const { id } = person.actor;
      const [owner, challenge] = ((await tickets.take("passkeyEnrol", ticket)) ?? "").split(" ");
      if (owner !== id || !challenge || !(await passkeys.enrol(id, answer, challenge, name))) return "wrong";
      return renew(person, "passkey", from);
    },
    removePasskey: async (person, id, from) => {
      await remove(pool, person, "passkeys", id);
      return renew(person, undefined, from);
    },
    newRecoveryCodes: async (person, from) => {
      const codes = await newRecoveryCodes(pool, person.actor.id);
      return { codes, cookies: await renew(person, undefined, from) };
    },
    changePassword: (person, given, from) => changePassword(parts, person, given, () => renew(person, undefined, from)),
    endSession: async (person, id) => {
      await endSessions(pool, person.actor.id, { only: id });
      forget(person.actor.id);
    },
    endAllOf: async (username) => {
      const { rows } = await pool.query<{ id: string }>(`SELECT id FROM "user" WHERE username = $1`, [username]);
      const user = rows[0];
      if (!user) return false;
      await endSessions(pool, user.id);
      forget(user.id);
      return true;
    },
    endOthers: async (person) => {
      await endSessions(pool, person.actor.id, { but: person.session.id });
      forget(person.actor.id);
    },
  };
}

/** All sessions end; a new one takes the place of this one, opened by the same means unless another is given. */
async function renewSession(
  { pool, sessions }: Parts,
  { actor, session }: Person,
  factor: Factor | undefined,
  from: From,
): Promise<readonly string[]> {
  const { rows } = await pool.query<{ factor: Factor }>("SELECT factor FROM session WHERE id = $1", [session.id]);
  await endSessions(pool, actor.id);
  return (await sessions()).open(actor.id, factor ?? rows[0]?.factor ?? "password", from);
}

async function findAccount(pool: Pool, userId: string): Promise<Account> {
  const [factors, keys, posts, own] = await Promise.all([
    pool.query<{ since: string | null; left: number }>(
      `SELECT (SELECT enrolled_at FROM totp_factors WHERE user_id = $1) AS since,
         (SELECT count(*)::int FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL) AS left`,
      [userId],
    ),
    pool.query<Account["passkeys"][number]>(
      `SELECT id, name, created_at AS since, last_used_at AS "lastUsed" FROM passkeys WHERE user_id = $1 ORDER BY created_at`,
      [userId],
    ),
    postsOf(pool, userId),
    sessionsOf(pool, userId),
  ]);
  const { since, left = 0 } = factors.rows[0] ?? {};
  return {
    ...(since ? { totpSince: since } : {}),
    passkeys: keys.rows,
    recoveryCodesLeft: left,
    sessions: own,
    needsFactor: needsFactor(posts),
  };
}

async function postsOf(pool: Pool, userId: string) {
  const { rows } = await pool.query<{ role: Person["actor"]["posts"][number]["role"] }>(
    `SELECT p.role FROM posts p WHERE p.user_id = $1 AND ${current}`,
    [userId],
  );
  return rows;
}

async function remove(pool: Pool, person: Person, table: "totp_factors" | "passkeys", id: string): Promise<void> {
  const userId = person.actor.id;
  const { totpSince, passkeys, needsFactor } = await findAccount(pool, userId);
  const factors = passkeys.length + (totpSince ? 1 : 0);
  if (needsFactor && factors <= 1)
    throw new Refusal(
      "refused",
      t(
        "您的岗位必须有第二步验证：请先添加另一种，再删除这一种",
        "Your post needs a second factor: add another one before you remove this one",
      ),
    );
  const key = table === "passkeys" ? "id" : "user_id";
  await pool.query(`DELETE FROM ${table} WHERE user_id = $1 AND ${key} = $2`, [userId, id]);
  // Codes for a factor that is not there would let nobody in, and would seem to.
  if (factors <= 1) await pool.query("DELETE FROM recovery_codes WHERE user_id = $1", [userId]);
}

async function changePassword(
  { pool, delays }: Parts,
  { actor, username }: Person,
  { now, next }: { now: string; next: string },
  renew: () => Promise<readonly string[]>,
): Promise<{ cookies: readonly string[] } | { field: "now" | "next"; fault: Text } | { wait: number }> {
  const subjects = [{ kind: "code", of: actor.id }] as const;
  const wait = await delays.begin(subjects);
  if (wait > 0) return { wait };
  const { rows } = await pool.query<{ password: string }>(
    `SELECT password FROM account WHERE "userId" = $1 AND "providerId" = 'credential'`,
    [actor.id],
  );
  const { fits } = await fitsHash(now, rows[0]?.password);
  if (!fits)
    return { field: "now", fault: t("现在的密码不对，请重新输入", "The present password is wrong; type it again") };
  await delays.succeed(subjects);
  const fault = passwordFault(next, username);
  if (fault) return { field: "next", fault };
  await keepPassword(pool, actor.id, next);
  return { cookies: await renew() };
}
