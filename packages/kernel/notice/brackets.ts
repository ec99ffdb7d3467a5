import type { Span } from "./Notice.ts";

const closes: Readonly<Record<string, string>> = { "(": ")", "[": "]", "【": "】", "〔": "〕" };
const longest = 2000;

/** A bracket with its signs. One that is never closed ends with its line, and `open` says so. */
export interface Bracket extends Span {
  readonly open: boolean;
}

/**
 * The outermost brackets of a folded text, and of the never closed ones the last of each line. A bracket that would
 * hold more than 2000 characters or three line ends counts as never closed.
 */
export function findBrackets(folded: string): Bracket[] {
  const found: Bracket[] = [];
  const closing = matchBrackets(folded);
  let feed = -1;
  for (let i = 0; i < folded.length; i++) {
    if (!closes[folded.charAt(i)]) continue;
    const end = closing.get(i);
    if (end !== undefined) {
      found.push({ start: i, end, open: false });
      i = end - 1;
      continue;
    }
    if (feed < i) feed = lineEnd(folded, i);
    if (feed - i > longest) continue;
    const last = found.at(-1);
    if (last?.open && last.end === feed) found.pop();
    found.push({ start: i, end: feed, open: true });
  }
  return found;
}

function lineEnd(folded: string, at: number): number {
  const feed = folded.indexOf("\n", at);
  return feed < 0 ? folded.length : feed;
}

/** From the place of each opening sign to the place after its closing one. */
function matchBrackets(folded: string): Map<number, number> {
  const pairs = new Map<number, number>();
  const stack: { at: number; line: number; close: string }[] = [];
  let line = 0;
  for (let i = 0; i < folded.length; i++) {
    const char = folded.charAt(i);
    const close = closes[char];
    if (char === "\n") line++;
    else if (close) stack.push({ at: i, line, close });
    else if (/[)\]】〕]/u.test(char)) {
      while (stack.length > 0 && (line - (stack.at(-1)?.line ?? 0) > 3 || i - (stack.at(-1)?.at ?? 0) > longest))
        stack.pop();
      const back = stack.slice(-4).findLastIndex((open) => open.close === char);
      if (back < 0) continue;
      stack.length = Math.max(0, stack.length - 4) + back + 1;
      pairs.set((stack.pop() as { at: number }).at, i + 1);
    }
  }
  return pairs;
}
