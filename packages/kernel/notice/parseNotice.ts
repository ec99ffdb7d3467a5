import { t } from "@wuxing/kernel/text";
import { foldFields } from "./fieldProvisions.ts";
import { firstIsLead } from "./firstIsLead.ts";
import { fold } from "./fold.ts";
import { documentYear, readHead } from "./head.ts";
import { inOrder } from "./inOrder.ts";
import { asPrinted, inSource } from "./inSource.ts";
import { joinLines } from "./joinLines.ts";
import { findMarkers } from "./markers.ts";
import { readMilestones } from "./milestones.ts";
import type { Doubt, Notice, NoticeItem, NoticeSection, NoticeUnit, UnitRole } from "./Notice.ts";
import { closeUpCharacters, dropGlosses, dropPageNumbers } from "./noise.ts";
import { chooseMarkers, outlineOf, type Provision } from "./outline.ts";
import { paragraphTasks } from "./paragraphTasks.ts";
import { findTableTasks } from "./tableTasks.ts";
import { readTargets } from "./targets.ts";
import { findTasks, type Task } from "./tasks.ts";
import { findUnitPhrases, type UnitPhrase } from "./unitPhrases.ts";

/**
 * Reads the text of a policy paper: its head, and its tasks with units, due dates and goals. Pure; never throws; time
 * about linear in the length. Spans are UTF-16 offsets into `text`. What it is not sure of is marked, for a person to
 * mend before import; a text without tasks gives no items.
 */
export function parseNotice(text: string): Notice {
  const paged = dropPageNumbers(text);
  const closed = closeUpCharacters(paged.text);
  const joined = joinLines(closed.text);
  // Pinyin between characters hides words from the rules, but is printed: names are cut from the text that has it.
  const bare = dropGlosses(joined.text);
  const notice = readJoined(bare.text);
  const printed = bare.text === joined.text ? notice : asPrinted(inSource(notice, bare), joined.text);
  return [joined, closed, paged].reduce(inSource, printed);
}

function readJoined(text: string): Notice {
  const folded = fold(text);
  const markers = chooseMarkers(folded, findMarkers(folded), lineIsLong(folded));
  const outline = foldFields(folded, outlineOf(markers, folded.length));
  const phrases = findUnitPhrases(
    folded,
    outline.map((provision) => provision.marker.start),
  );
  const ledFrom = firstIsLead(folded, phrases);
  const tables = findTableTasks(tabsAsBars(text, folded));
  const tabled = inOrder(tables.zones);
  const naming = phrases.filter((phrase) => phrase.units.length > 0 && !tabled(phrase.start));
  const found = findTasks(folded, outline, naming);
  const numbered = tables.tasks.length === 0 ? found : found.filter((task) => task.phrases.length > 0);
  const headed = numbered.length + tables.tasks.length === 0 ? paragraphTasks(folded, naming) : [];
  const tasks = [...numbered, ...headed, ...tables.tasks].sort((a, b) => a.body.start - b.body.start);
  const bodyStart = outline[0]?.marker.start ?? folded.length;
  const head = readHead(text, folded, bodyStart);
  const year = documentYear(head, folded, { start: 0, end: Math.min(folded.length, 3000) });
  const items = tasks.map((task) => itemOf(text, folded, task, { year, ledFrom }));
  return { ...head, sections: sectionsOf(text, folded, outline, tasks), items };
}

/** Tabs part the cells of a table, which folding made blanks. */
function tabsAsBars(text: string, folded: string): string {
  let at = 0;
  const pieces = text.split("\t").map((piece) => {
    const part = folded.slice(at, at + piece.length);
    at += piece.length + 1;
    return part;
  });
  return pieces.join("|");
}

/** Whether a place lies in a line far longer than a paragraph, or the text has hardly any lines: it has lost its line ends. */
function lineIsLong(folded: string): (at: number) => boolean {
  let [from, to] = [0, -1];
  const few = (folded.slice(0, 20_000).match(/[^\s][^\n]*/gu)?.length ?? 0) <= 4;
  return (at) => {
    if (at >= to) {
      from = folded.lastIndexOf("\n", at) + 1;
      const feed = folded.indexOf("\n", at);
      to = feed < 0 ? folded.length : feed;
    }
    return to - from > (few ? 100 : 1500);
  };
}

