const atMost = 120;
/** Characters that a file system reserves, control characters, and those that turn the direction of writing or show nothing. */
const unwanted = /[\p{Cc}\p{Cf}\p{Co}<>:"|?*]/gu;

/** A name as it is kept and given out again: without folders and tricks, its ending kept, at most 120 characters. */
export function allowedName(said: string): string {
  const last = said.toWellFormed().normalize("NFC").split(/[\\/]/u).at(-1) ?? "";
  const name = last
    .replace(unwanted, "")
    .replace(/\s+/gu, " ")
    .replace(/^[. ]+|[. ]+$/gu, "");
  const letters = [...name];
  if (letters.length <= atMost) return name || "file";
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(name)?.[0] ?? "";
  return letters.slice(0, atMost - ending.length).join("") + ending;
}

/** The name with the ending of what the file is, where it has another one. */
export function named(said: string, endings: readonly string[], foreign: ReadonlySet<string>): string {
  const ending = /\.([^.]+)$/u.exec(said)?.[1]?.toLowerCase() ?? "";
  if (endings.includes(ending)) return said;
  const stem = foreign.has(ending) ? said.slice(0, -ending.length - 1) : said;
  return `${stem}.${endings[0]}`;
}
