import type { Span } from "@wuxing/kernel/notice";

/** A stretch of the source text: plain, or of the item with this index. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  /** Index of the item it belongs to, or null. */
  readonly item: number | null;
}

/** Cuts a text at the borders of its items. Spans that overlap an earlier one give it the words they share. */
export function sourcePieces(text: string, spans: readonly Span[]): Piece[] {
  const ordered = spans.map((span, item) => ({ ...span, item })).sort((a, b) => a.start - b.start || a.end - b.end);
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end, item } of ordered) {
    const from = Math.max(at, Math.min(start, text.length));
    const to = Math.min(end, text.length);
    if (to <= from) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), start: at, item: null });
    pieces.push({ text: text.slice(from, to), start: from, item });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), start: at, item: null });
  return pieces;
}

/** A piece cut into what lies before, inside and after the span that is pointed at. */
export function pointedAt(piece: Piece, span: Span | null): readonly [string, string, string] {
  if (!span) return [piece.text, "", ""];
  const from = Math.min(Math.max(span.start - piece.start, 0), piece.text.length);
  const to = Math.min(Math.max(span.end - piece.start, 0), piece.text.length);
  return to > from
    ? [piece.text.slice(0, from), piece.text.slice(from, to), piece.text.slice(to)]
    : [piece.text, "", ""];
}
