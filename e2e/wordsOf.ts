import type { Locator } from "playwright-core";

/** The words of an element, however it is laid out; waits for it. */
export const wordsOf = async (element: Locator): Promise<string> => (await element.textContent()) ?? "";
