import { keyTermsOf, toldOf } from "@wuxing/kernel/matters";
import type { Platform } from "@wuxing/platform/area";
import type { Follower } from "@wuxing/platform/casework";
import type { Pool } from "pg";
import { isConfidential } from "./joinBarred.ts";
import { rarityOf } from "./rarityOf.ts";
import { type RequestRow, requestColumns, saidIn } from "./requestRow.ts";

const concerning = new Set(["open", "accept", "join", "separate"]);

/**
 * Keeps the terms of open requests, so that a like one is found while the next call is typed. It follows the entries
 * apart from the intake; a new request is found within a second or two, under a flood later.
 */
export function matterFollower(platform: Platform): Follower {
  return {
    name: "matters",
    atMost: 100,
    every: 700,
    // A tenth of a processor at most while cases stream in.
    rest: 9,
    read: async (entries) => {
      const touched = entries.filter(
        ({ type, action, to }) => type === "hotline.request" && (concerning.has(action) || isOver(to)),
      );
      if (touched.length > 0) await index(platform, [...new Set(touched.map(({ caseId }) => caseId))]);
    },
  };
}

const isOver = (state: string): boolean =>
  ["closed", "refused", "handedOver", "terminated", "withdrawn"].includes(state);

async function index(platform: Platform, ids: readonly number[]): Promise<void> {
  const { rows } = await platform.pool.query<RequestRow>(`SELECT ${requestColumns} FROM cases c WHERE c.id = ANY($1)`, [
    ids,
  ]);
  const rarity = await rarityOf(platform);
  const open = rows.filter((row) => row.closedAt === null && !isConfidential(row));
  const kept = new Set(open.map(({ id }) => id));
  await forget(
    platform.pool,
    ids.filter((id) => !kept.has(id)),
  );
  const requests = open.map((row) => ({
    case_id: row.id,
    terms: Array.from(keyTermsOf(toldOf(saidIn(row), rarity))),
  }));
  await platform.pool.query(
    `WITH added AS (
       INSERT INTO matter_requests SELECT case_id, terms FROM json_to_recordset($1) AS r(case_id bigint, terms int[])
       ON CONFLICT DO NOTHING RETURNING case_id, terms)
     INSERT INTO matter_terms SELECT term, case_id FROM added, unnest(terms) AS term ON CONFLICT DO NOTHING`,
    [JSON.stringify(requests)],
  );
}

async function forget(pool: Pool, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await pool.query(
    `WITH gone AS (DELETE FROM matter_requests WHERE case_id = ANY($1) RETURNING case_id, terms)
     DELETE FROM matter_terms m USING (SELECT case_id, unnest(terms) AS term FROM gone) g
     WHERE m.term = g.term AND m.case_id = g.case_id`,
    [ids],
  );
}
