import { notFound } from "@wuxing/kernel/procedure";
import type { Pool, PoolClient } from "pg";
import type { Draw, DrawLine, DrawPick } from "./Draw.ts";

type Db = Pool | PoolClient;

const line = `
  d.id, d.area, d.title, d.mode, d.commitment, d.prepared_by AS "preparedBy", d.prepared_at AS "preparedAt",
  d.record_id AS "recordId", d.proven_at AS "provenAt", d.witnessed, d.reveal_until AS "revealUntil",
  d.reveals_proven_at AS "revealsProvenAt",
  d.due_at AS "dueAt", d.draw_by AS "drawBy", d.close_by AS "closeBy", d.beacon, d.beacon_from AS "beaconFrom",
  d.first_throws->>'by' AS "firstThrowsBy", d.drawn_at AS "drawnAt", d.closed_at AS "closedAt",
  ARRAY(SELECT r.by FROM draw_reveals r WHERE r.draw_id = d.id ORDER BY r.by) AS reveals,
  (SELECT count(*)::int FROM draw_picks p WHERE p.draw_id = d.id) AS shown,
  COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', a.kind, 'dueAt', a.due_at, 'at', a.at) ORDER BY a.due_at, a.kind)
    FROM draw_alarms a WHERE a.draw_id = d.id), '[]') AS alarms`;

export async function findDraw(db: Db, id: string): Promise<Draw | undefined> {
  const { rows } = await db.query<Draw>(
    `SELECT ${line}, d.plan, d.proof, d.sealed, d.shortfalls, d.outcome_record AS "outcomeRecordId",
       d.outcome_proof AS "outcomeProof", d.reveals_record AS "revealsRecordId", d.reveals_proof AS "revealsProof",
       ARRAY(SELECT t.throws FROM draw_throws t WHERE t.draw_id = d.id ORDER BY t.place) AS "throwsEntered" FROM draws d WHERE d.id = $1`,
    [id],
  );
  return rows[0] && withInstants(rows[0]);
}

/** The draw; throws Refusal where there is none. */
export async function getDraw(db: Db, id: string): Promise<Draw> {
  const draw = await findDraw(db, id);
  if (!draw) throw notFound();
  return draw;
}

export async function listDraws(
  db: Db,
  offset: number,
  limit: number,
): Promise<{ readonly draws: readonly DrawLine[]; readonly total: number }> {
  const { rows } = await db.query<DrawLine>(
    `SELECT ${line} FROM draws d ORDER BY d.prepared_at DESC, d.id LIMIT $1 OFFSET $2`,
    [limit, offset],
  );
  const { rows: counts } = await db.query<{ total: number }>("SELECT count(*)::int AS total FROM draws");
  return { draws: rows.map(withInstants), total: counts[0]?.total ?? 0 };
}

/** Other draws from the very same frame, the newest first, a few: who tries again until chance pleases is seen by them. */
export async function drawsOfFrame(db: Db, { id, commitment }: DrawLine): Promise<readonly DrawLine[]> {
  const { rows } = await db.query<DrawLine>(
    `SELECT ${line} FROM draws d WHERE d.commitment->'frame'->>'hash' = $1 AND d.id <> $2
     ORDER BY d.prepared_at DESC, d.id LIMIT 20`,
    [commitment.frame.hash, id],
  );
  return rows.map(withInstants);
}

/** Instants within JSON come as PostgreSQL writes them. */
const withInstants = <Line extends DrawLine>(draw: Line): Line => ({
  ...draw,
  alarms: draw.alarms.map(({ kind, dueAt, at }) => ({
    ...{ kind, dueAt: new Date(dueAt).toISOString(), at: new Date(at).toISOString() },
  })),
});

export async function findPicks(db: Db, id: string, offset: number, limit: number): Promise<readonly DrawPick[]> {
  const { rows } = await db.query<DrawPick>(
    `SELECT target, stratum, ticket, officers, proof, salt, at FROM draw_picks WHERE draw_id = $1
     ORDER BY place LIMIT $2 OFFSET $3`,
    [id, limit, offset],
  );
  return rows;
}

/** Adds picks behind those that are there. What is there already stays as it is. */
export async function addPicks(client: PoolClient, id: string, picks: readonly DrawPick[]): Promise<void> {
  await client.query(
    `INSERT INTO draw_picks (draw_id, place, target, stratum, ticket, officers, proof, salt, at)
     SELECT $1, (SELECT COALESCE(max(place), 0) FROM draw_picks WHERE draw_id = $1) + n, p->>'target', p->>'stratum',
       p->>'ticket', ARRAY(SELECT jsonb_array_elements_text(p->'officers')), p->>'proof', p->>'salt', (p->>'at')::timestamptz
     FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS given (p, n)
     ON CONFLICT (draw_id, target) DO NOTHING`,
    [id, JSON.stringify(picks)],
  );
}
