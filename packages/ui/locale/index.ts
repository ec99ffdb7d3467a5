export { localeKey, type Speech, speechIn, useLocale } from "./useLocale.ts";
