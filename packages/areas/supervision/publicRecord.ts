import type { Platform } from "@wuxing/platform/area";
import type { bodies, Stratum, sources } from "./bodies.ts";
import { consentVersion } from "./consent.ts";
import type { Theme } from "./themes.ts";

type Asked = Pick<Platform, "pool">;

/** A visit that was made, or was due and is explained; one that is to come stands in no row. */
export interface PublicVisit {
  readonly caseId: number;
  readonly number: string;
  readonly state: string;
  /** Absent where there was no visit. */
  readonly place: string | null;
  /** The id by which the place stands on the frame of the draw. */
  readonly target: string | null;
  readonly stratum: Stratum | null;
  readonly unit: string | null;
  readonly visitedAt: string | null;
  readonly reportedAt: string | null;
  readonly until: string;
  readonly note: string | null;
  readonly observations: string | null;
  readonly round: string;
  readonly draw: string;
}

export interface PublicFinding {
  readonly visitId: number;
  readonly number: string;
  readonly theme: Theme;
  readonly text: string;
  readonly unit: string | null;
  readonly state: string;
  readonly done: string | null;
  readonly note: string | null;
  readonly closedAt: string | null;
}

export interface PublicPlace {
  readonly id: string;
  readonly name: string;
  readonly stratum: Stratum;
}

export interface PublicRound {
  readonly title: string;
  readonly starts: string;
  readonly ends: string;
  readonly draw: string;
  readonly closedAt: string | null;
  readonly wanted: number;
  readonly made: number;
  readonly overdue: number;
  readonly notVisited: number;
}

const shown = "v.state NOT IN ('assigned', 'alarmed')";

/** Visits of the public record, newest first, from an offset on; and how many there are. */
export async function publicVisits(
  { pool }: Asked,
  offset: number,
  limit: number,
): Promise<{ readonly visits: readonly PublicVisit[]; readonly total: number }> {
  const { rows } = await pool.query<PublicVisit>(
    `SELECT v.case_id AS "caseId", c.number, v.state, p.name AS place, p.id AS target, p.stratum, v.unit, v.visited_at AS "visitedAt",
       v.reported_at AS "reportedAt", v.until, v.note, c.data->>'observations' AS observations, r.title AS round, r.draw
     FROM supervision_visits v JOIN cases c ON c.id = v.case_id AND c.published JOIN supervision_rounds r ON r.id = v.round
       LEFT JOIN supervision_places p ON p.id = v.place
     WHERE ${shown} ORDER BY COALESCE(v.visited_at, v.opened_at) DESC, v.case_id DESC OFFSET $1 LIMIT $2`,
    [offset, limit],
  );
  const count = await pool.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM supervision_visits v WHERE ${shown}`,
  );
  return { visits: rows, total: count.rows[0]?.total ?? 0 };
}

/** The places that may be visited, by the ids that stand on the frames of the draws: that a place is on the list is no secret. */
export async function publicPlaces({ pool }: Asked): Promise<readonly PublicPlace[]> {
  const { rows } = await pool.query<PublicPlace>(
    "SELECT id, name, stratum FROM supervision_places WHERE until IS NULL ORDER BY stratum, name LIMIT 500",
  );
  return rows;
}

/** What these visits found, and what became of it. */
export async function publicFindings({ pool }: Asked, visits: readonly number[]): Promise<readonly PublicFinding[]> {
  const { rows } = await pool.query<PublicFinding>(
    `SELECT f.visit_id AS "visitId", c.number, f.theme, c.data->>'text' AS text, f.unit, f.state,
       c.data->>'done' AS done, c.data->>'note' AS note, f.closed_at AS "closedAt"
     FROM supervision_findings f JOIN cases c ON c.id = f.case_id WHERE f.visit_id = ANY($1) ORDER BY f.case_id`,
    [visits],
  );
  return rows;
}

/** The rounds, newest first: how many visits each was for and how many were made. Not where, nor how many were told. */
export async function publicRounds({ pool }: Asked): Promise<readonly PublicRound[]> {
  const { rows } = await pool.query<PublicRound>(
    `SELECT r.title, r.starts, r.ends, r.draw, r.closed_at AS "closedAt",
       (SELECT sum(value::int)::int FROM jsonb_each_text(r.quotas)) AS wanted,
       (count(*) FILTER (WHERE v.reported_at IS NOT NULL))::int AS made,
       (count(*) FILTER (WHERE v.state = 'alarmed'))::int AS overdue,
       (count(*) FILTER (WHERE v.state = 'notVisited'))::int AS "notVisited"
     FROM supervision_rounds r LEFT JOIN supervision_visits v ON v.round = r.id
     GROUP BY r.id ORDER BY r.starts DESC, r.created_at DESC LIMIT 12`,
  );
  return rows;
}

/** What all visits found, by how it stands now. */
export async function publicCounts({
  pool,
}: Asked): Promise<Readonly<Record<"visits" | "findings" | "mended" | "unmended" | "dropped", number>>> {
  const { rows } = await pool.query<Record<"visits" | "findings" | "mended" | "unmended" | "dropped", number>>(
    `SELECT (SELECT count(*)::int FROM supervision_visits WHERE reported_at IS NOT NULL) AS visits, count(*)::int AS findings,
       (count(*) FILTER (WHERE state = 'mended'))::int AS mended, (count(*) FILTER (WHERE state = 'unmended'))::int AS unmended,
       (count(*) FILTER (WHERE state = 'dropped'))::int AS dropped FROM supervision_findings`,
  );
  return rows[0] ?? { visits: 0, findings: 0, mended: 0, unmended: 0, dropped: 0 };
}

/** How many supervisors serve on a day and agreed that it be published, by body and group. */
export async function publicRoll(
  { pool }: Asked,
  on: string,
): Promise<
  readonly {
    readonly source: (typeof sources)[number];
    readonly body: (typeof bodies)[number];
    readonly count: number;
  }[]
> {
  const { rows } = await pool.query<{ source: (typeof sources)[number]; body: (typeof bodies)[number]; count: number }>(
    `SELECT a.source, a.body, count(*)::int AS count FROM supervision_appointments a
     WHERE a.since <= $1 AND LEAST(a.until, COALESCE(a.released_on, a.until)) > $1 AND EXISTS (
       SELECT FROM supervision_consents c WHERE c.user_id = a.user_id AND c.version = $2 AND c.withdrawn_at IS NULL)
     GROUP BY a.source, a.body ORDER BY a.source, a.body`,
    [on, consentVersion],
  );
  return rows;
}
