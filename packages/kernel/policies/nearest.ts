/** At most three of the known words that share most pairs of characters with what was written, the likest first. */
export function nearest(word: string, known: readonly string[]): readonly string[] {
  const pairs = (text: string): Set<string> =>
    new Set([...text].flatMap((sign, i, all) => [sign, ...(all[i + 1] ? [sign + all[i + 1]] : [])]));
  const own = pairs(word);
  return known
    .map((name) => {
      const other = pairs(name);
      const common = [...own].filter((pair) => other.has(pair)).length;
      return { name, likeness: (2 * common) / (own.size + other.size) };
    })
    .filter(({ likeness }) => likeness > 0.3)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, 3)
    .map(({ name }) => name);
}
