import type { Instant } from "@wuxing/kernel/calendar";
import type { PoolClient } from "pg";

export interface FirmChange {
  readonly uscc: string;
  readonly mandateId?: string;
  readonly action: "open" | "confirm" | "refuse" | "give" | "revoke";
  readonly by: { readonly kind: "citizen" | "staff"; readonly id: string };
  readonly after: object;
}

/** Writes what changed about a firm, for ever, in the transaction that changes it. */
export async function recordChange(client: PoolClient, at: Instant, change: FirmChange): Promise<void> {
  const { uscc, mandateId, action, by, after } = change;
  await client.query(
    `INSERT INTO firm_entries (uscc, mandate_id, action, actor_kind, actor_id, at, after)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [uscc, mandateId ?? null, action, by.kind, by.id, at, JSON.stringify(after)],
  );
}