/** What the paper as a whole says that bears on each task. */
interface Paper {
  readonly year: number | null;
  readonly ledFrom: number;
}

function itemOf(text: string, folded: string, task: Task, paper: Paper): NoticeItem {
  const { start, end } = task.body;
  const units = unitsOf(text, task.phrases, paper.ledFrom);
  const zones = task.phrases.map((phrase) => ({ start: phrase.start, end: phrase.end }));
  const { milestones, doubts } = readMilestones(text, folded, task.body, paper.year, task.dueCells);
  const skip = [...zones, ...milestones.map((milestone) => milestone.span)];
  const targets = readTargets(text, folded, task.body, skip, paper.year);
  return {
    marker: task.marker,
    section: task.provision?.parent ? headingOf(text, folded, task.provision.parent) : null,
    title: titleOf(text, folded, start, end),
    text: text.slice(start, end).trim(),
    span: { start, end },
    units,
    milestones,
    targets,
    doubts: [...unitDoubts(units, task), ...doubts],
  };
}

const weight: Readonly<Record<UnitRole, number>> = { lead: 0, responsible: 1, support: 2 };

/** The union of the phrases' units: each name once, in its weightiest role. */
function unitsOf(text: string, phrases: readonly UnitPhrase[], ledFrom: number): NoticeUnit[] {
  const byName = new Map<string, NoticeUnit>();
  for (const phrase of phrases) {
    const unled = phrase.start >= ledFrom && !phrase.units.some((unit) => unit.role === "lead");
    phrase.units.forEach((unit, i) => {
      const leads = unled && i === 0 && unit.role === "responsible" && !/^全|各|有关|相关/u.test(unit.name);
      const name = text.slice(unit.start, unit.end).replace(/\s+/gu, "");
      const role = leads ? "lead" : unit.role;
      const found = byName.get(name);
      const sure = unit.likely && !phrase.guessed;
      if (!found || weight[role] < weight[found.role])
        byName.set(name, { name, role, span: { start: unit.start, end: unit.end }, sure });
    });
  }
  return [...byName.values()];
}

function unitDoubts(units: readonly NoticeUnit[], task: Task): Doubt[] {
  if (units.length === 0) return [{ field: "units", reason: t("没有读到责任单位", "No responsible unit was found") }];
  if (task.phrases.some((phrase) => phrase.guessed))
    return [
      {
        field: "units",
        reason: t("责任单位的写法不常见，请核对", "The responsible units are printed in an unusual way: please check"),
      },
    ];
  if (units.some((unit) => !unit.sure))
    return [
      { field: "units", reason: t("有的名称不像单位名称，请核对", "Some names do not look like units: please check") },
    ];
  return [];
}

/** The first sentence, or its first clause where it is long. */
function titleOf(text: string, folded: string, start: number, end: number): string {
  const window = folded.slice(start, Math.min(end, start + 400));
  const lead = /^\s*/u.exec(window)?.[0].length ?? 0;
  const stop = window.slice(lead).search(/[。;!?\n|]|:\s|\((?:责任|牵头)/u);
  const sentence = stop < 0 ? window.length : lead + stop;
  if (sentence - lead <= 60) return text.slice(start, start + sentence).trim();
  const comma = window.indexOf(",", lead + 8);
  const cut = comma > 0 && comma - lead <= 60 ? comma : lead + 60;
  return text.slice(start, start + cut).trim();
}

function headingOf(text: string, folded: string, provision: Provision): string {
  const end = Math.min(provision.children[0]?.marker.start ?? provision.end, provision.bodyStart + 60);
  const stop = folded.slice(provision.bodyStart, end).search(/[。\n]/u);
  return text.slice(provision.marker.start, stop < 0 ? end : provision.bodyStart + stop).trim();
}

function sectionsOf(
  text: string,
  folded: string,
  outline: readonly Provision[],
  tasks: readonly Task[],
): NoticeSection[] {
  const holders = new Set<Provision>();
  for (const task of tasks) for (let up = task.provision?.parent; up; up = up.parent) holders.add(up);
  return outline
    .filter((provision) => holders.has(provision))
    .map((provision) => ({
      marker: provision.marker.printed,
      title: titleOf(text, folded, provision.bodyStart, provision.children[0]?.marker.start ?? provision.end),
      span: { start: provision.marker.start, end: provision.end },
    }));
}
