import type { Target } from "@wuxing/kernel/draw";
import { simplified } from "@wuxing/kernel/text";
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
  { pool }: Pick<Platform, "pool">,
  id: string,
): Promise<{ object: InspectedObject; frames: readonly FrameAnswer[] } | undefined> {
  const { rows: objects } = await pool.query<InspectedObject>("SELECT * FROM inspection_objects WHERE id = $1", [id]);
  const object = objects[0];
  if (!object) return undefined;
  const { rows } = await pool.query<Framed>(
    `SELECT d.draw, t.name AS task, t.year, t.from_day AS from, t.until_day AS until, w.drawn_at IS NOT NULL AS drawn,
       f.line, p.target IS NOT NULL AS picked
     FROM inspection_draws d JOIN inspection_tasks t ON t.id = d.task JOIN draws w ON w.id = d.draw
     LEFT JOIN draw_targets f ON f.draw_id = d.draw AND f.id = $1
     LEFT JOIN draw_picks p ON p.draw_id = d.draw AND p.target = $1
     WHERE t.object_kind = $2 AND d.voided_at IS NULL ORDER BY t.from_day DESC, t.id LIMIT 40`,
    [id, object.kind],
  );
  return { object, frames: rows.map(answerOf) };
}

type Framed = Omit<FrameAnswer, "standing" | "reason"> & { readonly line: string | null; readonly picked: boolean };

function answerOf({ line, picked, ...row }: Framed): FrameAnswer {
  if (line === null) return { ...row, standing: "off" };
  const { exempt } = JSON.parse(line) as Target;
  if (exempt) return { ...row, standing: "exempt", reason: exempt };
  if (!row.drawn) return { ...row, standing: "waiting" };
  return { ...row, standing: picked ? "picked" : "on" };
}

/**
 * At most ten objects of this code, or whose name begins with these words: anybody may ask, so only what an index answers
 * is asked.
 */
export async function findFirms({ pool }: Pick<Platform, "pool">, words: string): Promise<readonly InspectedObject[]> {
  const { rows: exact } = await pool.query<InspectedObject>("SELECT * FROM inspection_objects WHERE id = upper($1)", [
    words,
  ]);
  if (exact.length > 0 || words.length < 2) return exact;
  const { rows } = await pool.query<InspectedObject>(
    "SELECT * FROM inspection_objects WHERE name ^@ $1 ORDER BY name, id LIMIT 10",
    // Firms are registered in simplified characters (企业名称登记管理规定 art. 7), however they are asked for.
    [simplified(words)],
  );
  return rows;
}
