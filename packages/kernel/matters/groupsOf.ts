import { keyTermsOf, type Told } from "./Told.ts";

/** A term of more requests than this does not lead from one to the others. */
const mostSharers = 400;
/** Key terms that two must share before they are compared. */
const leastShared = 2;
/** Comparisons in a step. */
const atOnce = 50;

/**
 * Requests that are one matter, as lists of their places, those of one alone left out: alike directly or over others, or
 * `known` to belong together, as pairs of places. The largest first. Which came first does not change who belongs together.
 */
export function groupsOf<T extends Told>(...told: Parameters<typeof groupSteps<T>>): number[][] {
  const steps = groupSteps(...told);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does what `groupsOf` does in small steps, at most one request and so many comparisons in each: whoever has other work to do goes on when he likes. */
export function* groupSteps<T extends Told>(
  requests: readonly T[],
  same: (a: T, b: T) => boolean,
  known: Iterable<readonly [number, number]> = [],
): Generator<undefined, number[][]> {
  const sharers = new Map<number, number[]>();
  const head = requests.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (head[at] !== at) at = head[at] = head[head[at] as number] as number;
    return at;
  };
  const join = (a: number, b: number): void => {
    head[Math.max(find(a), find(b))] = Math.min(find(a), find(b));
  };
  for (const [a, b] of known) join(a, b);
  for (const [i, request] of requests.entries()) {
    for (const [nth, other] of othersOf(request, sharers, i).entries()) {
      if (find(i) !== find(other) && same(request, requests[other] as T)) join(i, other);
      if (nth % atOnce === atOnce - 1) yield;
    }
    yield;
  }
  const groups = Map.groupBy(requests.keys(), find);
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/** Those before it that share enough key terms; it is then among the sharers itself. */
function othersOf(request: Told, sharers: Map<number, number[]>, i: number): number[] {
  const shared = new Map<number, number>();
  for (const term of keyTermsOf(request)) {
    const known = sharers.get(term);
    if (!known) sharers.set(term, [i]);
    else if (known.length < mostSharers) {
      for (const other of known) shared.set(other, (shared.get(other) ?? 0) + 1);
      known.push(i);
    }
  }
  return [...shared].filter(([, terms]) => terms >= leastShared).map(([other]) => other);
}
