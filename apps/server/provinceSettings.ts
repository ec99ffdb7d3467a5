import { ownKeys, peerKeys } from "@wuxing/platform/exchange";
import { type OutgoingHost, outgoing } from "@wuxing/platform/http";
import { ConfigurationFault } from "./ConfigurationFault.ts";
import { assertNamed, needed } from "./citizenSettings.ts";
import type { ExchangeSettings } from "./exchangeOf.ts";

/** The line to the province's platform, from environment variables; undefined where PROVINCE_URL is not set. Throws ConfigurationFault. */
export function provinceSettings(env: NodeJS.ProcessEnv, hosts: readonly OutgoingHost[]): ExchangeSettings | undefined {
  const url = env.PROVINCE_URL?.replace(/\/+$/u, "");
  if (!url) return undefined;
  assertNamed(hosts, "PROVINCE_URL", url);
  const own = ownKeys(needed(env, "PROVINCE_KEY"));
  if (!own)
    throw new ConfigurationFault(
      "PROVINCE_KEY 读不了：每个密钥是 32 字节的 base64url（43 个字符），几个用空格分开，签名用的写在最前",
      "PROVINCE_KEY cannot be read: each key is 32 bytes in base64url (43 characters), several parted by spaces, the one that signs first",
    );
  const known = peerKeys(env.PROVINCE_PEER_KEYS ?? "");
  if (!known)
    throw new ConfigurationFault(
      "PROVINCE_PEER_KEYS 应写省平台的 Ed25519 公钥（base64url，43 个字符），几个用空格分开",
      "PROVINCE_PEER_KEYS holds the Ed25519 public keys of the province's platform (base64url, 43 characters), parted by spaces",
    );
  return {
    ...{ peer: "province", url, own, known, ask: askBy(hosts) },
    ownCode: env.CITY_CODE ?? "360300",
    peerCode: env.PROVINCE_CODE ?? "360000",
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
