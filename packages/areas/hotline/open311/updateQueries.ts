import type { Pool } from "pg";
import { requestProcedure } from "../procedure.ts";
import type { RequestFilter } from "./requestFilter.ts";

/** A step of a request as outsiders may know it. What was said stands there only where the case is published. */
export interface UpdateRow {
  readonly number: string;
  readonly seq: number;
  readonly at: string;
  readonly state: string;
  readonly solved: string | null;
  readonly said: string | null;
}

const internal = Object.entries(requestProcedure.actions)
  .filter(([, action]) => action.internal)
  .map(([name]) => name);

/** The steps of a span of time, oldest first: those that anybody may see, of requests that are listed (`findRequests`). */
export async function findUpdates(pool: Pool, filter: RequestFilter): Promise<UpdateRow[]> {
  const { rows } = await pool.query<UpdateRow>(
    `SELECT c.number, e.seq, e.at, e.to_state AS state, e.changes->>'solved' AS solved,
       CASE WHEN c.published THEN COALESCE(e.input->>'answer', e.input->>'note', e.input->>'reason') END AS said
     FROM entries e JOIN cases c ON c.id = e.case_id
     WHERE e.at >= $1 AND e.at <= $2 AND e.type = 'hotline.request' AND e.action <> ALL($3)
       AND e.seq > 1 AND e.actor_kind <> 'citizen' AND (c.published OR c.data->>'kind' <> 'report')
       AND (cardinality($4::text[]) = 0 OR c.number = ANY($4))
     ORDER BY e.at, e.id LIMIT $5 OFFSET $6`,
    [filter.from, filter.to, internal, filter.numbers, filter.limit, filter.offset],
  );
  return rows;
}
