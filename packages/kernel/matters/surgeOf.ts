/** A count held against the same stretch of earlier weeks. */
export interface Surge {
  readonly count: number;
  /** What such a stretch usually holds. */
  readonly usual: number;
  /** How likely so many or more would be if nothing had changed, 0 to 1. */
  readonly chance: number;
}

/** Weeks differ by more than chance: a fifth of the usual count or so, also where eight of them by luck did not. */
const ownSpread = 25;

/**
 * How far a count is out of the ordinary. `before` are the counts of the same stretch in earlier weeks, one or more. They
 * are taken as draws of one Poisson rate that is itself not certain (Jeffreys' prior), so the next count follows a negative binomial;
 * where the weeks differ more than that allows, all counts are scaled down by how much more.
 */
export function surgeOf(count: number, before: readonly number[]): Surge {
  const weeks = before.length;
  const sum = before.reduce((all, one) => all + one, 0);
  const usual = sum / weeks;
  const spread = before.reduce((all, one) => all + (one - usual) ** 2, 0) / Math.max(1, weeks - 1);
  const scale = Math.max(1 + usual / ownSpread, spread / Math.max(usual, 0.5));
  const chance = negativeBinomialTail(Math.ceil(count / scale), sum / scale + 0.5, weeks / (weeks + 1));
  return { count, usual, chance };
}

/** The probability of `least` or more failures before `r` successes, each with probability `p`. In logarithms: the first terms are too small for a number. */
function negativeBinomialTail(least: number, r: number, p: number): number {
  let log = r * Math.log(p);
  const next = (k: number): void => {
    log += Math.log((r + k) / (k + 1)) + Math.log1p(-p);
  };
  let below = 0;
  for (let k = 0; k < least; k++) {
    below += Math.exp(log);
    next(k);
  }
  // Nearer to 1 the difference can tell no more, and the tail itself is summed.
  if (below < 0.999) return 1 - below;
  let tail = 0;
  for (let k = least; k < least + 10_000; k++) {
    const term = Math.exp(log);
    tail += term;
    if (term <= tail * 1e-12) break;
    next(k);
  }
  return Math.min(1, tail);
}
