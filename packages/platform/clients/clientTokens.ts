import { randomBytes } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import type { Actor, ClientScope } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";
import type { ClientLine } from "./Client.ts";
import { hashOf } from "./clientRegister.ts";

const tokenSeconds = 60 * 60;

/** What a machine asks a token with (RFC 6749 §4.4). */
export interface TokenRequest {
  readonly id: string;
  readonly secret: string;
  /** Scopes asked for, parted by spaces; absent: all that it has. */
  readonly scope: string | undefined;
}

export type TokenAnswer =
  | { readonly token: string; readonly seconds: number; readonly scopes: readonly ClientScope[] }
  | { readonly error: "invalid_client" | "invalid_scope" };

/** Tokens of machines: random, valid for an hour, kept by their hash alone. */
export interface ClientTokens {
  readonly issue: (request: TokenRequest) => Promise<TokenAnswer>;
  /** The machine that a token stands for, while it is enabled; undefined alike for every token that is none. */
  readonly actorOf: (token: string) => Promise<Actor | undefined>;
  readonly sweep: () => Promise<void>;
}

export function clientTokens(pool: Pool, now: () => Instant): ClientTokens {
  return {
    issue: async ({ id, secret, scope }) => {
      const { rows } = await pool.query<Pick<ClientLine, "scopes">>(
        `SELECT c.scopes FROM clients c JOIN client_secrets s ON s.client_id = c.id
         WHERE c.id = $1 AND c.disabled_at IS NULL AND s.secret_hash = $2 AND s.since <= $3 AND s.until > $3`,
        [id, hashOf(secret), now()],
      );
      const client = rows[0];
      if (!client) return { error: "invalid_client" };
      const asked = scope?.split(" ").filter(Boolean) ?? client.scopes;
      const scopes = client.scopes.filter((one) => asked.includes(one));
      if (scopes.length === 0 || scopes.length < new Set(asked).size) return { error: "invalid_scope" };
      const token = randomBytes(32).toString("base64url");
      const until = new Date(Date.parse(now()) + tokenSeconds * 1000).toISOString();
      await pool.query(
        "INSERT INTO client_tokens (token_hash, client_id, scopes, expires_at) VALUES ($1, $2, $3, $4)",
        [hashOf(token), id, scopes, until],
      );
      return { token, seconds: tokenSeconds, scopes };
    },
    actorOf: async (token) => {
      const { rows } = await pool.query<
        Pick<ClientLine, "id" | "unit" | "role" | "scopes"> & { division: string | null }
      >(
        `SELECT c.id, c.unit, c.role, k.scopes, CASE WHEN u.layer <> 'city' THEN u.division END AS division
         FROM client_tokens k JOIN clients c ON c.id = k.client_id LEFT JOIN units u ON u.code = c.unit
         WHERE k.token_hash = $1 AND k.expires_at > $2 AND c.disabled_at IS NULL`,
        [hashOf(token), now()],
      );
      const client = rows[0];
      if (!client) return undefined;
      const { id, unit, role, scopes, division } = client;
      const post = unit && role ? { unit, role, ...(division ? { division } : {}) } : undefined;
      return { kind: "client", id, posts: post ? [post] : [], scopes };
    },
    sweep: async () => {
      await pool.query("DELETE FROM client_tokens WHERE expires_at <= $1", [now()]);
    },
  };
}
