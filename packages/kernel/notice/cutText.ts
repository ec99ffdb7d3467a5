import type { Span } from "./Notice.ts";

/** A text with stretches cut out, and the way back from its offsets to those of the source. */
export interface CutText {
  readonly text: string;
  toSource(offset: number): number;
}

/** The source without `spans`, which are in order and do not overlap. */
export function cutOut(source: string, spans: readonly Span[]): CutText {
  if (spans.length === 0) return { text: source, toSource: (offset) => offset };
  const parts: string[] = [];
  const starts: number[] = [];
  const shifts: number[] = [];
  let from = 0;
  let length = 0;
  for (const span of spans) {
    parts.push(source.slice(from, span.start));
    length += span.start - from;
    from = span.end;
    starts.push(length);
    shifts.push(from - length);
  }
  parts.push(source.slice(from));
  return { text: parts.join(""), toSource: (offset) => offset + shiftAt(starts, shifts, offset) };
}

function shiftAt(starts: readonly number[], shifts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : (shifts[low - 1] as number);
}
