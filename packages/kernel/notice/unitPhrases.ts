import { type Bracket, findBrackets } from "./brackets.ts";
import { isFooter } from "./closing.ts";
import type { Span, UnitRole } from "./Notice.ts";
import { findLabels, type Label } from "./unitLabels.ts";
import { type ListedUnit, readUnits } from "./unitList.ts";

/** A stretch of text that says who does a task. `guessed` where it breaks off or its form is weak. */
export interface UnitPhrase extends Span {
  readonly units: readonly ListedUnit[];
  readonly guessed: boolean;
  /** A label other than of units, such as `完成时限:`. Carries no unit. */
  readonly aside: boolean;
}

/** Every phrase of a folded text that says who does a task, in order. `stops` are the starts of provisions, sorted. */
export function findUnitPhrases(folded: string, stops: readonly number[]): UnitPhrase[] {
  const labels = findLabels(folded);
  const labelled = labels.map((label, i) => labelPhrase(folded, label, labels[i + 1]?.start, stops));
  const taken = labelled.filter((phrase) => phrase.units.length > 0);
  const bracketed: UnitPhrase[] = [];
  let next = 0;
  for (const bracket of findBrackets(folded)) {
    while (next < taken.length && (taken[next] as UnitPhrase).end < bracket.start) next++;
    const label = taken[next];
    if (label && label.start < bracket.end) continue;
    const phrase = bracketPhrase(folded, bracket, bracketed.at(-1));
    if (phrase) bracketed.push(phrase);
  }
  const both = [...taken, ...labelled.filter((phrase) => phrase.aside), ...bracketed].sort((a, b) => a.start - b.start);
  const bare = bareSentences(folded, both, stops);
  return bare.length === 0 ? both : [...both, ...bare].sort((a, b) => a.start - b.start);
}

function labelPhrase(
  folded: string,
  label: Label,
  nextLabel: number | undefined,
  stops: readonly number[],
): UnitPhrase {
  const limit = Math.min(
    nextLabel ?? folded.length,
    firstAfter(stops, label.valueStart) ?? folded.length,
    label.valueStart + 3000,
  );
  const held = /[([【〔]/u.test(folded.charAt(label.start));
  const end = valueEnd(folded, label.valueStart, limit, held);
  const ofPage = /主办|承办/u.test(label.words) && isFooter(around(folded, label.start));
  if (label.role === null || ofPage) return { start: label.start, end, units: [], guessed: false, aside: true };
  const { units } = readUnits(folded, label.valueStart, end, label.role);
  const phrase = { start: label.start, end, units, guessed: false, aside: false };
  return folded.slice(end, end + 200).trim() === "" && isOpen(folded, label) ? cutOff(phrase, undefined) : phrase;
}

/** Whether a bracket before or at a label is not closed before it. */
function isOpen(folded: string, label: Label): boolean {
  const before = folded.slice(Math.max(0, label.start - 600), label.valueStart);
  return Math.max(...[..."([【〔"].map((sign) => before.lastIndexOf(sign))) > before.search(/[)\]】〕][^)\]】〕]*$/u);
}

/** What stands in the same line, at most 60 characters before and 120 after. */
function around(folded: string, at: number): string {
  const before = folded.slice(Math.max(0, at - 60), at);
  return before.slice(before.lastIndexOf("\n") + 1) + (folded.slice(at, at + 120).split("\n", 1)[0] ?? "");
}

/** Where a label's list ends: at a full stop, at the bracket that holds it, or at its line's end unless the line breaks off. */
function valueEnd(folded: string, start: number, limit: number, held: boolean): number {
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const char = folded.charAt(i);
    if (/[([【〔]/u.test(char)) depth++;
    else if (/[)\]】〕]/u.test(char) && --depth < 0) return i;
    else if (char === "。" && depth === 0) return i;
    else if (
      char === "\n" &&
      !(held && closesBelow(folded.slice(i + 1, Math.min(limit, i + 200)))) &&
      !goesOnBelow(folded.slice(start, i), folded.slice(i + 1, i + 40))
    )
      return i;
  }
  return limit;
}

/** Whether a bracket that was open before closes below, in the same sentence. */
const closesBelow = (below: string): boolean => /^[^。([【〔\n]{0,80}\n?[^。([【〔\n]{0,80}[)\]】〕]/u.test(below);

function goesOnBelow(line: string, below: string): boolean {
  const soFar = line.trim();
  return soFar === "" ? below.trim() !== "" : /[、,;]$/u.test(soFar) || /^\s*[、,]/u.test(below);
}

function firstAfter(sorted: readonly number[], at: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) > at) high = middle;
    else low = middle + 1;
  }
  return sorted[low];
}

const noPhrase = /^(?:以下|简称|例如|如|包括|含|即|其中|不含|见|试行|此件|附)/u;

