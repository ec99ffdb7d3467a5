import type { Locale } from "@wuxing/kernel/text";

/** An address of this site that opens in a language also on a device that was never here; Chinese needs no word of it. */
export function inLanguage(address: string, language: Locale): string {
  if (language === "zh") return address;
  const url = new URL(address);
  url.searchParams.set("lang", language);
  return url.href;
}
