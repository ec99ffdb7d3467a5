/** A word in the language of the page. */
export const spoken = (zh: string, en: string): string => (document.documentElement.lang === "en" ? en : zh);
