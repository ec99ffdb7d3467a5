import { type Text, t } from "@wuxing/kernel/text";

/** What a unit has entered, in both languages: the Chinese in both where it gave no English. */
export const enteredText = (zh: string, en: string): Text => t(zh, en || zh);
