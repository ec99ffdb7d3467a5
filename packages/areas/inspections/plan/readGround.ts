import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import type { PoolClient } from "pg";
import { itemsOf, officersOf, visitsByObject } from "../queries.ts";
import { todayOf } from "../registers/changeInspections.ts";
import type { InspectedObject, Task } from "../registers/inspectionRegisters.ts";
import type { DrawGround } from "./drawPlanOf.ts";
import { limitsOf } from "./limitsOf.ts";

const ofTask = "WHERE kind = $1 AND ($2::text IS NULL OR division ^@ $2)";

/** A draw takes no more than this; a register may hold millions, so they are counted before they are read. */
const most = 100_000;

async function assertNotTooMany(client: PoolClient, task: Task): Promise<void> {
  const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM inspection_objects ${ofTask}`, [
    ...[task.object_kind, task.division],
  ]);
  const n = rows[0]?.n ?? 0;
  if (n <= most) return;
  throw new Refusal(
    "refused",
    t(
      `“${task.name}”有 ${n} 个检查对象，一次最多抽 ${most} 个；请按区县分成几项任务`,
      `The task “${task.name}” has ${n} objects; a draw takes ${most} at most. Split it by district`,
    ),
  );
}

/** Reads from the registers what the draw of a task is made from, as they stand in this transaction. */
export async function readGround(platform: Platform, client: PoolClient, task: Task): Promise<DrawGround> {
  const today = todayOf(platform);
  await assertNotTooMany(client, task);
  const { rows: objects } = await client.query<InspectedObject>(
    `SELECT * FROM inspection_objects ${ofTask} ORDER BY id`,
    [task.object_kind, task.division],
  );
  const { rows: recusals } = await client.query<DrawGround["recusals"][number]>(
    "SELECT officer, object FROM inspection_recusals WHERE until IS NULL OR until > $1",
    [today],
  );
  return {
    ...{ task, objects, recusals, today },
    items: [...(await itemsOf(client, task.items)).values()],
    officers: await officersOf(client),
    visits: await visitsByObject(client, task.year),
    limits: limitsOf(platform.casework.almanac.rules, today).draw,
  };
}