function bracketPhrase(folded: string, bracket: Bracket, previous: UnitPhrase | undefined): UnitPhrase | null {
  const inside = folded.slice(bracket.start + 1, bracket.end - (bracket.open ? 0 : 1));
  if (inside.length > 1500 || inside.length < 2 || noPhrase.test(inside)) return null;
  const list = readUnits(folded, bracket.start + 1, bracket.start + 1 + inside.length, null);
  const likely = list.units.filter((unit) => unit.likely).length;
  if (likely === 0 || likely * 2 < list.units.length) return null;
  const phrase = { start: bracket.start, end: bracket.end, units: list.units, guessed: false, aside: false };
  if (bracket.open) return openPhrase(folded, phrase, list.verbs > 0, previous);
  if (list.verbs > 0) return phrase;
  const allNames =
    likely === list.units.length &&
    list.spare === 0 &&
    list.units.filter((unit) => placeOnly.test(unit.name)).length * 2 < list.units.length;
  const last = /^[。;]? *(?:\n|$)/u.test(folded.slice(bracket.end, bracket.end + 8));
  const placed = afterStop(folded, bracket.start) || (last && list.units.length > 1);
  return allNames && placed ? { ...phrase, guessed: true } : null;
}

/** Whether what stands before is the end of a sentence or of a line. */
function afterStop(folded: string, at: number): boolean {
  const before = folded.slice(Math.max(0, at - 12), at);
  return /[。;!?)”] *$|\n *$/u.test(before) || before.trim() === "";
}

/** A bracket that never closes: a list cut off by the end of the text, or one with words of duty that lost its sign. */
function openPhrase(
  folded: string,
  phrase: UnitPhrase,
  verbs: boolean,
  previous: UnitPhrase | undefined,
): UnitPhrase | null {
  if (!afterStop(folded, phrase.start)) return null;
  const ends = folded.slice(phrase.end, phrase.end + 200).trim() === "";
  const names = phrase.units.length > 1 && phrase.units.every((unit) => unit.likely && !placeOnly.test(unit.name));
  if (!verbs) return ends ? cutOff(phrase, previous?.units[0]?.role) : names ? { ...phrase, guessed: true } : null;
  return ends ? cutOff({ ...phrase, units: tailAs(phrase.units, previous) }, undefined) : { ...phrase, guessed: true };
}

/** The names after those that lead have lost their word of duty: they have the role that such names had before. */
function tailAs(units: readonly ListedUnit[], previous: UnitPhrase | undefined): readonly ListedUnit[] {
  const last = previous?.units.at(-1)?.role;
  const led = units.findLastIndex((unit) => unit.role === "lead");
  if (led < 0 || last !== "support" || previous?.units[0]?.role !== "lead") return units;
  return units.map((unit, i) => (i > led && unit.role === "responsible" ? { ...unit, role: last } : unit));
}

/** Names that prose uses of anybody (`部门`, `相关单位`). */
const vague = /^[^市省县区州各国]{0,4}(?:部门|单位|政府|企业)$/u;

const placeOnly =
  /^(?!.*(?:示范|新|开发|经开|高新|园|功能|管理|试验)区$)[^各]{0,6}[市县区镇乡州省村]$|^(?![市县区省州国各驻中全])[^各]{1,4}(?:单位|部门|企业|学校)$|^[^市省县区州局]{1,3}[院所校社会]$/u;

/** The text ends inside the list: the last name may be cut, and the word of duty is lost. */
function cutOff(phrase: UnitPhrase, usual: UnitRole | undefined): UnitPhrase {
  const units = phrase.units.filter((unit, i) => i < phrase.units.length - 1 || unit.likely);
  return { ...phrase, units: usual ? units.map((unit) => ({ ...unit, role: usual })) : units, guessed: true };
}

/** Last sentences of a line or a provision that are nothing but names and words of duty, as where brackets were lost. */
function bareSentences(folded: string, known: readonly UnitPhrase[], stops: readonly number[]): UnitPhrase[] {
  const found: UnitPhrase[] = [];
  let at = 0;
  for (const { start, end } of lastSentences(folded, stops)) {
    while (at < known.length && (known[at] as UnitPhrase).end <= start) at++;
    const near = known[at];
    if (end - start < 4 || end - start > 600 || (near && near.start < end)) continue;
    if (!/(?:牵头|负责|配合|落实|参与|协办|分工)(?:负责|落实|推进|实施)?$/u.test(folded.slice(end - 12, end))) continue;
    const list = readUnits(folded, start, end, null);
    const named = list.units.every((unit) => unit.likely) && list.units.some((unit) => !vague.test(unit.name));
    if (list.verbs > 0 && list.spare === 0 && named)
      found.push({ start, end, units: list.units, guessed: true, aside: false });
  }
  return found;
}

/** The last sentence of each line, and of each provision within one, without its stop. */
function* lastSentences(folded: string, stops: readonly number[]): Generator<Span> {
  let next = 0;
  for (const line of folded.matchAll(/[^\n]+/gu)) {
    let from = line.index;
    const lineEnd = line.index + line[0].length;
    while (from < lineEnd) {
      while (next < stops.length && (stops[next] as number) <= from) next++;
      const to = Math.min(lineEnd, stops[next] ?? lineEnd);
      let end = to;
      while (end > from && /[\s。;]/u.test(folded.charAt(end - 1))) end--;
      const stop = folded.slice(from, end).lastIndexOf("。");
      yield { start: from + stop + 1, end };
      from = to;
    }
  }
}
