import { beforeClosing, isField, letterEnd } from "./closing.ts";
import type { Span } from "./Notice.ts";
import type { Provision } from "./outline.ts";
import type { UnitPhrase } from "./unitPhrases.ts";

/** A provision that is a task, with the phrases that say who does it. */
export interface Task {
  readonly provision: Provision | null;
  readonly marker: string;
  readonly body: Span;
  readonly phrases: readonly UnitPhrase[];
  /** Cells of a table that tell its due date. */
  readonly dueCells: readonly Span[];
}

/**
 * The tasks of an outline: the smallest provisions with a phrase of their own, and those without one on the levels
 * where most tasks are. A phrase that only ever closes the last of several provisions belongs to what holds them.
 */
export function findTasks(folded: string, outline: readonly Provision[], phrases: readonly UnitPhrase[]): Task[] {
  const own = givePhrases(folded, outline, phrases);
  raiseClosingPhrases(folded, outline, own);
  const carriers = new Set(
    [...own.keys()].filter((provision) => !provision.children.some((child) => carries(child, own))),
  );
  const levels = taskLevels(outline, carriers);
  const tasks: Task[] = [];
  const inside = new Set<Provision>();
  for (const provision of outline) {
    const parent = provision.parent;
    if (parent && inside.has(parent)) {
      inside.add(provision);
      continue;
    }
    const mine = carriers.has(provision);
    const divided = provision.children.some((child) => holdsTask(child, carriers, levels)) || carries(provision, own);
    if (!mine && (divided || !levels.has(provision.marker.kind))) continue;
    inside.add(provision);
    const given = mine ? (own.get(provision) ?? []) : [];
    tasks.push({
      provision,
      marker: provision.marker.printed,
      body: bodyOf(folded, provision, given),
      phrases: given,
      dueCells: [],
    });
  }
  return withoutLetter(folded, tasks);
}

/** The points of the letter that sends a paper are no tasks of it, where only the paper itself names units. */
function withoutLetter(folded: string, tasks: readonly Task[]): Task[] {
  const first = tasks.find((task) => task.phrases.length > 0);
  const end = first ? letterEnd(folded, first.body.start) : 0;
  return tasks.filter((task) => task.body.start >= end);
}

type Given = Map<Provision, UnitPhrase[]>;

const carries = (provision: Provision, own: Given): boolean =>
  own.has(provision) || provision.children.some((child) => carries(child, own));

const holdsTask = (provision: Provision, carriers: ReadonlySet<Provision>, levels: ReadonlySet<string>): boolean =>
  carriers.has(provision) ||
  levels.has(provision.marker.kind) ||
  provision.children.some((child) => holdsTask(child, carriers, levels));

/** Each phrase goes to the innermost provision around it, or to the next one where phrases stand before their tasks. */
function givePhrases(folded: string, outline: readonly Provision[], phrases: readonly UnitPhrase[]): Given {
  const own: Given = new Map();
  const naming = phrases.filter((phrase) => phrase.units.length > 0);
  const ahead = standAhead(folded, outline, naming);
  let at = -1;
  for (const phrase of naming) {
    while (at + 1 < outline.length && (outline[at + 1] as Provision).marker.start <= phrase.start) at++;
    let provision = ahead ? outline[at + 1] : outline[at];
    while (!ahead && provision && provision.end <= phrase.start) provision = provision.parent ?? undefined;
    if (!provision) continue;
    const given = own.get(provision);
    if (given) given.push(phrase);
    else own.set(provision, [phrase]);
  }
  return own;
}

/** `责任单位:…` lines above their tasks: the first stands right above a marker, and none follows the last task. */
function standAhead(folded: string, outline: readonly Provision[], naming: readonly UnitPhrase[]): boolean {
  const [first, last] = [naming[0], naming.at(-1)];
  const final = outline.at(-1);
  if (!first || !last || !final || naming.length < 2 || last.start > final.marker.start) return false;
  const starts = new Set(outline.map((provision) => provision.marker.start));
  const above = naming.filter((phrase) => {
    const gap = /^[\s)\]】〕。]{0,12}/u.exec(folded.slice(phrase.end, phrase.end + 12))?.[0].length ?? 0;
    return starts.has(phrase.end + gap);
  });
  const below = outline.find((provision) => provision.marker.start > first.start);
  return (
    above.length === naming.length &&
    below !== undefined &&
    (below.parent === null) === (outline[0]?.parent === null) &&
    first.start < (outline.find((p) => p.children.length === 0)?.marker.start ?? 0)
  );
}

/**
 * Moves phrases up from last children where, among brothers of that kind, only the last one ever carries a phrase, or
 * where the phrase has a line of its own. Deepest first.
 */
