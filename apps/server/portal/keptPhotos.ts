import type { Pool } from "pg";
import { z } from "zod";
import type { SayView } from "../../web/portal/views.ts";

/** Who keeps photos of a form that is not sent yet: the form itself. */
export const formKeeper = (commandId: string): string => `form:${commandId}`;

/** The photos that this form brought earlier and that belong to no case yet; ids of anything else are passed over. */
export async function keptPhotos(
  pool: Pick<Pool, "query">,
  commandId: string,
  ids: readonly string[],
): Promise<SayView["photos"]> {
  const asked = ids.filter((id) => z.uuid().safeParse(id).success).slice(0, 20);
  if (asked.length === 0) return [];
  const { rows } = await pool.query<SayView["photos"][number]>(
    `SELECT id, name, size AS bytes FROM files
     WHERE id = ANY($1::uuid[]) AND case_id = 0 AND uploaded_by = $2 ORDER BY uploaded_at LIMIT 6`,
    [asked, formKeeper(commandId)],
  );
  return rows;
}
