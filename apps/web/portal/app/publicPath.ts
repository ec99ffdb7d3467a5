/** A page's own path and query without the wish for a language or a type size: the one address it is known by. */
export function publicPath(path: string): string {
  const url = new URL(path, "http://page");
  for (const wish of ["lang", "type"]) url.searchParams.delete(wish);
  return `${url.pathname}${url.search}`;
}

/** The same page in a language, whoever opens it. */
export function pathIn(path: string, language: "zh" | "en"): string {
  const url = new URL(publicPath(path), "http://page");
  url.searchParams.set("lang", language);
  return `${url.pathname}${url.search}`;
}