function raiseClosingPhrases(folded: string, outline: readonly Provision[], own: Given): void {
  const parents = outline.filter((provision) => provision.children.length >= 2).sort((a, b) => depthOf(b) - depthOf(a));
  for (const kind of new Set(parents.map((parent) => parent.children[0]?.marker.kind))) {
    const groups = parents.filter(
      (parent) => parent.children[0]?.marker.kind === kind && parent.children.some((child) => own.has(child)),
    );
    const closing = groups.filter((parent) =>
      parent.children.every((child, i) => own.has(child) === (i === parent.children.length - 1)),
    );
    const direct = new Map<string, number>();
    for (const provision of own.keys()) direct.set(provision.marker.kind, (direct.get(provision.marker.kind) ?? 0) + 1);
    const usual = closing.length >= 2 && closing.length * 3 >= groups.length * 2;
    for (const parent of closing) {
      const last = parent.children.at(-1) as Provision;
      const phrases = own.get(last) ?? [];
      const peersCarry = (direct.get(parent.marker.kind) ?? 0) >= 2;
      if (!usual && !peersCarry && (own.has(parent) || !phrases.every((phrase) => standsAlone(folded, phrase.start))))
        continue;
      own.set(parent, [...(own.get(parent) ?? []), ...phrases]);
      own.delete(last);
    }
  }
}

const depthOf = (provision: Provision): number => (provision.parent ? depthOf(provision.parent) + 1 : 0);

const standsAlone = (folded: string, at: number): boolean =>
  /\n[ ([【〔]{0,12}$/u.test(folded.slice(Math.max(0, at - 14), at));

/** The kinds of number at which the paper numbers its tasks. */
function taskLevels(outline: readonly Provision[], carriers: ReadonlySet<Provision>): Set<string> {
  const counts = new Map<string, number>();
  for (const provision of carriers) counts.set(provision.marker.kind, (counts.get(provision.marker.kind) ?? 0) + 1);
  if (carriers.size > 0)
    return new Set([...counts].filter(([, count]) => count * 5 >= carriers.size).map(([kind]) => kind));
  return new Set(outline.length === 0 ? [] : [deepestCommon(outline)]);
}

/** Without any phrase: the lowest level that most provisions above it are divided into. */
function deepestCommon(outline: readonly Provision[]): string {
  let level = outline.filter((provision) => provision.parent === null);
  let kind = mostCommon(level);
  for (;;) {
    const divided = level.filter((provision) => provision.children.length > 1);
    const below = level.flatMap((provision) => provision.children);
    if (divided.length * 2 < level.length || below.length < 2) return kind;
    level = below;
    kind = mostCommon(level);
  }
}

function mostCommon(level: readonly Provision[]): string {
  const counts = new Map<string, number>();
  for (const provision of level) counts.set(provision.marker.kind, (counts.get(provision.marker.kind) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

/**
 * A task's text: to the next provision, but no further than the line of its last phrase and the fields under it, as
 * what follows is then the paper's closing words. A phrase in the task's heading does not close it.
 */
function bodyOf(folded: string, provision: Provision, phrases: readonly UnitPhrase[]): Span {
  const { bodyStart: start, end } = provision;
  const last = phrases.at(-1);
  if (!last || provision.fields) return { start, end: trimEnd(folded, start, beforeClosing(folded, start, end)) };
  const heading = lineEndAfter(folded, start, end);
  const first = folded.slice(start, Math.min(last.start, heading));
  const closed = first.trim().endsWith("。") && end === folded.length;
  const inHeading = last.end <= heading && first.length <= 45 && !/。./u.test(first.trim()) && !closed;
  if (inHeading && hasProse(folded.slice(heading, Math.min(end, heading + 2000))))
    return { start, end: trimEnd(folded, start, beforeClosing(folded, start, end)) };
  let to = lineEndAfter(folded, last.end, end);
  const after = to - last.end;
  if (after > 250 || (after > 60 && to - start > longItem))
    return { start, end: trimEnd(folded, start, afterFields(folded, last.end, to)) };
  for (;;) {
    const next = /^\s*/u.exec(folded.slice(to, Math.min(end, to + 200)))?.[0].length ?? 0;
    const lineEnd = lineEndAfter(folded, to + next, end);
    if (to + next >= end || !isField(folded.slice(to + next, lineEnd))) break;
    to = lineEnd;
  }
  return { start, end: trimEnd(folded, start, to) };
}

/** A line longer than this holds more than one paragraph: the text has lost its line ends. */
const longItem = 1500;

/** The end of the fields (`完成时限:…`) that follow right on a phrase within its line. */
function afterFields(folded: string, from: number, limit: number): number {
  let to = from;
  for (;;) {
    const rest = folded.slice(to, Math.min(limit, to + 200));
    const gap = /^[\s)\]】〕。;,]*/u.exec(rest)?.[0].length ?? 0;
    const field = /^[【[(]?[^\s:。,;]{2,10}[】\])]? ?:[^。;)\]】〕\n]{1,80}/u.exec(rest.slice(gap));
    if (!field) return to + (/^[)\]】〕。]*/u.exec(rest)?.[0].length ?? 0);
    to += gap + field[0].length;
  }
}

const hasProse = (below: string): boolean =>
  below.split("\n").some((line) => line.trim().length > 12 && !isField(line));

function lineEndAfter(folded: string, at: number, limit: number): number {
  const feed = folded.indexOf("\n", at);
  return feed < 0 || feed > limit ? limit : feed;
}

/** Where the text from `start` ends before blanks; a phrase may have ended before an empty provision begins. */
function trimEnd(folded: string, start: number, end: number): number {
  let to = Math.max(start, end);
  while (to > start && /\s/u.test(folded.charAt(to - 1))) to--;
  return to;
}
