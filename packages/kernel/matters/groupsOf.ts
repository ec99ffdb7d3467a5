import { keyTermsOf, type Told } from "./Told.ts";

/** A term of more requests than this does not lead from one to the others. */
const mostSharers = 400;
/** Key terms that two must share before they are compared. */
const leastShared = 2;

/**
 * Requests that are one matter, as lists of their places, those of one alone left out: alike directly or over others. The
 * largest first, then by the first place. Which came first does not change who belongs together.
 */
export function groupsOf<T extends Told>(requests: readonly T[], same: (a: T, b: T) => boolean): number[][] {
  const sharers = new Map<number, number[]>();
  const head = requests.map((_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (head[at] !== at) at = head[at] = head[head[at] as number] as number;
    return at;
  };
  for (const [i, request] of requests.entries()) {
    for (const other of othersOf(request, sharers, i)) {
      const [a, b] = [find(i), find(other)];
      if (a !== b && same(request, requests[other] as T)) head[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (const i of requests.keys()) {
    const of = find(i);
    groups.set(of, [...(groups.get(of) ?? []), i]);
  }
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
