import type { Platform } from "@wuxing/platform/area";
import type { PoolClient } from "pg";
import { itemsOf, officersOf, visitsByObject } from "../queries.ts";
import { todayOf } from "../registers/changeInspections.ts";
import type { InspectedObject, Task } from "../registers/inspectionRegisters.ts";
import type { DrawGround } from "./drawPlanOf.ts";
import { limitsOf } from "./limitsOf.ts";

/** Reads from the registers what the draw of a task is made from, as they stand in this transaction. */
export async function readGround(platform: Platform, client: PoolClient, task: Task): Promise<DrawGround> {
  const today = todayOf(platform);
  const { rows: objects } = await client.query<InspectedObject>(
    "SELECT * FROM inspection_objects WHERE kind = $1 AND ($2::text IS NULL OR division ^@ $2) ORDER BY id",
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
