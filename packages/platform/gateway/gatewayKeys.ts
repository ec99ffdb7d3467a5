import { createHash, createPrivateKey, createSecretKey, generateKeyPairSync, type KeyObject } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { seal, unseal, type Vault } from "@wuxing/platform/personal";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
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
  /** What the service verifies signatures by: the key that signs, then those that were changed within a day. */
  readonly publicOf: (service: string) => Promise<readonly PublicKey[]>;
  /** Makes a new key, which signs from now on: here at once, on other servers within `keptFor`. */
  readonly change: (service: string) => Promise<void>;
}

interface Row {
  readonly keyId: string;
  readonly publicKey: string;
  readonly sealed: Buffer;
}

const keptFor = 30_000;
const toldFor = 86_400_000;
const place = (service: string): string => `gateway/${service}/key`;

/** Keys of the gateway, one for each service: what one service learns to forge is of no use at another. */
export function gatewayKeys(pool: Pool, vault: Vault, now: () => Instant): GatewayKeys {
  const known = new Map<string, { readonly key: CallKey; readonly until: number }>();
  const sealing = (service: string): KeyObject => createSecretKey(vault.hash("gateway", service));
  const make = (client: Pool | PoolClient, service: string) => insertKey(client, sealing(service), service, now());
  const signing = async (service: string): Promise<Row> => {
    const before = await signingRow(pool, service);
    if (before) return before;
    await make(pool, service);
    // Of two servers that make one at once, the first one's stands.
    const kept = await signingRow(pool, service);
    if (!kept) throw new Error(`no key of ${service}`);
    return kept;
  };
  return {
    of: async (service) => {
      const held = known.get(service);
      if (held && held.until > performance.now()) return held.key;
      const { keyId: id, sealed } = await signing(service);
      const der = Buffer.from(unseal(sealing(service), place(service), sealed).toString(), "base64");
      const key = { id, privateKey: createPrivateKey({ key: der, format: "der", type: "pkcs8" }) };
      known.set(service, { key, until: performance.now() + keptFor });
      return key;
    },
    publicOf: async (service) => {
      await signing(service);
      const since = new Date(Date.parse(now()) - toldFor).toISOString();
      const { rows } = await pool.query<Row>(
        `SELECT key_id AS "keyId", public_key AS "publicKey" FROM gateway_keys
         WHERE service = $1 AND (retired_at IS NULL OR retired_at > $2) ORDER BY retired_at DESC NULLS FIRST`,
        [service, since],
      );
      return rows.map(({ keyId: kid, publicKey: x }) => ({ kty: "OKP", crv: "Ed25519", x, kid }));
    },
    change: async (service) => {
      await transaction(pool, async (client) => {
        await client.query("UPDATE gateway_keys SET retired_at = $2 WHERE service = $1 AND retired_at IS NULL", [
          service,
          now(),
        ]);
        await make(client, service);
      });
      known.delete(service);
    },
  };
}

async function signingRow(pool: Pool, service: string): Promise<Row | undefined> {
  const { rows } = await pool.query<Row>(
    `SELECT key_id AS "keyId", public_key AS "publicKey", sealed FROM gateway_keys
     WHERE service = $1 AND retired_at IS NULL`,
    [service],
  );
  return rows[0];
}

async function insertKey(client: Pool | PoolClient, key: KeyObject, service: string, at: Instant): Promise<void> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const x = String(publicKey.export({ format: "jwk" }).x);
  const id = `${service}-${createHash("sha256").update(x).digest("hex").slice(0, 8)}`;
  const der = privateKey.export({ format: "der", type: "pkcs8" }).toString("base64");
  await client.query(
    `INSERT INTO gateway_keys (key_id, service, public_key, sealed, made_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING`,
    [id, service, x, seal(key, place(service), der), at],
  );
}
