import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Http } from "./createHttp.ts";

const safe = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * No other site can make a browser act here: a request that changes something and comes from a browser must come from
 * our own pages. Programs send neither header; they carry no cookies of ours either. Open311 is open to all.
 */
export function guardOrigin(http: Http): void {
  http.addHook("onRequest", (request, _reply, done) => {
    if (safe.has(request.method) || request.url.startsWith("/open311/")) return done();
    const site = request.headers["sec-fetch-site"];
    const { origin } = request.headers;
    const foreign =
      site !== undefined
        ? site !== "same-origin" && site !== "none"
        : origin !== undefined && origin !== "null" && hostOf(origin) !== request.headers.host;
    if (foreign) return done(new Refusal("notAllowed", t("请从本站页面操作", "Please act from this site's own pages")));
    done();
  });
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
