import rateLimit, { normalizeIP } from "@fastify/rate-limit";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FastifyRequest } from "fastify";
import type { Http } from "./Http.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, where a session or a key says so; requests are counted by it instead of by the address. */
    caller: string | undefined;
  }
}

/** Requests a minute; 0 is no limit. A route may ask for a stricter one with `config: { rateLimit }`. */
export interface RateLimits {
  /** By one signed-in person or one machine, over all routes. */
  readonly person: number;
  /** From one address without a session, over all routes. An IPv6 address counts with all of its /64. */
  readonly address: number;
  /** By one caller to one route that changes something. */
  readonly route: number;
}

/** Wide enough for an office or a mobile network behind one address, and for a busy desk. */
export const usualLimits: RateLimits = { person: 6000, address: 3000, route: 600 };

const window = 60_000;
const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/** By person or machine where it is known, else by address; IPv6 by /64, which is what one subscriber is given. */
const callerOf = (request: Pick<FastifyRequest, "caller" | "ip">): string =>
  request.caller ?? `address ${normalizeIP(request.ip, 64)}`;

/**
 * Counts every request, on this server: over all routes by caller, and by route where it changes something or asks for
 * it. Beyond the limit: 429 with Retry-After. It counts before a body is read and after the session is known.
 * `undefined` counts nothing. Call before any route is there.
 */
export async function limitRates(http: Http, limits: RateLimits | undefined): Promise<void> {
  http.decorateRequest("caller", undefined);
  // Before the plugin's own hook, which reads what is set here.
  http.addHook("onRoute", (route) => {
    const changes = [route.method].flat().some((method) => !safe.has(method));
    if (limits && limits.route > 0 && changes && route.config?.rateLimit === undefined)
      route.config = { ...route.config, rateLimit: { max: limits.route, timeWindow: window } };
  });
  await http.register(rateLimit, {
    global: false,
    hook: "preParsing",
    keyGenerator: callerOf,
    allowList: () => limits === undefined,
    addHeadersOnExceeding: { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false },
    errorResponseBuilder: (_request, { ttl }) => tooMany(ttl),
  });
  if (!limits) return;
  const most = (request: Pick<FastifyRequest, "caller">): number =>
    (request.caller ? limits.person : limits.address) || Number.POSITIVE_INFINITY;
  const count = http.createRateLimit({ max: most, timeWindow: window, keyGenerator: callerOf, allowList: () => false });
  http.addHook("preParsing", async (request, reply) => {
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header("retry-after", counted.ttlInSeconds);
    throw tooMany(counted.ttl);
  });
}

function tooMany(ttl: number): Refusal {
  const seconds = Math.max(1, Math.ceil(ttl / 1000));
  return new Refusal(
    "tooMany",
    t(`操作太频繁，请 ${seconds} 秒后再试`, `Too many requests; try again in ${seconds} seconds`),
  );
}
