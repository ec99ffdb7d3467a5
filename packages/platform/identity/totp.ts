import { randomBytes } from "node:crypto";
import type { Pool } from "pg";
import { published, seal, unseal } from "./seal.ts";

const issuer = "Wuxing";
const period = 30;

/** What an authenticator app is given: as a QR code's address and, for typing, as a key. */
export interface TotpOffer {
  readonly uri: string;
  readonly key: string;
  /** The key sealed for this person: the form carries it, and nothing is kept before a code has shown that it arrived. */
  readonly sealed: string;
}

type Query = Pick<Pool, "query">;

/** A new key for a person. */
export async function offerTotp(userId: string, username: string, secrets: readonly string[]): Promise<TotpOffer> {
  const { Secret } = await import("otpauth");
  const secret = new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer });
  return describe(secret.base32, seal(secret.base32, userId, secrets[0] ?? ""), username);
}

/** The same key again, where a form with it came back; undefined where it was not given to this person. */
export async function sameOffer(
  userId: string,
  username: string,
  sealed: string,
  secrets: readonly string[],
): Promise<TotpOffer | undefined> {
  const key = sealed.startsWith(published) ? undefined : unseal(sealed, userId, secrets);
  return key === undefined ? undefined : describe(key, sealed, username);
}

async function describe(key: string, sealed: string, username: string): Promise<TotpOffer> {
  const { TOTP } = await import("otpauth");
  return { uri: new TOTP({ issuer, label: username, secret: key, period }).toString(), key, sealed };
}

/** The time step whose code this is, one step early or late allowed; undefined where it is none. */
async function stepOf(code: string, key: string, now: string): Promise<number | undefined> {
  const { Secret, TOTP } = await import("otpauth");
  const timestamp = Date.parse(now);
  const delta = TOTP.validate({ token: code, secret: Secret.fromBase32(key), period, timestamp, window: 1 });
  return delta === null ? undefined : Math.floor(timestamp / 1000 / period) + delta;
}

/** Keeps the key of an offer where the code is right. */
export async function enrolTotp(
  db: Query,
  userId: string,
  { key, sealed }: TotpOffer,
  code: string,
  now: string,
): Promise<boolean> {
  const step = await stepOf(code, key, now);
  if (step === undefined) return false;
  await db.query(
    `INSERT INTO totp_factors (user_id, secret, last_step) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET secret = $2, last_step = $3, enrolled_at = now()`,
    [userId, sealed, step],
  );
  return true;
}

/** Whether the code is right, and was not used before; a key that an older secret sealed is sealed anew. */
export async function checkTotp(
  db: Query,
  userId: string,
  code: string,
  secrets: readonly string[],
  now: string,
): Promise<boolean> {
  const { rows } = await db.query<{ secret: string }>("SELECT secret FROM totp_factors WHERE user_id = $1", [userId]);
  const sealed = rows[0]?.secret;
  const key = sealed && unseal(sealed, userId, secrets);
  if (!key) return false;
  const step = await stepOf(code, key, now);
  if (step === undefined) return false;
  // Everybody may know a published key: its codes are used by several people at once.
  if (sealed.startsWith(published)) return true;
  const current = secrets[0] ?? "";
  const fresh = unseal(sealed, userId, [current]) === undefined ? seal(key, userId, current) : sealed;
  const { rowCount } = await db.query(
    "UPDATE totp_factors SET last_step = $2, secret = $3 WHERE user_id = $1 AND last_step < $2",
    [userId, step, fresh],
  );
  return rowCount === 1;
}
