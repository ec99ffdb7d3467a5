import { buffer } from "node:stream/consumers";
import type { Area, Platform } from "@wuxing/platform/area";
import type { Casework, Follower, Following } from "@wuxing/platform/casework";
import {
  type Ask,
  type Exchange,
  exchangeFollower,
  type FileSource,
  openExchange,
  type PeerSettings,
  vaultSealing,
} from "@wuxing/platform/exchange";

/** The line to a peer outside: who he is, and how he is asked. */
export interface ExchangeSettings extends PeerSettings {
  readonly ask: Ask;
}

const linkOf = (areas: readonly Area[], peer: string) => areas.find((area) => area.link?.peer === peer)?.link;

/** The line to a peer, if it is set and an area speaks for it. */
export function exchangeOf(
  areas: readonly Area[],
  to: ExchangeSettings | undefined,
  { pool, now, vault }: Casework,
  platform: () => Platform,
  onFault: (fault: unknown) => void,
): Exchange | undefined {
  const link = to && linkOf(areas, to.peer);
  if (!to || !link) return undefined;
  const { ask, ...settings } = to;
  const reader = {
    body: link.body,
    apply: (message: Parameters<typeof link.apply>[1]) => link.apply(platform(), message),
  };
  const files: FileSource = {
    part: async (id, from, length) => {
      const { content } = await platform().files.give(id, settings.peer, { from, length });
      return buffer(content);
    },
  };
  return openExchange({ pool, now, settings, ask, reader, files, onFault, sealing: vaultSealing(vault) });
}

/** What goes on by itself on each line: entries become messages, messages are sent, those that came are done. */
export function exchangeWork(
  areas: readonly Area[],
  platform: Platform,
  follow: (follower: Follower) => Following,
): Following[] {
  return [platform.exchange, platform.ratingLine].flatMap((exchange) => {
    const link = exchange && linkOf(areas, exchange.settings.peer);
    if (!exchange || !link) return [];
    const posting = follow(exchangeFollower(platform.pool, exchange, (entries) => link.messagesOf(platform, entries)));
    return [exchange.applying, posting, exchange.sending];
  });
}
