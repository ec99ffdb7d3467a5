import { createHash, randomBytes, randomUUID } from "node:crypto";
import type { Instant } from "@wuxing/kernel/calendar";
import { notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool, PoolClient } from "pg";
import type { ClientLine, NewClient } from "./Client.ts";

const day = 24 * 60 * 60 * 1000;
/** A secret lasts so long; when a new one is made, the one before it so long still. */
const [secretDays, overlapDays] = [365, 7];

/** A secret is told once, when it is made. */
export interface Told {
  readonly id: string;
  readonly secret: string;
}

/** The machines that may ask for tokens. Each change is an entry of `client_entries`, by the administrator named. */
export interface ClientRegister {
  readonly list: () => Promise<readonly ClientLine[]>;
  readonly create: (by: string, client: NewClient) => Promise<Told>;
  /** A new secret; the newest of before stays valid for seven days, any older one ends now. */
  readonly renewSecret: (by: string, id: string) => Promise<Told>;
  /** Ends its secrets and tokens at once. */
  readonly disable: (by: string, id: string) => Promise<void>;
}

/** Secrets and tokens are random in full, so one pass of a hash keeps them. */
export const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

const listClients = `
  SELECT c.id, c.name, c.unit, c.role, c.scopes, c.created_at AS "createdAt", c.disabled_at AS "disabledAt",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('since', s.since, 'until', s.until) ORDER BY s.since DESC)
      FROM client_secrets s WHERE s.client_id = c.id AND s.until > $1), '[]') AS secrets
  FROM clients c ORDER BY c.disabled_at IS NOT NULL, c.name, c.id`;

export function clientRegister(pool: Pool, now: () => Instant): ClientRegister {
  const inDays = (days: number): string => new Date(Date.parse(now()) + days * day).toISOString();
  const record = (client: PoolClient, id: string, action: string, by: string, after: object) =>
    client.query("INSERT INTO client_entries (client_id, action, actor_id, at, after) VALUES ($1, $2, $3, $4, $5)", [
      ...[id, action, by, now(), JSON.stringify(after)],
    ]);
  const addSecret = async (client: PoolClient, id: string): Promise<Told> => {
    const secret = randomBytes(32).toString("base64url");
    await client.query(
      "INSERT INTO client_secrets (id, client_id, secret_hash, since, until) VALUES ($1, $2, $3, $4, $5)",
      [randomUUID(), id, hashOf(secret), now(), inDays(secretDays)],
    );
    return { id, secret };
  };

  return {
    list: async () => {
      const { rows } = await pool.query<ClientLine>(listClients, [now()]);
      return rows;
    },
    create: (by, given) => {
      if ((given.unit === null) !== (given.role === null)) throw postIncomplete();
      return transaction(pool, async (client) => {
        const id = `client-${randomBytes(9).toString("base64url")}`;
        const { name, unit, role, scopes } = given;
        await client.query(
          "INSERT INTO clients (id, name, unit, role, scopes, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
          [id, name, unit, role, scopes, now()],
        );
        await record(client, id, "create", by, { name, unit, role, scopes });
        return addSecret(client, id);
      });
    },
    renewSecret: (by, id) =>
      transaction(pool, async (client) => {
        await lockEnabled(client, id);
        await client.query(
          `UPDATE client_secrets s SET until = CASE WHEN s.id = newest.id THEN LEAST(s.until, $3) ELSE LEAST(s.until, $2) END
           FROM (SELECT id FROM client_secrets WHERE client_id = $1 ORDER BY since DESC, until DESC LIMIT 1) newest
           WHERE s.client_id = $1`,
          [id, now(), inDays(overlapDays)],
        );
        await record(client, id, "renewSecret", by, { until: inDays(secretDays) });
        return addSecret(client, id);
      }),
    disable: (by, id) =>
      transaction(pool, async (client) => {
        await lockEnabled(client, id);
        await client.query("UPDATE clients SET disabled_at = $2 WHERE id = $1", [id, now()]);
        await client.query("DELETE FROM client_secrets WHERE client_id = $1", [id]);
        await client.query("DELETE FROM client_tokens WHERE client_id = $1", [id]);
        await record(client, id, "disable", by, {});
      }),
  };
}

async function lockEnabled(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query("SELECT 1 FROM clients WHERE id = $1 AND disabled_at IS NULL FOR UPDATE", [id]);
  if (rows.length === 0) throw notFound();
}

const postIncomplete = (): Refusal =>
  new Refusal("invalidInput", t("有几处需要改正", "Some fields need correcting"), [
    {
      field: "role",
      reason: t("单位和身份要么都填，要么都不填", "Give both the unit and its part, or neither"),
    },
  ]);
