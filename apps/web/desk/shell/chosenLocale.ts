import type { Locale } from "@wuxing/kernel/text";

const year = 365 * 24 * 60 * 60;

/** The language of the cookie that the public pages set too; Chinese by default. */
export const chosenLocale = (): Locale => (/(?:^|;\s*)lang=en(?:;|$)/.test(document.cookie) ? "en" : "zh");

/** Words are fixed when a component is made, so the page is loaded anew; what was typed waits in the drafts. */
export function chooseLocale(locale: Locale): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the cookie store is asynchronous and not in every browser we serve
  document.cookie = `lang=${locale}; path=/; max-age=${year}; samesite=lax`;
  location.reload();
}
