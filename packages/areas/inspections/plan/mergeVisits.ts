import type { Picked } from "@wuxing/kernel/draw";
import type { CheckLine } from "../checklist.ts";
import type { Share } from "../inputs.ts";
import type { InspectedObject, Item, Officer, Task } from "../registers/inspectionRegisters.ts";

/** A task with what its draw gave. */
export interface DrawnTask {
  readonly task: Task;
  readonly picked: readonly Pick<Picked, "target" | "officers">[];
}

/** What merging needs to know of the registers. */
export interface MergeGround {
  readonly items: ReadonlyMap<string, Item>;
  readonly objects: ReadonlyMap<string, InspectedObject>;
  readonly officers: ReadonlyMap<string, Pick<Officer, "unit">>;
  readonly limits: { readonly each: number; readonly all: number };
}

/** One visit to one object for every task that drew it; the department of the first of these tasks leads. */
export interface MergedVisit {
  readonly object: InspectedObject;
  readonly tasks: readonly string[];
  readonly shares: readonly Share[];
  /** The first day of the first of its tasks, and the earliest last day. */
  readonly from: string;
  readonly until: string;
}

/** What merging gives: the visits, and the objects that too few officers were drawn for, which nobody visits yet. */
export interface Merged {
  readonly visits: readonly MergedVisit[];
  readonly unmanned: readonly MergedVisit[];
}

/**
 * Makes one visit of everything that was drawn for an object in one period: the checklists of all departments, officers
 * of each of them, and the earliest last day of its tasks. The order of tasks decides who leads, so it must be fixed.
 */
export function mergeVisits(drawn: readonly DrawnTask[], ground: MergeGround): Merged {
  const byObject = new Map<string, { task: Task; officers: readonly string[] }[]>();
  for (const { task, picked } of drawn)
    for (const { target, officers } of picked) {
      const known = byObject.get(target);
      if (known) known.push({ task, officers });
      else byObject.set(target, [{ task, officers }]);
    }
  const all = [...byObject].map(([id, hits]): MergedVisit => {
    const object = ground.objects.get(id);
    if (!object) throw new Error(`${id} was drawn and is in no register`);
    return {
      object,
      tasks: hits.map(({ task }) => task.id),
      shares: sharesOf(hits, ground),
      from: hits.map(({ task }) => task.from_day).sort()[0] ?? "",
      until: hits.map(({ task }) => task.until_day).sort()[0] ?? "",
    };
  });
  const isManned = (visit: MergedVisit): boolean => hasCrew(visit, ground.limits);
  return { visits: all.filter(isManned), unmanned: all.filter((visit) => !isManned(visit)) };
}

const hasCrew = ({ shares }: MergedVisit, { each, all }: MergeGround["limits"]): boolean =>
  shares.every(({ officers }) => officers.length >= each) &&
  shares.reduce((sum, { officers }) => sum + officers.length, 0) >= all;

function sharesOf(hits: readonly { task: Task; officers: readonly string[] }[], ground: MergeGround): Share[] {
  const units = [...new Set(hits.flatMap(({ task }) => [task.unit, ...task.partners]))];
  const crew = crewOf(
    units,
    hits.flatMap(({ officers }) => officers),
    ground,
  );
  return units.map((unit) => {
    const items = itemsOf(unit, hits, ground);
    return {
      ...{ unit, items: items.map(({ code }) => code) },
      officers: crew.filter((officer) => officer.unit === unit),
      checklist: items.flatMap(linesOf),
    };
  });
}

/** The department that checks an item of a task: its own where that takes part, else the one that leads. */
export const checkedBy = (item: Pick<Item, "unit">, task: Pick<Task, "unit" | "partners">): string =>
  [task.unit, ...task.partners].includes(item.unit) ? item.unit : task.unit;

function itemsOf(unit: string, hits: readonly { task: Task }[], { items }: MergeGround): Item[] {
  const codes = new Set<string>();
  for (const { task } of hits)
    for (const code of task.items) {
      const item = items.get(code);
      if (!item) throw new Error(`item ${code} of task ${task.id} is in no list`);
      if (checkedBy(item, task) === unit) codes.add(code);
    }
  return [...codes].flatMap((code) => items.get(code) ?? []);
}

const linesOf = ({ code, checklist }: Item): CheckLine[] =>
  checklist.map((text, i) => ({ item: code, line: i + 1, text }));

/**
 * Those who go: of each department as many as it must send, then more in the order of the draw until there are as many
 * as an inspection needs. Who was drawn for two tasks goes once; a firm is not visited by more people than it must be.
 */
function crewOf(
  units: readonly string[],
  drawn: readonly string[],
  { officers, limits }: MergeGround,
): Share["officers"] {
  const candidates = [...new Set(drawn)].map((id) => ({ id, unit: officers.get(id)?.unit ?? "" }));
  const going = new Set(units.flatMap((unit) => candidates.filter((one) => one.unit === unit).slice(0, limits.each)));
  for (const one of candidates) if (going.size < limits.all && units.includes(one.unit)) going.add(one);
  return [...going];
}
