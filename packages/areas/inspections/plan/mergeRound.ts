import { dayOf } from "@wuxing/kernel/calendar";
import { type Actor, notFound, Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { commandId } from "@wuxing/platform/casework";
import type { Draw } from "@wuxing/platform/draws";
import { itemsOf } from "../queries.ts";
import { assertMayDraw } from "../registers/assertMayKeep.ts";
import type { InspectedObject, Task } from "../registers/inspectionRegisters.ts";
import { limitsOf } from "./limitsOf.ts";
import { type DrawnTask, type Merged, mergeVisits } from "./mergeVisits.ts";
import { visitInput } from "./visitInput.ts";

export interface RoundMerged {
  /** Visits that were opened, and how many objects had been drawn for the tasks one by one. */
  readonly visits: number;
  readonly drawn: number;
  /** Names of the objects that too few officers could be sent to. */
  readonly unmanned: readonly string[];
}

/**
 * Makes the visits of a round of what its draws gave: each object once. Done again it makes nothing twice; what a broken
 * attempt left undone is completed. Throws Refusal while a draw of the round has not been carried out.
 */
export async function mergeRound(platform: Platform, actor: Actor, round: string): Promise<RoundMerged> {
  assertMayDraw(actor);
  const drawn = await drawnTasks(platform, round);
  const merged = await merge(platform, drawn);
  await Promise.all(
    merged.visits.map((visit) =>
      platform.intake({
        type: "inspections.visit",
        input: visitInput(round, visit),
        actor,
        commandId: commandId("inspection visit", round, visit.object.id),
      }),
    ),
  );
  const unmanned = merged.unmanned.map(({ object }) => object.name);
  await platform.pool.query(
    "UPDATE inspection_rounds SET merged_at = COALESCE(merged_at, $2), unmanned = $3 WHERE id = $1",
    [round, platform.casework.now(), JSON.stringify(merged.unmanned.map(({ object }) => object.id))],
  );
  return { visits: merged.visits.length, drawn: drawn.reduce((sum, { picked }) => sum + picked.length, 0), unmanned };
}

/** A task with its picks, and the draw that gave them. */
interface CarriedOut extends DrawnTask {
  readonly draw: Draw;
}

async function drawnTasks({ pool, draws }: Platform, round: string): Promise<CarriedOut[]> {
  const { rows } = await pool.query<Task & { draw: string }>(
    `SELECT t.*, d.draw FROM inspection_draws d JOIN inspection_tasks t ON t.id = d.task
     WHERE d.round = $1 AND d.voided_at IS NULL ORDER BY d.place`,
    [round],
  );
  if (rows.length === 0) throw notFound();
  return Promise.all(
    rows.map(async ({ draw, ...task }) => {
      const found = await draws.find(draw);
      if (!found?.drawnAt)
        throw new Refusal(
          "refused",
          t(
            `“${task.name}”还没有抽取，不能合并`,
            `“${task.name}” has not been drawn yet, so the round cannot be merged`,
          ),
        );
      return { task, draw: found, picked: await draws.picks(draw, 0, found.shown) };
    }),
  );
}

/**
 * Officers stand where the plan of their draw put them, and the rules are those of the day on which it was fixed: what
 * changes in the registers between draw and merge shall move nobody off a visit.
 */
async function merge(platform: Platform, drawn: readonly CarriedOut[]): Promise<Merged> {
  const { pool, casework } = platform;
  const targets = drawn.flatMap(({ picked }) => picked.map(({ target }) => target));
  const { rows } = await pool.query<InspectedObject>("SELECT * FROM inspection_objects WHERE id = ANY($1)", [targets]);
  return mergeVisits(drawn, {
    items: await itemsOf(
      pool,
      drawn.flatMap(({ task }) => task.items),
    ),
    objects: new Map(rows.map((object) => [object.id, object])),
    officers: new Map(drawn.flatMap(({ draw }) => draw.plan.officers).map((officer) => [officer.id, officer])),
    limits: limitsOf(casework.almanac.rules, fixedOn(drawn)).crew,
  });
}

/** All draws of a round are fixed in one transaction. */
const fixedOn = ([first]: readonly CarriedOut[]): string => {
  if (!first) throw notFound();
  return dayOf(first.draw.preparedAt);
};
