/**
 * The page's own address with a wish for the server: `lang=zh|en` or `type=large|normal`. The server sets the cookie
 * and sends the browser back to the address without it, so the switch works without JavaScript.
 */
export function switchHref(path: string, name: "lang" | "type", value: string): string {
  const url = new URL(path, "http://page");
  url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}
