/** Leaves from one index (inclusive) to another (exclusive). */
export type Range = readonly [from: number, to: number];

/** A whole subtree: 2^height leaves; `place` counts the subtrees of that height from the left. */
export interface Subtree {
  readonly height: number;
  readonly place: number;
}

/** The ranges whose roots prove a leaf in a tree of a size, from the leaf upwards (RFC 9162 §2.1.3.1). */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(Number.isInteger(index) && index >= 0 && index < size)) throw new RangeError(`no leaf ${index} below ${size}`);
  const path: Range[] = [];
  for (let width = 1, place = index; width < size; width *= 2, place = Math.floor(place / 2)) {
    const from = (place % 2 === 0 ? place + 1 : place - 1) * width;
    // At the right edge a node may have no sibling: it is its parent.
    if (from < size) path.push([from, Math.min(from + width, size)]);
  }
  return path;
}

/** The ranges whose roots prove that a tree of one size begins that of another (RFC 9162 §2.1.4.1). */
export function consistencyRanges(from: number, to: number): Range[] {
  if (!(Number.isInteger(from) && from > 0 && from <= to))
    throw new RangeError(`no tree of ${from} begins one of ${to}`);
  const path: Range[] = [];
  let [start, end, whole] = [0, to, true];
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      path.push([middle, end]);
      end = middle;
    } else {
      path.push([start, middle]);
      start = middle;
      whole = false;
    }
  }
  if (!whole) path.push([start, end]);
  return path.reverse();
}

/** The whole subtrees that make up a range, from the right; the range begins where a subtree of its width may begin. */
export function subtreesOf([from, to]: Range): Subtree[] {
  const parts: Subtree[] = [];
  for (let end = to; end > from; ) {
    const width = lowestBit(end - from);
    end -= width;
    parts.push({ height: Math.log2(width), place: end / width });
  }
  return parts;
}

/** The greatest power of two below n (n > 1): where RFC 6962 parts a tree. */
function splitOf(n: number): number {
  let width = 1;
  while (width * 2 < n) width *= 2;
  return width;
}

/** The lowest power of two in n (n > 0), also beyond 2^32. */
function lowestBit(n: number): number {
  let width = 1;
  while ((n / width) % 2 === 0) width *= 2;
  return width;
}
