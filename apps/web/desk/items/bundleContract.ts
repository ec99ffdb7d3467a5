import type { Text } from "@wuxing/kernel/text";

interface Words {
  zh: string;
  en: string;
}

/** A bundle as it is written. */
export interface BundleFields {
  code: string;
  name: Words;
  event: string;
  audience: string;
  lead: Words;
}

export const nothingYet: BundleFields = {
  ...{ code: "", name: { zh: "", en: "" }, event: "birth", audience: "1", lead: { zh: "", en: "" } },
};

/** A bundle with its items' base codes in order. */
export type Bundle = BundleFields & { readonly bases: readonly string[] };
/** An item of a bundle that cannot be done now; `endedOn`: nobody offers it since. */
export interface MissingItem {
  readonly base: string;
  readonly name: Text;
  readonly endedOn: string | null;
}
export type ListedBundle = Bundle & { readonly missing: readonly MissingItem[] };
export type OpenBundle = ListedBundle & { readonly items: readonly { readonly code: string; readonly name: Text }[] };

export interface BundleRevision {
  readonly version: number;
  readonly state: string;
  readonly bundle: Bundle;
  readonly because: string;
  /** What is published now; null for a new one. */
  readonly before: Bundle | null;
  /** Names of the items of both. */
  readonly items: readonly { readonly base: string; readonly name: Text }[];
  /** Those of its items that nobody offers now. */
  readonly missing: readonly MissingItem[];
  readonly itemsBefore: readonly { readonly base: string; readonly name: Text }[];
}
