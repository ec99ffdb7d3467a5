import type { Hasher } from "./Hasher.ts";

/** The root over whole subtrees given from the right (`subtreesOf`): each takes what was joined so far to its right side. */
export function joinParts(parts: readonly Uint8Array[], { node, empty }: Hasher): Uint8Array {
  const [last, ...before] = parts;
  return before.reduce((right, left) => node(left, right), last ?? empty);
}
