/** A seeded source of choices: the same seed always gives the same sequence, on every machine. Not for secrets. */
export interface Random {
  /** The next number, 0 ≤ x < 1. */
  next(): number;
  /** A whole number, 0 ≤ x < n. n must be at least 1. */
  int(n: number): number;
  /** One element, all equally likely. Throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One value, likely in proportion to its weight (≥ 0). Throws RangeError when no weight is above 0. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** True with probability p (0 to 1). */
  chance(p: number): boolean;
}

/** A seeded random source (mulberry32: 32 bits of state, ample for sample data). The seed is taken modulo 2^32. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const int = (n: number) => Math.floor(next() * n);
  return {
    next,
    int,
    pick: (list) => pickFrom(list, int),
    weighted: (list) => weigh(list, next()),
    chance: (p) => next() < p,
  };
}

function pickFrom<T>(list: readonly T[], int: (n: number) => number): T {
  if (list.length === 0)
    throw new RangeError("不能从空列表中选取。Cannot pick from an empty list: pass at least one element.");
  return list[int(list.length)] as T;
}

function weigh<T>(list: readonly (readonly [T, number])[], share: number): T {
  const total = list.reduce((sum, [, weight]) => sum + weight, 0);
  if (!(total > 0)) throw new RangeError("权重之和必须大于 0。The weights must add up to more than 0.");
  let left = share * total;
  let last: T | undefined;
  for (const [value, weight] of list) {
    if (weight <= 0) continue;
    last = value;
    left -= weight;
    if (left < 0) return value;
  }
  // Rounding may leave a remainder above 0: the last value that may be chosen takes it.
  return last as T;
}
