/** Milliseconds that counts are kept: a hundred times what counting them took, so that it costs one part in a hundred. */
const leastKept = 1_000;
const mostKept = 60_000;
const keptAtMost = 200;

/**
 * Keeps what counting gave for up to a minute, for each set of arguments, so that a flood of readers costs one query,
 * while a small city's figures are fresh within a second. What failed is not kept.
 */
export function remembering<Asked extends readonly unknown[], Counted>(
  count: (...asked: Asked) => Promise<Counted>,
): (...asked: Asked) => Promise<Counted> {
  const memory = new Map<string, { readonly counted: Promise<Counted>; until: number }>();
  return (...asked) => {
    const key = JSON.stringify(asked);
    const known = memory.get(key);
    if (known && known.until > performance.now()) return known.counted;
    if (memory.size >= keptAtMost) memory.clear();
    const begun = performance.now();
    const counted = count(...asked);
    const entry = { counted, until: Number.POSITIVE_INFINITY };
    memory.set(key, entry);
    counted.then(
      () => {
        const ended = performance.now();
        entry.until = ended + Math.min(mostKept, Math.max(leastKept, 100 * (ended - begun)));
      },
      () => memory.delete(key),
    );
    return counted;
  };
}
