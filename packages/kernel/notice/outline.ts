import { inOrder } from "./inOrder.ts";
import type { Marker } from "./markers.ts";

/** A numbered provision: `start` at its marker, `bodyStart` after it, `end` where the next one of its rank or above begins. */
export interface Provision {
  readonly marker: Marker;
  readonly bodyStart: number;
  end: number;
  readonly parent: Provision | null;
  readonly children: Provision[];
  /** Its numbered children were fields and are now part of its text. */
  fields: boolean;
}

/** The numbered provisions of a text in printed order, nested by the order in which kinds of numbers first occur. */
export function outlineOf(markers: readonly Marker[], textEnd: number): Provision[] {
  const all: Provision[] = [];
  const open: Provision[] = [];
  const closeDownTo = (depth: number, at: number): void => {
    while (open.length > depth) (open.pop() as Provision).end = at;
  };
  for (const marker of markers) {
    const same = open.findIndex((provision) => provision.marker.kind === marker.kind);
    const above = open.findIndex((provision) => rank[provision.marker.kind] > rank[marker.kind]);
    const startsList = marker.value === 1 && rank[marker.kind] > rank["一、"];
    if (same >= 0) closeDownTo(same, marker.start);
    else if (above >= 0 && !startsList) closeDownTo(above, marker.start);
    const parent = open.at(-1) ?? null;
    const provision: Provision = { marker, bodyStart: marker.end, end: textEnd, parent, children: [], fields: false };
    parent?.children.push(provision);
    open.push(provision);
    all.push(provision);
  }
  closeDownTo(0, textEnd);
  return all;
}

/** The usual order of numbers in a Chinese paper; used only where a higher number follows a lower one for the first time. */
const rank: Readonly<Record<Marker["kind"], number>> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  "一、": 4,
  "(一)": 5,
  "1.": 6,
  "1 ": 6,
  任务1: 6,
  "(1)": 7,
  "①": 8,
};

/**
 * Of all places that look like a number, those that number provisions. A number that opens its line counts. One inside
 * a line counts where it goes on a run (2 after 1), as texts do that lost their line ends; not where the run goes on
 * at the head of a later line.
 */
export function chooseMarkers(folded: string, found: readonly Marker[], lineIsLong: (at: number) => boolean): Marker[] {
  const candidates = dropLoneSpaced(dropContents(folded, dropEnclosures(folded, found)));
  const chosen: Marker[] = [];
  const last = new Map<Marker["kind"], number>();
  const nextLeading = nextLeadingValues(candidates);
  const nextSame = nextOfKind(candidates);
  candidates.forEach((marker, i) => {
    if (marker.doubtful && (last.get(marker.kind) ?? 0) !== marker.value - 1) return;
    const below = !marker.leading && lineIsLong(marker.start) && followsHeading(folded, chosen.at(-1), marker);
    if (!marker.leading && !below && !goesOn(marker, last.get(marker.kind), nextLeading[i], nextSame[i], lineIsLong))
      return;
    for (const kind of last.keys()) if (rank[kind] > rank[marker.kind] && marker.leading) last.delete(kind);
    if (marker.value === 1 || marker.leading || last.get(marker.kind) !== undefined)
      last.set(marker.kind, marker.value);
    chosen.push(marker);
  });
  return chosen;
}

