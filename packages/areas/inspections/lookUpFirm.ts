import type { Platform } from "@wuxing/platform/area";
import type { InspectedObject } from "./registers/inspectionRegisters.ts";

/** Whether a firm stood on the frame of a draw, and what came of it. */
export interface FrameAnswer {
  readonly draw: string;
  readonly task: string;
  readonly year: number;
  readonly from: string;
  readonly until: string;
  readonly drawn: boolean;
  /** off: not on the frame; exempt: on it and not to be drawn, with the reason; on: could have been drawn; picked: was. */
  readonly standing: "off" | "exempt" | "on" | "picked" | "waiting";
  readonly reason?: string;
}

/** The object of a code, and for each draw for its kind of the last years how it stood there. */
export async function lookUpFirm(
  { pool, draws }: Pick<Platform, "pool" | "draws">,
  id: string,
): Promise<{ object: InspectedObject; frames: readonly FrameAnswer[] } | undefined> {
  const { rows: objects } = await pool.query<InspectedObject>("SELECT * FROM inspection_objects WHERE id = $1", [id]);
  const object = objects[0];
  if (!object) return undefined;
  const { rows } = await pool.query<{
    draw: string;
    task: string;
    year: number;
    from: string;
    until: string;
    picked: boolean;
  }>(
    `SELECT d.draw, t.name AS task, t.year, t.from_day AS from, t.until_day AS until,
       EXISTS (SELECT FROM draw_picks p WHERE p.draw_id = d.draw AND p.target = $1) AS picked
     FROM inspection_draws d JOIN inspection_tasks t ON t.id = d.task WHERE t.object_kind = $2
     ORDER BY t.from_day DESC, t.id LIMIT 40`,
    [id, object.kind],
  );
  const frames = await Promise.all(
    rows.map(async ({ picked, ...row }): Promise<FrameAnswer> => {
      const target = await draws.findOnFrame(row.draw, id);
      const drawn = (await draws.find(row.draw))?.drawnAt !== null;
      if (!target) return { ...row, drawn, standing: "off" };
      if (target.exempt) return { ...row, drawn, standing: "exempt", reason: target.exempt };
      if (!drawn) return { ...row, drawn, standing: "waiting" };
      return { ...row, drawn, standing: picked ? "picked" : "on" };
    }),
  );
  return { object, frames };
}

/** At most ten objects of this code, or whose name holds these words. */
export async function findFirms({ pool }: Pick<Platform, "pool">, words: string): Promise<readonly InspectedObject[]> {
  const { rows } = await pool.query<InspectedObject>(
    `SELECT * FROM inspection_objects WHERE id = upper($1) OR (length($1) >= 2 AND strpos(name, $1) > 0)
     ORDER BY id <> upper($1), name, id LIMIT 10`,
    [words],
  );
  return rows;
}
