import type { Text } from "@wuxing/kernel/text";
import type { CityWords } from "./CityWords.ts";
import { readKeys, type Trust } from "./Trust.ts";

/** What the city puts into the copy of the page that it serves. */
export interface BuiltIn {
  readonly city: Text;
  /** The keys of the log and of its witnesses (C2SP tlog-policy). */
  readonly policy: string;
  readonly words: CityWords;
}

/** Where in the page it stands: an element of that id, with JSON as its text. */
export const builtInId = "built-in";

/** Reads it; undefined in a copy that nobody has filled in. Throws LogFault where the keys in it cannot be read. */
export function builtInOf(
  text: string,
): { readonly city: Text; readonly words: CityWords; readonly trust: Trust } | undefined {
  if (text.trim() === "") return undefined;
  const { city, policy, words } = JSON.parse(text) as BuiltIn;
  return { city, words, trust: { policy: readKeys(policy), from: "builtIn" } };
}
