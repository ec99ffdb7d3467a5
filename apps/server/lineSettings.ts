import { ownKeys, peerKeys } from "@wuxing/platform/exchange";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { assertNamed, needed } from "./citizenSettings.ts";
import type { ExchangeSettings } from "./exchangeOf.ts";

/**
 * The line to a peer, from the environment variables that begin with a name (`PROVINCE`, `RATINGS`); undefined where its
 * address is not set. Throws ConfigurationFault.
 */
export function lineSettings(
  env: NodeJS.ProcessEnv,
  hosts: readonly OutgoingHost[],
  { name, peer }: { readonly name: "PROVINCE" | "RATINGS"; readonly peer: string },
): ExchangeSettings | undefined {
  const url = env[`${name}_URL`]?.replace(/\/+$/u, "");
  if (!url) return undefined;
  assertNamed(hosts, `${name}_URL`, url);
  const own = ownKeys(needed(env, `${name}_KEY`));
  if (!own)
    throw new ConfigurationFault(
      `${name}_KEY 读不了：每个密钥是 32 字节的 base64url（43 个字符），几个用空格分开，签名用的写在最前`,
      `${name}_KEY cannot be read: each key is 32 bytes in base64url (43 characters), several parted by spaces, the one that signs first`,
    );
  const known = peerKeys(env[`${name}_PEER_KEYS`] ?? "");
  if (!known)
    throw new ConfigurationFault(
      `${name}_PEER_KEYS 应写对方的 Ed25519 公钥（base64url，43 个字符），几个用空格分开`,
      `${name}_PEER_KEYS holds the Ed25519 public keys of the other side (base64url, 43 characters), parted by spaces`,
    );
  return {
    ...{ peer, url, own, known, ask: askBy(hosts) },
    ownCode: env.CITY_CODE ?? "360300",
    peerCode: env[`${name}_CODE`] ?? "360000",
  };
}

/** Asks by the one way out of this server. */
function askBy(hosts: readonly OutgoingHost[]): ExchangeSettings["ask"] {
  const send = outgoing(hosts);
  return async (url, body) => {
    const answer = await send(url, { method: "POST", headers: { "content-type": "application/json" }, body });
    if (!answer.ok) throw new Error(`the peer answered ${answer.status}`);
    return answer.text();
  };
}
