import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import type { IssuerKey, IssuerKeys } from "./keys/IssuerKeys.ts";
import { hashOfCode } from "./oneTimeCodes.ts";

const lives = 5 * 60_000;

const sealOf = (key: IssuerKey, body: string): Buffer =>
  createHmac("sha256", Buffer.from(hkdfSync("sha256", key.sm2, "", "wuxing wallet nonce", 32)))
    .update(body)
    .digest();

/** A nonce for a wallet's proof, good for five minutes. Anybody may ask for one, so nothing is kept of it: it vouches for itself. */
export function makeNonce({ current }: IssuerKeys, at: Instant): string {
  const body = `${(Date.parse(at) + lives).toString(36)}.${randomBytes(16).toString("base64url")}`;
  return `${body}.${sealOf(current, body).toString("base64url")}`;
}

/** Uses a nonce up: false where it is none of ours, too old, or used. Of two at once one gets it. */
export async function takeNonce(
  db: Pick<Pool, "query">,
  { all }: IssuerKeys,
  nonce: string,
  at: Instant,
): Promise<boolean> {
  const cut = nonce.lastIndexOf(".");
  const [body, seal] = [nonce.slice(0, Math.max(cut, 0)), Buffer.from(nonce.slice(cut + 1), "base64url")];
  const ours = all.some((key) => {
    const wanted = sealOf(key, body);
    return seal.length === wanted.length && timingSafeEqual(seal, wanted);
  });
  const expires = Number.parseInt(body.split(".")[0] ?? "", 36);
  if (!ours || expires <= Date.parse(at)) return false;
  return noteOnce(db, nonce, at, expires);
}

/** Notes something that may come once until it is too old to count; false where it came before. Of two at once one is first. */
export async function noteOnce(
  db: Pick<Pool, "query">,
  name: string,
  at: Instant,
  until: number = Date.parse(at) + lives,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO certificate_codes (code_hash, kind, content, made_at, expires_at, used_at)
     VALUES ($1, 'nonce', '{}', $2, $3, $2) ON CONFLICT DO NOTHING`,
    [hashOfCode("nonce", name), at, new Date(until).toISOString()],
  );
  return rowCount === 1;
}