/** Whether only a short heading parts a number from one above it, as `五、加强保障43.明确责任` where lines were lost. */
function followsHeading(folded: string, above: Marker | undefined, marker: Marker): boolean {
  if (!above || rank[above.kind] >= rank[marker.kind] || marker.kind === "①") return false;
  if (marker.value > 1 && marker.kind !== "1." && marker.kind !== "(一)") return false;
  const heading = folded.slice(above.end, marker.start);
  return heading.length >= 4 && heading.length <= 36 && !/[。;:]|[、(,]$|\d$/u.test(heading);
}

function goesOn(
  marker: Marker,
  last: number | undefined,
  nextLeading: number | undefined,
  nextSame: Marker | undefined,
  lineIsLong: (at: number) => boolean,
): boolean {
  if (nextLeading === marker.value && marker.value > 1) return false;
  const long = lineIsLong(marker.start);
  if (last !== undefined && marker.value === last + 1) return marker.afterStop || long;
  const reach = marker.kind === "1." ? 40 : marker.kind === "一、" ? 4 : 0;
  if (long && last !== undefined && marker.value > last && marker.value < last + reach) return marker.afterStop;
  if (last !== undefined && nextLeading === last + 1 && !long) return false;
  if (marker.value !== 1 || !(marker.afterStop || long)) return false;
  return nextSame !== undefined && nextSame.value === 2 && nextSame.start - marker.end >= 4;
}

/** For each marker the value of the next one of its kind that opens a line. */
function nextLeadingValues(markers: readonly Marker[]): (number | undefined)[] {
  const seen = new Map<Marker["kind"], number>();
  const values: (number | undefined)[] = new Array(markers.length);
  for (let i = markers.length - 1; i >= 0; i--) {
    const marker = markers[i] as Marker;
    values[i] = seen.get(marker.kind);
    if (marker.leading) seen.set(marker.kind, marker.value);
  }
  return values;
}

function nextOfKind(markers: readonly Marker[]): (Marker | undefined)[] {
  const seen = new Map<Marker["kind"], Marker>();
  const next: (Marker | undefined)[] = new Array(markers.length);
  for (let i = markers.length - 1; i >= 0; i--) {
    const marker = markers[i] as Marker;
    next[i] = seen.get(marker.kind);
    seen.set(marker.kind, marker);
  }
  return next;
}

/** `1 ` without a stop numbers provisions only in a run 1, 2, 3 and where no stopped numbers do. */
function dropLoneSpaced(found: readonly Marker[]): Marker[] {
  const spaced = found.filter((marker) => marker.kind === "1 ");
  const runs = spaced.filter((marker, i) => spaced[i + 1]?.value === marker.value + 1).length;
  const stopped = found.filter((marker) => marker.kind === "1." && marker.leading).length;
  return runs >= 2 && stopped < 3 ? [...found] : found.filter((marker) => marker.kind !== "1 ");
}

const enclosures =
  /(?:^|\n) {0,20}附 ?件 ?: {0,4}\d{1,2}[.、][^\n。]{0,80}(?:\n {0,40}\d{1,2}[.、][^\n。]{0,80}){0,20}/gu;

const enclosuresInLine = /附 ?件 ?: {0,4}1[.、][^\n。]{2,300}?(?=20\d\d ?年|\(此件|(?:政府|办公室|办公厅) ?20\d\d)/gu;

/** `附件:1.… 2.…` under a signature numbers enclosures, not provisions. */
function dropEnclosures(folded: string, found: readonly Marker[]): Marker[] {
  const lists = [...folded.matchAll(enclosures), ...folded.matchAll(enclosuresInLine)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const enclosed = inOrder(lists);
  return found.filter((marker) => !enclosed(marker.start));
}

/** In a paper with a table of contents, the headings there come again in the text: the first ones number nothing. */
function dropContents(folded: string, found: readonly Marker[]): readonly Marker[] {
  const contents = /(?:^|\n) {0,20}目 {0,8}录 {0,8}\n/u.exec(folded.slice(0, 20_000));
  if (!contents) return found;
  const keyOf = (marker: Marker): string =>
    `${marker.kind}${marker.value}${
      folded
        .slice(marker.end, marker.end + 8)
        .trim()
        .split("\n", 1)[0]
    }`;
  const last = new Map(found.filter((marker) => marker.leading).map((marker) => [keyOf(marker), marker.start]));
  return found.filter((marker) => marker.start < contents.index || (last.get(keyOf(marker)) ?? 0) <= marker.start);
}
