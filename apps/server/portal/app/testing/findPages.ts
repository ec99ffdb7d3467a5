import { type Http, routesOf } from "@wuxing/platform/http";

export interface FoundPage {
  readonly path: string;
  readonly route: string;
  readonly html: string;
}

/** What people do not see as a page of the portal: interfaces, the desk, files, and whatever a staff member signs in to. */
const others = /^\/(?:api|desk|assets|open311|oauth|counter\/worker|account|verify|visits|sign-in\/code)(?:[/.]|$)/u;

/** A page of every route of the portal that answers with one: those without a parameter, and of the others one that a page links to. */
export async function findPages(http: Http, cookie: string): Promise<readonly FoundPage[]> {
  const routes = routesOf(http)
    .filter(({ method, url }) => method === "GET" && !others.test(url) && !url.includes("*"))
    .map(({ url }) => ({ url, fits: new RegExp(`^${url.replace(/:\w+/gu, "[^/?]+")}$`, "u") }));
  const found = new Map<string, FoundPage>();
  // Nothing leads there but the worker of the telephone.
  const queue = ["/offline/zh", ...routes.filter(({ url }) => !url.includes(":")).map(({ url }) => url)];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    const plain = path.split("?")[0] ?? "";
    const route = routes.find(({ fits }) => fits.test(plain))?.url;
    if (!route || found.has(route)) continue;
    const answer = await http.inject({ url: path, headers: { cookie, accept: "text/html" } });
    if (answer.statusCode !== 200 || !String(answer.headers["content-type"]).startsWith("text/html")) continue;
    found.set(route, { path, route, html: answer.body });
    for (const [, href = ""] of answer.body.matchAll(/<a [^>]*href="(\/[^"#]*)"/gu))
      queue.push(href.replaceAll("&amp;", "&"));
  }
  return [...found.values()];
}
