import { createHash, createPrivateKey, createSecretKey, generateKeyPairSync } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import type { CallKey } from "./signCall.ts";

/** The public half of a service's key, as a JWK (RFC 8037) whose `kid` the signatures name. */
export interface PublicKey {
  readonly kty: "OKP";
  readonly crv: "Ed25519";
  readonly x: string;
  readonly kid: string;
}

export interface GatewayKeys {
  /** The key that signs calls to a service; made when it is first asked for, the same on every server. */
  readonly of: (service: string) => Promise<CallKey>;
  /** What the service verifies signatures by. */
  readonly publicOf: (service: string) => Promise<PublicKey>;
}

interface Row {
  readonly keyId: string;
  readonly publicKey: string;
  readonly sealed: Buffer;
}

/** Keys of the gateway, one for each service: what one service learns to forge is of no use at another. */
export function gatewayKeys(pool: Pool, vault: Vault, now: () => Instant): GatewayKeys {
  const known = new Map<string, CallKey>();
  const place = (service: string): string => `gateway/${service}/key`;
  const sealing = (service: string) => createSecretKey(vault.hash("gateway", service));
  const find = async (service: string): Promise<Row | undefined> => {
    const { rows } = await pool.query<Row>(
      `SELECT key_id AS "keyId", public_key AS "publicKey", sealed FROM gateway_keys WHERE service = $1`,
      [service],
    );
    return rows[0];
  };
  const made = async (service: string): Promise<Row> => {
    const before = await find(service);
    if (before) return before;
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    const x = String(publicKey.export({ format: "jwk" }).x);
    const id = `${service}-${createHash("sha256").update(x).digest("hex").slice(0, 8)}`;
    const der = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
    await pool.query(
      "INSERT INTO gateway_keys (service, key_id, public_key, sealed, made_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
      [service, id, x, seal(sealing(service), place(service), der), now()],
    );
    // Of two servers that make one at once, the first one's stands.
    const kept = await find(service);
    if (!kept) throw new Error(`no key of ${service}`);
    return kept;
  };
  return {
    of: async (service) => {
      const held = known.get(service);
      if (held) return held;
      const { keyId: id, sealed } = await made(service);
      const der = Buffer.from(unseal(sealing(service), place(service), sealed).toString(), "base64");
      const key = { id, privateKey: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) };
      known.set(service, key);
      return key;
    },
    publicOf: async (service) => {
      const { keyId, publicKey } = await made(service);
      return { kty: "OKP", crv: "Ed25519", x: publicKey, kid: keyId };
    },
  };
}
