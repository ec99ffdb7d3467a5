import type { Task } from "./tasks.ts";
import type { UnitPhrase } from "./unitPhrases.ts";

/** The tasks of a paper that numbers nothing: each paragraph that a phrase closes, or that stands above a phrase's own line. */
export function paragraphTasks(folded: string, phrases: readonly UnitPhrase[]): Task[] {
  const groups: { start: number; phrases: UnitPhrase[] }[] = [];
  let from = 0;
  for (const phrase of phrases) {
    const between = folded.slice(from, phrase.start);
    const last = groups.at(-1);
    if (last && /^[\s)\]】〕。;]*$/u.test(between)) last.phrases.push(phrase);
    else groups.push({ start: from + paragraphStart(between), phrases: [phrase] });
    from = phrase.end;
  }
  return groups.map((group) => ({
    provision: null,
    marker: "",
    body: { start: group.start, end: group.phrases.at(-1)?.end ?? group.start },
    phrases: group.phrases,
    dueCells: [],
  }));
}

/** Where the last paragraph of a text begins that has more than signs in it. */
function paragraphStart(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s([【〔]/u.test(text.charAt(end - 1))) end--;
  const start = text.lastIndexOf("\n", end - 1) + 1;
  return start + (/^[\s)\]】〕。;]*/u.exec(text.slice(start, end))?.[0].length ?? 0);
}
