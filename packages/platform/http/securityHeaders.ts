import type { Http } from "./createHttp.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers of every answer: nothing inline, nothing from elsewhere, no framing, no referrer with an address in it. */
export function securityHeaders(http: Http): void {
  http.addHook("onRequest", (_request, reply, done) => {
    reply.headers({
      "content-security-policy": policy,
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "permissions-policy": "geolocation=(self), camera=(self), microphone=()",
      "cross-origin-opener-policy": "same-origin",
    });
    done();
  });
}
