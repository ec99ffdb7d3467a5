import { type DrawPlan, quotasOf, type Target } from "@wuxing/kernel/draw";
import type { InspectedObject, Item, Officer, Task } from "../registers/inspectionRegisters.ts";
import { checkedBy } from "./mergeVisits.ts";

/** What a draw is made from, as it stands on the day of the draw. */
export interface DrawGround {
  readonly task: Task;
  readonly items: readonly Item[];
  readonly objects: readonly InspectedObject[];
  readonly officers: readonly Officer[];
  readonly recusals: readonly { readonly officer: string; readonly object: string }[];
  /** How many inspections each object has had or will have this year, by its id; cancelled ones are not counted. */
  readonly visits: ReadonlyMap<string, number>;
  readonly today: string;
  readonly limits: { readonly perYear: number; readonly officers: number; readonly cap: number };
}

const inForce = ({ since, until }: { readonly since: string; readonly until: string | null }, day: string): boolean =>
  since <= day && (until === null || until > day);

/**
 * The plan of a task's draw, but its chance: the frame is every object of the task's kind and area, those over their
 * yearly limit with the reason why they are not drawn; the officers are those of its departments. Targeted and key
 * supervision are not limited (营商条例 §54).
 */
export function drawPlanOf(
  ground: DrawGround,
): Pick<DrawPlan, "frame" | "officers" | "recusals" | "quotas" | "perTarget" | "cap"> {
  const { task, items, today, limits, visits } = ground;
  const units = [task.unit, ...task.partners];
  const needs = [...new Set(items.flatMap(({ qualification }) => qualification ?? []))].sort();
  const objects = ground.objects
    .filter((object) => object.kind === task.object_kind && inForce(object, today))
    .filter((object) => task.division === null || object.division.startsWith(task.division))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const officers = ground.officers
    .filter((officer) => units.includes(officer.unit) && inForce(officer, today))
    .filter((officer) => units.length === 1 || isQualified(officer, task, items));
  const onFrame = new Set(objects.map(({ id }) => id));
  const sent = new Set(officers.map(({ id }) => id));
  const frame = objects.map(
    ({ id, risk, division }): Target => ({
      ...{ id, stratum: risk, area: division.slice(0, 6) },
      ...(needs.length > 0 && units.length === 1 ? { needs } : {}),
      ...(units.length > 1 ? { units } : {}),
      ...(task.basis === "random" && (visits.get(id) ?? 0) >= limits.perYear
        ? { exempt: overLimit(limits.perYear) }
        : {}),
    }),
  );
  return {
    frame,
    officers: officers.map(({ id, unit, areas, qualifications }) => ({
      ...{ id, unit, qualifications },
      ...(areas.length > 0 ? { areas } : {}),
    })),
    recusals: ground.recusals
      .filter(({ object, officer }) => onFrame.has(object) && sent.has(officer))
      .map(({ object, officer }) => ({ target: object, officer })),
    quotas: quotasOf(frame, task.shares),
    perTarget: Math.max(limits.officers, units.length),
    cap: limits.cap,
  };
}

/** At a joint inspection each officer checks what is his own department's, so he must be qualified for that alone. */
const isQualified = ({ unit, qualifications }: Officer, task: Task, items: readonly Item[]): boolean =>
  items
    .filter((item) => checkedBy(item, task) === unit)
    .every(({ qualification }) => qualification === null || qualifications.includes(qualification));

const overLimit = (perYear: number): string =>
  `今年已接受 ${perYear} 次检查，不再抽取 / ${perYear} inspections this year already`;
