/** Where to go after sign-in: a path of this site, whatever was asked for. No other site, no scheme, no backslash. */
export function safeNext(asked: unknown, home = "/desk/"): string {
  if (typeof asked !== "string" || asked.length > 500 || !/^\/(?![/\\])[^\\\p{Cc}\s]*$/u.test(asked)) return home;
  const url = URL.canParse(asked, "http://site.invalid") ? new URL(asked, "http://site.invalid") : undefined;
  // Dots may fold into a second slash: what the browser will make of it decides.
  if (url?.host !== "site.invalid" || url.pathname.startsWith("//")) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}
