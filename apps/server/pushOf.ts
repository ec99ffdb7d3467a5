import type { Casework } from "@wuxing/platform/casework";
import type { OutgoingHost } from "@wuxing/platform/http";
import { openPush, openVapidKeys, type Push, usualPushHosts, vapidKeysOf } from "@wuxing/platform/messages/push";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { secretFrom } from "./secretFrom.ts";

export interface PushSettings {
  /** The private key of 32 bytes in base64url that push services know this server by. Without it one is made and kept in the database. */
  readonly vapidKey: string | undefined;
  /** Host names of the push services that may be asked; `*.` stands for any name under it. */
  readonly hosts: readonly string[];
  /** The systems outside that the configuration names; of them the inner ones may be a push service too. */
  readonly outgoing: readonly OutgoingHost[];
}

const hostName = /^(?:\*\.)?(?:[a-z0-9-]+\.)+[a-z]{2,}$/u;

/** VAPID_KEY and PUSH_HOSTS. Throws ConfigurationFault. */
export function pushSettings(env: NodeJS.ProcessEnv, outgoing: readonly OutgoingHost[]): PushSettings {
  const vapidKey = secretFrom(env, "VAPID_KEY");
  if (vapidKey) assertKey(vapidKey);
  const hosts = env.PUSH_HOSTS?.split(/[,\s]+/u).filter(Boolean) ?? usualPushHosts;
  const wrong = hosts.find((host) => !hostName.test(host));
  if (wrong !== undefined)
    throw new ConfigurationFault(
      `PUSH_HOSTS 应为推送服务的主机名（如 fcm.googleapis.com 或 *.push.apple.com），不带 https:// 和路径：${wrong}`,
      `PUSH_HOSTS holds host names of push services, such as fcm.googleapis.com or *.push.apple.com, without https:// or a path: ${wrong}`,
    );
  return { vapidKey, hosts, outgoing };
}

function assertKey(key: string): void {
  try {
    vapidKeysOf(key);
  } catch {
    throw new ConfigurationFault(
      "VAPID_KEY 应为 P-256 私钥的 32 个字节，写成 base64url；不设就由系统生成",
      "VAPID_KEY is the 32 bytes of a private key of P-256 as base64url; without it one is made",
    );
  }
}

/** The notifications of a server. A push service that has a complaint is told the site's address. */
export async function pushOf(
  { push, origin }: { readonly push?: PushSettings | undefined; readonly origin: string },
  { pool, now }: Casework,
  onFault: (fault: unknown) => void,
): Promise<Push> {
  const keys = await openVapidKeys(pool, push?.vapidKey);
  const subject = origin.startsWith("https:") ? origin : "mailto:nobody@example.invalid";
  const inner = push?.outgoing.filter((host) => host.inner) ?? [];
  return openPush({ pool, now, keys, subject, inner, hosts: push?.hosts ?? usualPushHosts, onFault });
}
