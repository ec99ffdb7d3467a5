import type { Text } from "@wuxing/kernel/text";

/** What was read from input: a value, with what a person should look at again, or the reason why it cannot be one. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Text[] }
  | { readonly ok: false; readonly reason: Text };

export const read = <T>(value: T, ...warnings: readonly Text[]): Parsed<T> => ({ ok: true, value, warnings });
export const unread = (reason: Text): { readonly ok: false; readonly reason: Text } => ({ ok: false, reason });
