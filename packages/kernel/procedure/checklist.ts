/** A piece of a list that was ticked, and what is said of it; empty where nothing is. */
export interface Ticked {
  readonly value: string;
  readonly reason: string;
}

/** A list of pieces as its boxes hold it; `more`: lines written beside them. */
export interface Checklist {
  readonly ticked: readonly Ticked[];
  readonly more: string;
}

const colon = /^\s*[：:]/u;

/** The list as entries keep it: a piece a line, what is said of it after a colon. */
export function checklistText({ ticked, more }: Checklist, withReasons: boolean): string {
  const lines = ticked.map(({ value, reason }) =>
    withReasons ? `${value}：${reason.replaceAll(/\s*\n\s*/gu, " ")}` : value,
  );
  return [...lines, ...(more.trim() ? [more] : [])].join("\n");
}

/** The boxes of a text: a line that begins with a piece, whose name may hold a colon itself, ticks it once; the rest is `more`. */
export function readChecklist(text: string, pieces: readonly string[], withReasons: boolean): Checklist {
  const found = new Map<string, string>();
  const more: string[] = [];
  for (const line of text.split("\n").filter((one) => one.trim())) {
    const said = line.trimStart();
    const [piece] = pieces
      .filter((one) => (withReasons ? said.startsWith(one) && colon.test(said.slice(one.length)) : said.trim() === one))
      .toSorted((a, b) => b.length - a.length);
    if (piece === undefined || found.has(piece)) more.push(line);
    else found.set(piece, said.slice(piece.length).replace(colon, "").trimStart());
  }
  const ticked = pieces.flatMap((value) => {
    const reason = found.get(value);
    return reason === undefined ? [] : [{ value, reason }];
  });
  return { ticked, more: more.join("\n") };
}
