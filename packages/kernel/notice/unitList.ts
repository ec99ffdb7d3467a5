import type { Span, UnitRole } from "./Notice.ts";
import { joinsBefore, looksLikeUnit, nameLength, splitsJoin } from "./unitNames.ts";
import { roleVerbs } from "./unitVerbs.ts";

/** A unit in a phrase, with offsets into the folded text. `likely` tells whether the name looks like a public body. */
export interface ListedUnit extends Span {
  readonly name: string;
  readonly role: UnitRole;
  readonly likely: boolean;
}

/** A list of units as read: `verbs` counts the words of duty in it, `spare` the pieces that are no names. */
export interface UnitList {
  readonly units: readonly ListedUnit[];
  readonly verbs: number;
  readonly spare: number;
}

/** When something is due, or how the list is to be read: said in lists of units, but neither a name nor another word. */
const aside =
  /持续(?:推进|实施|坚持|开展|深化)|长期(?:坚持|实施|推进)|立行立改|常态化|^(?:长期|全年|即时|立即|下同|以下同)|下同$|完成$|\d{2,4} ?年|[\d一二三四五六七八九十]月|年底|季度|时限|第一(?:位|个)|列(?:在)?首位|^(?:持续|长期|年内|全年|常年|近期|同步|适时|动态|立即)/u;
const noName =
  /^(?:牵头|责任|配合|主办|协办|参与|参加|承办)(?:单位|部门|科室)$|^(?:其他|其它|等)$|^(?:市|县|区|省|州)级$|^(?:按|依|根据|结合|在|对|将|要|并|可)/u;
const opening =
  /^(?:[^、,;由]{1,8}由(?=[市省县区州国各])|以及|分别由|并由|主要由|具体由|各自由|统一由|由|其中|会同(?!县)|及|和(?![平田县静硕顺政布龙])|与|并(?!购)|[:.]|[①-⑳]|[“"])+/u;

/**
 * Reads `folded[start, end)` as a list of units with words of duty between them: each word of duty gives its role to
 * the names since the one before. `listRole` is what the list's label says, null if it has none. Stops at a full stop.
 */
export function readUnits(folded: string, start: number, end: number, listRole: UnitRole | null): UnitList {
  const clause = maskNotes(folded.slice(start, end));
  const stop = clause.indexOf("。");
  const text = stop < 0 ? clause : clause.slice(0, stop);
  const verbs = roleVerbs(text);
  const units: ListedUnit[] = [];
  let spare = 0;
  let from = 0;
  const take = (to: number, role: UnitRole): void => {
    for (const piece of namesIn(text.slice(from, to), folded, start + from)) {
      if (piece.name === "") continue;
      const object = from > 0 && piece.start === start + from && !piece.likely;
      if (aside.test(piece.name)) continue;
      if (object || noName.test(piece.name) || piece.name.length > 40 || piece.name.length === 1) spare++;
      else units.push({ ...piece, role: piece.noted ?? role });
    }
  };
  for (const verb of verbs) {
    take(verb.start, verb.strong ? verb.role : (listRole ?? verb.role));
    from = verb.end;
  }
  const led = units.some((unit) => unit.role === "lead");
  const joined = /^,? *(?:会同|联合|协同)/u.test(text.slice(from));
  take(text.length, listRole ?? (led && joined ? "support" : "responsible"));
  return { units, verbs: verbs.length, spare };
}

/** Notes in round brackets, made unreadable so that nothing inside them splits the list. */
function maskNotes(text: string): string {
  return text.replace(/[([【〔][^()[\]【】〔〕\n]{0,40}[)\]】〕]/gu, (note) => `(${"x".repeat(note.length - 2)})`);
}

interface Piece extends Span {
  readonly name: string;
  readonly likely: boolean;
  readonly noted: UnitRole | null;
}

function namesIn(masked: string, folded: string, offset: number): Piece[] {
  const cuts: { start: number; end: number; before: string }[] = [];
  let from = 0;
  for (let i = 0; i <= masked.length; i++) {
    const char = masked.charAt(i);
    const blank = char === " " || char === "\n";
    if (
      i < masked.length &&
      !/[、,;:/|]/u.test(char) &&
      !(blank && i - from < 60 && endsAtBlank(squeeze(folded, offset, from, i), masked.slice(i + 1, i + 4)))
    )
      continue;
    cuts.push({ start: from, end: i, before: from === 0 ? "" : masked.charAt(from - 1) });
    from = i + 1;
  }
  const whole: { start: number; end: number }[] = [];
  for (const cut of cuts) {
    const last = whole.at(-1);
    const joins =
      last &&
      cut.before === "、" &&
      joinsBefore(squeeze(folded, offset, last.start, last.end), squeeze(folded, offset, cut.start, cut.end));
    if (last && joins) last.end = cut.end;
    else whole.push({ start: cut.start, end: cut.end });
  }
  return whole.flatMap((cut) => splitJoined(masked, folded, offset, cut)).map((cut) => pieceOf(folded, offset, cut));
}

/** Whether a name ends before a blank; `市委 宣传部` is one name that a scan broke. */
const endsAtBlank = (left: string, right: string): boolean =>
  looksLikeUnit(left) &&
  !(/^[市县省区州]?(?:委|政府|人民政府)$/u.test(left) && /^[^\s市县省区州各乡镇国]/u.test(right));

const squeeze = (folded: string, offset: number, from: number, to: number): string =>
  plain(folded.slice(offset + from, offset + to));

/** A name as the rules see it: without blanks, and with every bracket a round one. */
const plain = (printed: string): string =>
  printed
    .replace(/\s+/gu, "")
    .replace(/[〔[【]/gu, "(")
    .replace(/[〕\]】]/gu, ")");

function splitJoined(masked: string, folded: string, offset: number, cut: Span): Span[] {
  if (cut.end - cut.start > 120) return [cut];
  for (const match of masked.slice(cut.start, cut.end).matchAll(/以及|会同(?!县)|联合(?!会|社|国)|和|及|与|暨/gu)) {
    const at = cut.start + match.index;
    const right = at + match[0].length;
    if (at === cut.start || right >= cut.end) continue;
    const [left, rest] = [squeeze(folded, offset, cut.start, at), squeeze(folded, offset, right, cut.end)];
    const sure = match[0].length > 1 && looksLikeUnit(left);
    const plain = left.slice(0, nameLength(left)) || left;
    if (!sure && !splitsJoin(plain.replace(opening, ""), rest.slice(0, nameLength(rest)))) continue;
    return [{ start: cut.start, end: at }, ...splitJoined(masked, folded, offset, { start: right, end: cut.end })];
  }
  return [cut];
}

function pieceOf(folded: string, offset: number, cut: Span): Piece {
  let start = offset + cut.start;
  let end = offset + cut.end;
  const trim = (): void => {
    while (start < end && /\s/u.test(folded.charAt(start))) start++;
    while (start < end && /[\s”".!]/u.test(folded.charAt(end - 1))) end--;
  };
  trim();
  start += opening.exec(folded.slice(start, end))?.[0].length ?? 0;
  trim();
  const printed = folded.slice(start, end);
  const note = /\(([^()]*)\)$/u.exec(printed)?.[1] ?? "";
  const noted = /^(?:牵头|主办|主责)/u.test(note) ? "lead" : /^(?:配合|协办|参与)/u.test(note) ? "support" : null;
  if (/^等/u.test(printed)) end = start;
  else end = start + nameLength(printed);
  const name = folded.slice(start, end).replace(/\s+/gu, "");
  return { start, end, name, likely: looksLikeUnit(name), noted };
}
