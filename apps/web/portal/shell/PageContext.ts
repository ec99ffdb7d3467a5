import type { Locale, Text } from "@wuxing/kernel/text";
import { type InjectionKey, inject } from "vue";

/** What every page knows of the request. */
export interface PageContext {
  readonly locale: Locale;
  /** Path and query of a page that can be asked for by GET; the language and type-size switches lead back to it. */
  readonly path: string;
  readonly largeType: boolean;
  readonly city: Text;
  /** The site's address as browsers know it. Absent in previews: then the page can be neither handed on nor installed. */
  readonly origin?: string;
  /** ISO instant by which remaining days are said. */
  readonly now: string;
  /** Demonstration data: said at the foot of each page. */
  readonly demo?: boolean;
  readonly signedIn?: { readonly name: string; readonly home: string };
  /** The firm in whose name a signed-in citizen acts: said at the head of each page. */
  readonly actingFor?: string;
  /** Put into every form as the hidden field `csrf`. */
  readonly csrf?: string;
}

export const contextKey: InjectionKey<PageContext> = Symbol("page context");

export function usePage(): PageContext {
  const context = inject(contextKey);
  if (!context) throw new Error("a page was rendered without its context");
  return context;
}

/** The hidden fields of a form on this page. */
export const hiddenFields = (context: PageContext, more: Record<string, string> = {}): Record<string, string> => ({
  ...(context.csrf ? { csrf: context.csrf } : {}),
  ...more,
});
