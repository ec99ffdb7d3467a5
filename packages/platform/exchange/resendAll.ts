import type { ExchangeParts } from "./Exchange.ts";

/** Sends everything of these matters again; what the peer has already he answers as before. Gives how many messages. */
export async function resendAll(
  { pool, settings, now }: Pick<ExchangeParts, "pool" | "settings" | "now">,
  subjects: readonly string[],
): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE exchange_out SET state = 'waiting', attempts = 0, next_at = '-infinity', moved_at = $3
     WHERE peer = $1 AND subject = ANY($2) AND state = 'delivered'`,
    [settings.peer, subjects, now()],
  );
  return rowCount ?? 0;
}
