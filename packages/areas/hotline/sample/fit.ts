/** Pairs of neighbouring characters, without slots: what two Chinese texts share tells roughly whether they fit. */
function pairs(text: string): Set<string> {
  const bare = text.replace(/\{\w+\}/g, " ");
  const found = new Set<string>();
  for (let at = 0; at + 1 < bare.length; at++) {
    const pair = bare.slice(at, at + 2);
    if (/^\p{Script=Han}{2}$/u.test(pair)) found.add(pair);
  }
  return found;
}

/** How much of the first text turns up in the second: 0 (nothing) to 1 (every pair of characters). */
export function fit(text: string, other: string): number {
  const [own, theirs] = [pairs(text), pairs(other)];
  return own.size === 0 ? 0 : [...own].filter((pair) => theirs.has(pair)).length / own.size;
}
