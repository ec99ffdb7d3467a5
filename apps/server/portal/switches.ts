import type { Http } from "@wuxing/platform/http";

const year = 365 * 24 * 60 * 60;
const allowed: Readonly<Record<string, readonly string[]>> = { lang: ["zh", "en"], type: ["large", "normal"] };

/** `?lang=` and `?type=` on any page: remembered in a cookie, then the page again without the wish. No script needed. */
export function switches(http: Http): void {
  http.addHook("onRequest", async (request, reply) => {
    if (request.method !== "GET" || !/[?&](lang|type)=/u.test(request.url)) return;
    const url = new URL(request.url, "http://page");
    let wished = false;
    for (const [name, values] of Object.entries(allowed)) {
      const wish = url.searchParams.get(name);
      if (wish === null || !values.includes(wish)) continue;
      wished = true;
      url.searchParams.delete(name);
      const secure = request.protocol === "https";
      // The desk's script reads the language and changes it too: hidden from scripts, it could do neither.
      reply.setCookie(name, wish, { path: "/", maxAge: year, sameSite: "lax", httpOnly: false, secure });
    }
    if (wished) return reply.redirect(`${url.pathname.replace(/^\/+/u, "/")}${url.search}`, 303);
  });
}
