import type { Pool } from "pg";
import type { RequestFilter } from "./requestFilter.ts";
import { otherService } from "./services.ts";

/** What outsiders may know of a request. The text fields are null unless the case is published: the database itself keeps them back. */
export interface PublicRow {
  readonly number: string;
  readonly state: string;
  readonly topic: string | null;
  readonly kind: string;
  readonly unit: string | null;
  readonly division: string | null;
  readonly opened_at: string;
  readonly closed_at: string | null;
  readonly updated_at: string;
  /** Null while the clock stands still, is not certain or no longer runs. */
  readonly expected_at: string | null;
  readonly published: boolean;
  readonly text: string | null;
  readonly place: string | null;
  readonly answer: string | null;
  readonly lat: number | null;
  readonly long: number | null;
}

const publicColumns = `c.number, c.state, c.data->>'topic' AS topic, c.data->>'kind' AS kind, c.unit, c.division,
  c.opened_at, c.closed_at, e.at AS updated_at,
  CASE WHEN c.due_certain AND NOT c.stopped THEN c.due_at END AS expected_at, c.published,
  CASE WHEN c.published THEN c.data->>'text' END AS text,
  CASE WHEN c.published THEN c.data->>'place' END AS place,
  CASE WHEN c.published THEN c.data->>'answer' END AS answer,
  CASE WHEN c.published THEN (c.data->'location'->>'lat')::float8 END AS lat,
  CASE WHEN c.published THEN (c.data->'location'->>'long')::float8 END AS long`;

const publicTables = "cases c JOIN entries e ON e.case_id = c.id AND e.seq = c.version";

/**
 * Requests by number, or those of a span of time, newest first. A report of wrongdoing that is not published is not
 * listed, since service, place and time together may point at who reported; whoever has its number can follow it.
 */
export async function findRequests(pool: Pool, filter: RequestFilter): Promise<PublicRow[]> {
  if (filter.numbers.length > 0) {
    const { rows } = await pool.query<PublicRow>(
      `SELECT ${publicColumns} FROM ${publicTables}
       WHERE c.number = ANY($1) AND c.type = 'hotline.request' ORDER BY c.opened_at DESC, c.id DESC`,
      [filter.numbers],
    );
    return rows;
  }
  const { rows } = await pool.query<PublicRow>(
    `SELECT ${publicColumns} FROM ${publicTables}
     WHERE c.type = 'hotline.request' AND c.opened_at >= $1 AND c.opened_at <= $2
       AND ($3::boolean IS NULL OR (c.closed_at IS NOT NULL) = $3)
       AND (cardinality($4::text[]) = 0 OR COALESCE(c.data->>'topic', '${otherService}') = ANY($4))
       AND (c.published OR c.data->>'kind' <> 'report')
     ORDER BY c.opened_at DESC, c.id DESC LIMIT $5 OFFSET $6`,
    [filter.from, filter.to, filter.closed, filter.services, filter.limit, filter.offset],
  );
  return rows;
}
