import type { Span } from "./Notice.ts";

/** Whether an offset lies in one of the spans; to be asked with offsets that never fall. */
export function inOrder(spans: readonly Span[]): (at: number) => boolean {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let reach = 0;
  let next = 0;
  return (at) => {
    for (; next < sorted.length && (sorted[next] as Span).start <= at; next++)
      reach = Math.max(reach, (sorted[next] as Span).end);
    return at < reach;
  };
}
