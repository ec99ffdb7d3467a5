import { type Random, seeded } from "@wuxing/platform/testing/city";
import { type Content, formOf, takesForm, wrongAction, wrongForm, wrongJson, wrongParts } from "./bodies.ts";
import type { FuzzRequest } from "./FuzzRequest.ts";
import type { FuzzWorld } from "./FuzzWorld.ts";
import { nastyPart, nastyText } from "./nasty.ts";
import { notQuiteHttp } from "./notQuiteHttp.ts";
import { ownAction, ownForm } from "./ownForms.ts";
import type { Sender } from "./senders.ts";
import { sampleOf, type Target } from "./Target.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
const strange = ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND", "SEARCH", "LOCK", "POST", "HEAD", "PURGE"];

/** The request number `index` of a run with this seed: always the same one, whatever came before it. */
export function wrongRequest(world: FuzzWorld, seed: number, index: number): FuzzRequest {
  const random = seeded((seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0);
  const target = world.targets[index % world.targets.length] as Target;
  const sender = senderOf(random, world, target);
  const head = { index, sender: sender.name, stranger: sender.stranger };
  const kind = random.next();
  if (kind < 0.02) {
    const raw = notQuiteHttp(random);
    return { ...head, route: "not HTTP", method: "RAW", path: "", headers: {}, body: undefined, raw, stranger: true };
  }
  if (kind < 0.05)
    return {
      ...head,
      route: "no route",
      method: "GET",
      path: `/${nastyPart(random)}/${nastyPart(random)}`,
      headers: headersOf(random, sender),
      body: undefined,
    };
  const path = pathOf(world, random, target);
  if (kind < 0.09) {
    const method = random.pick(
      strange.filter((one) => !world.targets.some(({ method: known, url }) => url === target.url && known === one)),
    );
    return {
      ...head,
      route: `other method on ${target.url}`,
      method,
      path,
      headers: headersOf(random, sender),
      body: undefined,
    };
  }
  const route = `${target.method} ${target.url}`;
  if (safe.has(target.method))
    return { ...head, route, method: target.method, path, headers: headersOf(random, sender), body: undefined };
  return { ...head, route, method: target.method, ...wrongWrite(world, random, target, sender, path) };
}

/** Anybody, and often somebody who gets further than to the sign-in. */
function senderOf(random: Random, { senders }: FuzzWorld, { url }: Target): Sender {
  const pages = /^\/(?:mine|my-data|follow|rate)\b/u.test(url) ? "citizen" : "staff";
  return random.pick(random.chance(0.6) ? senders.filter((one) => one.pages === pages) : senders);
}

/** A request that would change something if it were right. At least one thing about it makes that impossible. */
function wrongWrite(
  world: FuzzWorld,
  random: Random,
  target: Target,
  sender: Sender,
  path: string,
): Pick<FuzzRequest, "path" | "headers" | "body"> {
  const headers = { ...headersOf(random, sender), "sec-fetch-site": "same-origin" };
  const sent = (at: string, { type, bytes }: Content, more: Record<string, string> = {}) => ({
    path: at,
    headers: { ...headers, ...(type === undefined ? {} : { "content-type": type }), ...more },
    body: bytes,
  });
  if (target.url === "/api/cases/:number/actions/:action") {
    const chosen = random.pick(world.cases);
    const { action, content } = wrongAction(random, chosen);
    return sent(`/api/cases/${chosen.number}/actions/${encodeURIComponent(action)}`, content);
  }
  if (!takesForm(target)) return sent(path, wrongJson(random, target.body));
  if (target.url.startsWith("/open311/"))
    return sent(path, random.chance(0.5) ? wrongJson(random, target.body) : wrongForm(random));
  if (harmless.has(target.url)) return sent(path, wrongForm(random));
  if (target.url.startsWith("/api/")) return sent(path, wrongParts(random));
  if (target.body) return sent(path, wrongJson(random, target.body));
  if (random.chance(0.7)) {
    if (target.url === "/follow/:number/actions/:action") {
      const { path: at, pairs } = ownAction(random, world.own);
      return sent(at, formOf(random, pairs));
    }
    const own = ownForm(random, target.url);
    if (own) return sent(path, formOf(random, own));
  }
  // Of other forms it is not known here what would be right: from elsewhere, unreadable, or from nobody.
  const way = random.int(4);
  if (way === 0)
    return sent(path, wrongForm(random), { "sec-fetch-site": random.pick(["cross-site", "same-site", ""]) });
  if (way === 1) return sent(path, wrongForm(random), { "sec-fetch-site": "cross-site", origin: "null" });
  if (way === 2)
    return sent(path, { type: random.pick(["text/plain", "application/xml", "x"]), bytes: Buffer.from("a=b") });
  return sent(path, wrongForm(random), { cookie: "", authorization: "" });
}

/** Forms that do nothing without a consent, a phone or a password, none of which is ever sent. */
const harmless = new Set(["/say", "/follow", "/sign-in"]);

function pathOf(world: FuzzWorld, random: Random, target: Target): string {
  const path = target.url.replace(/:(\w+)|\*/gu, (_all, name: string | undefined) => {
    const known = world.known[name ?? "*"] ?? [];
    return known.length > 0 && random.chance(0.6) ? encodeURIComponent(random.pick(known)) : nastyPart(random);
  });
  const whole = `${path}${queryOf(random, target)}`;
  // Beyond the limit of a head the answer has a body, which a client does not look for after HEAD.
  return target.method === "HEAD" ? whole.slice(0, 6000).replace(/%.?$/u, "") : whole;
}

const others = [
  "next",
  "lang",
  "type",
  "page",
  "q",
  "__proto__",
  "constructor",
  "a[b]",
  "jurisdiction_id",
  "return",
  "url",
  "code",
  "state",
  "iss",
  "error",
];

function queryOf(random: Random, { query }: Target): string {
  const pairs: string[] = [];
  for (const [name, schema] of Object.entries(query)) {
    if (!random.chance(0.5)) continue;
    const value = random.chance(0.25) ? encodeURIComponent(String(sampleOf(schema))) : nastyPart(random);
    pairs.push(`${name}=${value}`);
    if (random.chance(0.05)) pairs.push(`${name}=${nastyPart(random)}`);
  }
  if (random.chance(0.2)) pairs.push(`${random.pick(others)}=${nastyPart(random)}`);
  return pairs.length > 0 ? `?${pairs.join("&")}` : "";
}

const accepts = ["text/html", "application/json", "*/*", "", "text/html;q=x", "image/png", "\u00ff"];

function headersOf(random: Random, sender: Sender): Record<string, string> {
  const headers: Record<string, string> = { accept: random.pick(accepts), ...sender.headers };
  if (!random.chance(0.15)) return headers;
  const value = nastyText(random)
    .replace(/[^\t\u0020-\u007e\u0080-\u00ff]/gu, "")
    .slice(0, 1000);
  const name = random.pick([
    "range",
    "if-none-match",
    "if-modified-since",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "accept-language",
    "user-agent",
    "referer",
    "x-http-method-override",
    "content-encoding",
    "authorization",
    "forwarded",
    "accept-encoding",
  ]);
  headers[name] = value;
  if (random.chance(0.2)) headers.cookie = `${headers.cookie ?? ""}; lang=${value}; ${value}=${value}; proven=${value}`;
  return headers;
}
