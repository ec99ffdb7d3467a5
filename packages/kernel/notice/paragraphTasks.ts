import type { Task } from "./tasks.ts";
import type { UnitPhrase } from "./unitPhrases.ts";

/** The tasks of a paper that numbers nothing: each paragraph that a phrase closes, or that stands above a phrase's own line. */
export function paragraphTasks(folded: string, phrases: readonly UnitPhrase[]): Task[] {
  const tasks: Task[] = [];
  let from = 0;
  for (const phrase of phrases) {
    const last = tasks.at(-1);
    const between = folded.slice(from, phrase.start);
    if (last && /^[\s)\]】〕。;]*$/u.test(between)) {
      tasks[tasks.length - 1] = {
        ...last,
        body: { ...last.body, end: phrase.end },
        phrases: [...last.phrases, phrase],
      };
    } else {
      const start = from + paragraphStart(between);
      tasks.push({ provision: null, marker: "", body: { start, end: phrase.end }, phrases: [phrase], dueCells: [] });
    }
    from = phrase.end;
  }
  return tasks;
}

/** Where the last paragraph of a text begins that has more than signs in it. */
function paragraphStart(text: string): number {
  let end = text.length;
  while (end > 0 && /[\s([【〔]/u.test(text.charAt(end - 1))) end--;
  const start = text.lastIndexOf("\n", end - 1) + 1;
  return start + (/^[\s)\]】〕。;]*/u.exec(text.slice(start, end))?.[0].length ?? 0);
}
