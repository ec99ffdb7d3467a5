import { lookup } from "node:dns";
import { request as askPlain, type IncomingMessage } from "node:http";
import { request as askSecure } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** A system outside that this server may ask. */
export interface OutgoingHost {
  /** Scheme, host and port, such as `https://id.example.gov.cn`. */
  readonly origin: string;
  /** Inside the city's own network: its address may be a private one, and it may speak plain http. */
  readonly inner: boolean;
}

/** As `fetch`, with a body of text or bytes. Rejects with OutgoingRefused, or with what the connection failed of. */
export type Outgoing = (url: string | URL, init?: OutgoingRequest) => Promise<Response>;

export interface OutgoingRequest {
  readonly method?: string | undefined;
  readonly headers?: Headers | Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array | URLSearchParams | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** An address that the configuration does not name, or that leads where nothing outside lives. */
export class OutgoingRefused extends Error {
  constructor(what: string) {
    super(`no request is made to ${what}: name it in OUTGOING_HOSTS or OUTGOING_INNER`);
    this.name = "OutgoingRefused";
  }
}

const patience = 10_000;
const longest = 1024 * 1024;

/**
 * The one way out of this server. Only to the origins given, over https unless they are inner ones; the address that the
 * name stands for is checked at the very connection, so a name that changes its mind in between gains nothing. Redirects
 * are handed back, not followed; an answer may have 1 MB and take ten seconds.
 */
export function outgoing(hosts: readonly OutgoingHost[]): Outgoing {
  const known = new Map(hosts.map((host) => [new URL(host.origin).origin, host]));
  return async (url, init = {}) => {
    const target = new URL(url);
    const host = known.get(target.origin);
    if (!host || (target.protocol !== "https:" && !host.inner) || target.username || target.password)
      throw new OutgoingRefused(target.origin);
    const literal = target.hostname.replace(/^\[|\]$/gu, "");
    if (!host.inner && isIP(literal) && !isPublic(literal)) throw new OutgoingRefused(target.origin);
    return ask(target, init, host.inner ? undefined : publicOnly);
  };
}

function ask(
  url: URL,
  { method = "GET", headers, body, signal }: OutgoingRequest,
  find: LookupFunction | undefined,
): Promise<Response> {
  const bytes =
    body === undefined || body === null ? undefined : Buffer.from(body instanceof Uint8Array ? body : String(body));
  const sent = Object.fromEntries(new Headers(headers as HeadersInit | undefined));
  if (body instanceof URLSearchParams) sent["content-type"] ??= "application/x-www-form-urlencoded";
  if (bytes) sent["content-length"] = String(bytes.length);
  const limit = AbortSignal.timeout(patience);
  const signals = signal ? AbortSignal.any([limit, signal]) : limit;
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? askSecure : askPlain;
    // An agent of its own: a kept connection would go past the look at the address.
    const options = {
      method,
      headers: sent,
      signal: signals,
      agent: false as const,
      ...(find ? { lookup: find } : {}),
    };
    const asked = send(url, options, (answer) => {
      responseOf(answer).then(resolve, reject);
    });
    asked.on("error", reject);
    asked.end(bytes);
  });
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > longest) throw new Error("the answer from outside is too large");
    chunks.push(chunk);
  }
  const status = answer.statusCode ?? 502;
  const headers = new Headers();
  for (const [name, values] of Object.entries(answer.headersDistinct))
    for (const value of values ?? []) headers.append(name, value);
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : Buffer.concat(chunks), { status, headers });
}

/** Finds addresses as the system does, and none where one of them is not a public one. */
const publicOnly: LookupFunction = (name, options, done) => {
  lookup(name, { ...options, all: true }, (error, addresses) => {
    if (error) return done(error, []);
    const wrong = addresses.find(({ address }) => !isPublic(address));
    if (wrong || addresses.length === 0)
      return done(new OutgoingRefused(`${name} (${wrong?.address ?? "no address"})`), []);
    if (options.all) return done(null, addresses);
    done(null, addresses[0]?.address ?? "", addresses[0]?.family);
  });
};

const reserved = new BlockList();
// biome-ignore format: the special-purpose registries of IANA (RFC 6890 and later), one family a block
for (const [net, prefix] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12],
  ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16], ["198.18.0.0", 15],
  ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const)
  reserved.addSubnet(net, prefix, "ipv4");
// Only what is global unicast is public; of it not what stands for IPv4 or for documentation.
const global = new BlockList();
global.addSubnet("2000::", 3, "ipv6");
for (const [net, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  reserved.addSubnet(net, prefix, "ipv6");

/** Whether an address belongs to the Internet at large: not to this machine, a local network or a special purpose. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !reserved.check(address, "ipv4");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  if (mapped) return isPublic(mapped);
  return isIP(address) === 6 && global.check(address, "ipv6") && !reserved.check(address, "ipv6");
}
