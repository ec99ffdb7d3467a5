export { type Locale, type Text, t } from "./Text.ts";
