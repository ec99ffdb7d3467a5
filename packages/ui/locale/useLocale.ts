import type { Locale, Text } from "@wuxing/kernel/text";
import { type InjectionKey, inject } from "vue";

/** Provided once by the portal's or the desk's root; Chinese where nobody provided one. */
export const localeKey: InjectionKey<Locale> = Symbol("locale");

const han = /\p{Script=Han}/u;

export interface Speech {
  readonly locale: Locale;
  /** The text in the language of the page. */
  readonly say: (text: Text | string) => string;
  /** `zh-CN` for Chinese words on an English page (WCAG 3.1.2), otherwise no attribute. */
  readonly langOf: (text: Text | string | null | undefined) => string | undefined;
}

/** Speech in one language, for code outside a component. */
export function speechIn(locale: Locale): Speech {
  const say = (text: Text | string): string => (typeof text === "string" ? text : text[locale]);
  const langOf = (text: Text | string | null | undefined): string | undefined =>
    locale === "en" && text && han.test(say(text)) ? "zh-CN" : undefined;
  return { locale, say, langOf };
}

export const useLocale = (): Speech => speechIn(inject(localeKey, "zh"));
