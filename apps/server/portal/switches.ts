import type { Http } from "@wuxing/platform/http";

const year = 365 * 24 * 60 * 60;
const allowed: Readonly<Record<string, readonly string[]>> = { lang: ["zh", "en"], type: ["large", "normal"] };

/**
 * `?lang=` and `?type=` on any page: remembered in a cookie, then the page again without the wish. No script needed. Who
 * comes from elsewhere, by an address that was handed on or as a machine that keeps no cookies, gets the page at once in
 * the language of the address.
 */
export function switches(http: Http): void {
  http.addHook("onRequest", async (request, reply) => {
    if (request.method !== "GET" || !/[?&](lang|type)=/u.test(request.url)) return;
    const url = new URL(request.url, "http://page");
    let wished = false;
    const fromHere = request.headers["sec-fetch-site"] === "same-origin";
    for (const [name, values] of Object.entries(allowed)) {
      const wish = url.searchParams.get(name);
      if (wish === null || !values.includes(wish)) continue;
      wished = true;
      url.searchParams.delete(name);
      const secure = request.protocol === "https";
      // The desk's script reads the language and changes it too: hidden from scripts, it could do neither.
      if (!fromHere) request.cookies[name] = wish;
      reply.setCookie(name, wish, { path: "/", maxAge: year, sameSite: "lax", httpOnly: false, secure });
    }
    if (wished && fromHere) return reply.redirect(`${url.pathname.replace(/^\/+/u, "/")}${url.search}`, 303);
  });
}
