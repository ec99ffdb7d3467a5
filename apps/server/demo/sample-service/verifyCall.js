import { createHash, createPublicKey, verify } from "node:crypto";

const skew = 5;
/** Calls that came, by key and nonce, until their time is over: none is taken twice. */
const seen = new Map();

const no = (zh, en) => ({ zh, en });
const notSigned = no("没有网关的签名", "There is no signature of the gateway");

/** Why a call is not taken; undefined where the gateway signed it (RFC 9421), for this service, just now and once. */
export async function verifyCall(request, body, service, findKey) {
  const input = /^sig1=((\([^)]*\))(.*))$/u.exec(request.headers["signature-input"] ?? "");
  const signature = /^sig1=:([A-Za-z0-9+/=]+):$/u.exec(request.headers.signature ?? "")?.[1];
  if (!input || !signature) return notSigned;
  const [, parameters, list, rest] = input;
  const said = Object.fromEntries([...rest.matchAll(/;(\w+)=(?:"([^"]*)"|(\d+))/gu)].map(([, k, a, b]) => [k, a ?? b]));
  const covered = [...list.matchAll(/"([^"]+)"/gu)].map(([, name]) => name);
  const needed = ["@method", "@target-uri", ...(body.length > 0 ? ["content-digest"] : [])];
  if (request.headers["test-mode"]) needed.push("test-mode");
  if (!needed.every((name) => covered.includes(name)))
    return no("签名没有包括必要的内容", "The signature does not cover what it must");
  const now = Date.now() / 1000;
  if (!(Number(said.created) <= now + skew && Number(said.expires) >= now - skew && said.expires - said.created <= 300))
    return no("签名已过期或时间不对", "The signature's time is over or wrong");
  // The key of another service is good for that one alone.
  const key = said.keyid?.startsWith(`${service}-`) ? await findKey(said.keyid) : undefined;
  if (!key) return no("不认识签名用的密钥", "The key of the signature is not known");
  const digest = `sha-256=:${createHash("sha256").update(body).digest("base64")}:`;
  if (body.length > 0 && request.headers["content-digest"] !== digest)
    return no("内容和摘要不符", "The content is not what its digest says");
  const lines = covered.map((name) => `"${name}": ${componentOf(request, name)}`);
  const base = [...lines, `"@signature-params": ${parameters}`].join("\n");
  const publicKey = createPublicKey({ key, format: "jwk" });
  if (!verify(null, Buffer.from(base), publicKey, Buffer.from(signature, "base64")))
    return no("签名不对", "The signature is wrong");
  return usedBefore(`${said.keyid} ${said.nonce}`, Number(said.expires) + skew, now)
    ? no("这次调用已经来过", "This call has come before")
    : undefined;
}

const componentOf = (request, name) => {
  if (name === "@method") return request.method;
  if (name === "@target-uri") return `http://${request.headers.host}${request.url}`;
  return request.headers[name] ?? "";
};

function usedBefore(call, until, now) {
  for (const [before, end] of seen) {
    if (end >= now) break;
    seen.delete(before);
  }
  if (seen.has(call)) return true;
  seen.set(call, until);
  return false;
}
