import type { FollowedEntry, Follower } from "@wuxing/platform/casework";
import { transaction } from "@wuxing/platform/postgres";
import type { Pool } from "pg";
import type { NewMessage } from "./Exchange.ts";
import type { Exchange } from "./openExchange.ts";

/** The follower that puts what entries call for into the outbox: entries are the outbox of case work (decision 0001). */
export const exchangeFollower = (
  pool: Pool,
  exchange: Exchange,
  messagesOf: (entries: readonly FollowedEntry[]) => Promise<readonly NewMessage[]>,
): Follower => ({
  name: `exchange/${exchange.settings.peer}`,
  atMost: 500,
  every: 1000,
  rest: 0,
  read: async (entries) => {
    const messages = await messagesOf(entries);
    if (messages.length === 0) return;
    await transaction(pool, (client) => exchange.post(client, messages));
    exchange.sending.wake();
  },
});
