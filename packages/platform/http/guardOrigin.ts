import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FastifyRequest } from "fastify";
import type { Http } from "./Http.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * No other site can make a browser act here: a request that changes something and comes from a browser must come from
 * our own pages. Open311 is open to all and knows no cookie.
 */
export function guardOrigin(http: Http): void {
  http.addHook("onRequest", (request, _reply, done) => {
    if (safe.has(request.method) || request.url.startsWith("/open311/") || isOwn(request)) return done();
    done(new Refusal("notAllowed", t("请从本站页面操作", "Please act from this site's own pages")));
  });
}

/** By what the browser says of itself, the best witness first. */
function isOwn({ headers, host }: Pick<FastifyRequest, "headers" | "host">): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin" || site === "none";
  // `null` is a sandboxed frame or a page behind a redirect: not one of ours.
  if (headers.origin !== undefined) return hostOf(headers.origin) === host;
  if (headers.referer !== undefined) return hostOf(headers.referer) === host;
  // Programs say nothing of where they come from. With our cookies they must send JSON, which no foreign form can.
  return !headers.cookie || /^application\/json\b/iu.test(headers["content-type"] ?? "");
}

function hostOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).host : undefined;
}
