import type { Http } from "./Http.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "font-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every answer: nothing inline, nothing from elsewhere, no framing, no referrer with an address in it. */
export const securityHeaders: Readonly<Record<string, string>> = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "permissions-policy": "geolocation=(self), camera=(self), microphone=()",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};

const twoYears = 2 * 365 * 24 * 60 * 60;

/** Sets them, HSTS where people come by https, and `no-store` on whatever does not say itself that it may be kept. */
export function sendSecurityHeaders(http: Http): void {
  http.addHook("onRequest", (request, reply, done) => {
    reply.headers(securityHeaders);
    if (request.protocol === "https")
      reply.header("strict-transport-security", `max-age=${twoYears}; includeSubDomains`);
    done();
  });
  http.addHook("onSend", (request, reply, payload, done) => {
    if (
      !reply.hasHeader("cache-control") ||
      (request.caller !== undefined && !isFile(reply.getHeader("cache-control")))
    )
      reply.header("cache-control", "no-store");
    done(null, payload);
  });
}

/** Files of the build have a hash in their names and hold nothing of anybody. */
const isFile = (kept: unknown): boolean => String(kept).startsWith("public");
