import type { Locale } from "@wuxing/kernel/text";

/**
 * The one path and query by which a page is known in a language: Chinese, which is what somebody gets who says nothing,
 * without a wish; English with `lang=en`, which the server answers in place.
 */
export function addressIn(path: string, locale: Locale): string {
  const url = new URL(path, "http://page");
  for (const wish of ["lang", "type"]) url.searchParams.delete(wish);
  if (locale === "en") url.searchParams.set("lang", "en");
  return `${url.pathname}${url.search}`;
}
