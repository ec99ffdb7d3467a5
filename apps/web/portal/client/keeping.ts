/** What the worker does with a request: opens a page with or without a network, hands out a file of the build, or nothing. */
export type Rule = "page" | "file" | "pass";

/** Pages that are not the portal's, or have a worker of their own. */
const foreign = /^\/(?:desk|api|open311|counter|visits|verify|oauth|log\/(?:tile|checkpoint|keys))(?:[/.]|$)/u;

export interface Asked {
  readonly method: string;
  readonly mode: string;
  readonly url: string;
}

export function ruleFor({ method, mode, url }: Asked, origin: string): Rule {
  const { origin: asked, pathname } = new URL(url);
  if (method !== "GET" || asked !== origin) return "pass";
  if (pathname.startsWith("/assets/")) return "file";
  return mode === "navigate" && !foreign.test(pathname) ? "page" : "pass";
}

/** A page kept longer than this is shown no more: as long as a sign-in lasts without being used. */
const keptFor = 7 * 24 * 60 * 60 * 1000;

export const isFresh = (keptAt: string | null, now: number): boolean =>
  keptAt !== null && now - Date.parse(keptAt) < keptFor;

/** Whether an address shows the whole page, at most with a word of what was just done there: not a second page of a list. */
export const isWhole = (search: string): boolean => search === "" || /^\?done=\w+$/u.test(search);

/**
 * What to do with the pages that are kept, by what an answer says of who is signed in: `account` is a mark of the sign-in,
 * or `none`. Whoever signs out, or in anew, finds nothing of before. An answer that says nothing changes nothing.
 */
export function wipes(known: string | undefined, said: string | null): boolean {
  return said !== null && known !== undefined && said !== known;
}

/** Headers by which our server says who is signed in, and that a page is one's own and may be kept on the device. */
export const [accountHeader, keepHeader] = ["x-account", "x-keep"];
