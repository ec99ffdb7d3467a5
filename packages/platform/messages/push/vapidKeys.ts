import { createECDH } from "node:crypto";
import type { Pool } from "pg";

/** The key pair that a push service knows this server by (RFC 8292), base64url: the scalar, and the uncompressed point. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const curve = "prime256v1";

/** The pair of a private key of 32 bytes in base64url. Throws TypeError where it is no key of P-256. */
export function vapidKeysOf(privateKey: string): VapidKeys {
  const pair = createECDH(curve);
  const scalar = Buffer.from(privateKey, "base64url");
  if (scalar.length !== 32) throw new TypeError("a VAPID key has 32 bytes, written as base64url");
  try {
    pair.setPrivateKey(scalar);
  } catch {
    throw new TypeError("this is no key of the curve P-256");
  }
  return { publicKey: pair.getPublicKey("base64url"), privateKey };
}

/** The given key, or one that is made once and kept in the database: browsers hold to the key they agreed to. */
export async function openVapidKeys(pool: Pick<Pool, "query">, given: string | undefined): Promise<VapidKeys> {
  if (given) return vapidKeysOf(given);
  const pair = createECDH(curve);
  pair.generateKeys();
  // A scalar may begin with zeros, which are left out.
  const made = Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
    .subarray(-32)
    .toString("base64url");
  await pool.query("INSERT INTO settings (key, value) VALUES ('vapidKey', to_jsonb($1::text)) ON CONFLICT DO NOTHING", [
    made,
  ]);
  const { rows } = await pool.query<{ value: string }>("SELECT value FROM settings WHERE key = 'vapidKey'");
  return vapidKeysOf(rows[0]?.value ?? made);
}
