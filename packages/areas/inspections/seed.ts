import type { Instant } from "@wuxing/kernel/calendar";
import {
  commitmentOf,
  type DrawFile,
  type DrawOutcome,
  type DrawPlan,
  orderPlan,
  runDraw,
  seedOf,
} from "@wuxing/kernel/draw";
import type { RuleBook } from "@wuxing/kernel/rules";
import { commandId } from "@wuxing/platform/casework";
import { type Random, seeded } from "@wuxing/platform/testing/city";
import type { Simulation } from "@wuxing/platform/testing/simulation";
import { drawPlanOf } from "./plan/drawPlanOf.ts";
import { groupTasks } from "./plan/groupTasks.ts";
import { limitsOf } from "./plan/limitsOf.ts";
import { type MergedVisit, mergeVisits } from "./plan/mergeVisits.ts";
import { visitInput } from "./plan/visitInput.ts";
import type { InspectedObject, Item, Officer, Task } from "./registers/inspectionRegisters.ts";
import { sampleItems } from "./sample/sampleItems.ts";
import { sampleObjects, sampleOfficers } from "./sample/sampleRegisters.ts";
import { sampleTasks } from "./sample/sampleTasks.ts";
import { tellVisit } from "./sample/tellVisit.ts";

/** A draw of the demo city, with the task and round that it was made for. */
export interface SeededDraw {
  readonly task: string;
  readonly round: string;
  readonly drawnAt: Instant;
  readonly file: DrawFile;
}

export interface SeededInspections {
  readonly items: readonly Item[];
  readonly objects: readonly InspectedObject[];
  readonly officers: readonly Officer[];
  readonly tasks: readonly Task[];
  readonly plan: { readonly year: number; readonly title: string; readonly publishedAt: Instant };
  readonly rounds: readonly { readonly id: string; readonly year: number; readonly at: Instant }[];
  readonly draws: readonly SeededDraw[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * A year of random inspections: the registers, the plan, the draws of the periods that ended after `from` and began before
 * `until`, and what came of their visits. The next year's tasks stand there too, not yet published.
 */
export async function seedInspections(
  simulation: Simulation,
  rules: RuleBook,
  { from, until, firms = 3000 }: { readonly from: Instant; readonly until: Instant; readonly firms?: number },
): Promise<SeededInspections> {
  const random = seeded(20_201_110);
  const year = Number(new Date(Date.parse(until) - 90 * day).toISOString().slice(0, 4));
  const registers = { items: sampleItems, objects: sampleObjects(random, firms), officers: sampleOfficers(random) };
  const tasks = sampleTasks(year);
  const rounds: { id: string; year: number; at: Instant }[] = [];
  const draws: SeededDraw[] = [];
  const visits = new Map<string, number>();
  for (const group of groupTasks(tasks)) {
    const at = `${group[0]?.from_day}T02:00:00.000Z`;
    if (at >= until || (group.at(-1)?.until_day ?? "") < from.slice(0, 10)) continue;
    const round = { id: commandId("inspection round", year, rounds.length), year, at };
    rounds.push(round);
    const drawn = group.map((task) => drawTask(random, rules, registers, task, visits, at));
    draws.push(...drawn.map(({ task, file }) => ({ task: task.id, round: round.id, drawnAt: at, file })));
    for (const visit of merge(rules, registers, drawn, at)) {
      visits.set(visit.object.id, (visits.get(visit.object.id) ?? 0) + 1);
      await tellVisit(simulation, random, { at, until }, visitInput(round.id, visit));
    }
  }
  const plan = {
    year,
    title: `萍乡市 ${year} 年“双随机、一公开”抽查工作计划`,
    publishedAt: `${year}-01-20T02:00:00.000Z`,
  };
  const next = sampleTasks(year + 1);
  return { ...registers, tasks: [...tasks, ...next], plan, rounds, draws };
}

type Registers = Pick<SeededInspections, "items" | "objects" | "officers">;

interface Drawn {
  readonly task: Task;
  readonly file: DrawFile;
  readonly outcome: DrawOutcome;
}

/** Public dice, thrown by the seeded generator: the demo city has no round of drand to wait for. */
function drawTask(
  random: Random,
  rules: RuleBook,
  { items, objects, officers }: Registers,
  task: Task,
  visits: ReadonlyMap<string, number>,
  at: Instant,
): Drawn {
  const today = at.slice(0, 10);
  const own = items.filter(({ code }) => task.items.includes(code));
  const limits = limitsOf(rules, today);
  const plan: DrawPlan = orderPlan({
    ...{ id: commandId("inspection draw", task.id), mode: "open" },
    ...drawPlanOf({ task, items: own, objects, officers, recusals: [], visits, today, limits: limits.draw }),
    ...{ beacon: { kind: "dice", sides: 10, throws: 20 }, commitments: [] },
  });
  const commitment = commitmentOf(plan);
  const beacon = { kind: "dice" as const, throws: Array.from({ length: 20 }, () => 1 + random.int(10)) };
  const outcome = runDraw(plan, seedOf(commitment, beacon, []));
  return { task, outcome, file: { format: "wuxing-draw/1", plan, commitment, beacon, reveals: [], outcome } };
}

const byId = <T>(rows: readonly T[], id: (row: T) => string): ReadonlyMap<string, T> =>
  new Map(rows.map((row) => [id(row), row]));

const merge = (rules: RuleBook, registers: Registers, drawn: readonly Drawn[], at: Instant): readonly MergedVisit[] =>
  mergeVisits(
    drawn.map(({ task, outcome }) => ({ task, picked: outcome.picked })),
    {
      items: byId(registers.items, ({ code }) => code),
      objects: byId(registers.objects, ({ id }) => id),
      officers: byId(registers.officers, ({ id }) => id),
      limits: limitsOf(rules, at.slice(0, 10)).crew,
    },
  ).visits;
