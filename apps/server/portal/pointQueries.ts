import { allOf } from "@wuxing/platform/search";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

export interface NoticeRow {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuer: string | null;
  readonly issuedOn: string | null;
}

/** Notices with at least one published point, newest first. */
export async function publishedNotices(db: Db): Promise<readonly NoticeRow[]> {
  const { rows } = await db.query<NoticeRow>(
    `SELECT id, title, document_number AS "documentNumber", issuer, issued_on::text AS "issuedOn" FROM notices n
     WHERE EXISTS (SELECT 1 FROM cases c WHERE c.published AND c.type = 'workPoints.point' AND c.data->>'notice' = n.id::text)
     ORDER BY issued_on DESC NULLS LAST, imported_at DESC LIMIT 30`,
  );
  return rows;
}

/** At most five published points that hold all of the words, with their address on the page of points. */
export async function findPoints(
  db: Db,
  words: readonly string[],
): Promise<readonly { readonly title: string; readonly href: string; readonly notice: string }[]> {
  const { rows } = await db.query<{ title: string; notice: string; noticeId: string; place: number }>(
    `SELECT c.title, n.title AS notice, n.id AS "noticeId",
       (SELECT count(*)::int FROM cases p WHERE p.type = 'workPoints.point' AND p.published
         AND p.data->>'notice' = c.data->>'notice'
         AND (p.data->'span'->>'start')::int <= (c.data->'span'->>'start')::int) AS place
     FROM cases c JOIN search_documents d ON d.case_id = c.id JOIN notices n ON n.id::text = c.data->>'notice'
     WHERE c.published AND c.type = 'workPoints.point' AND d.public_words @@ $1::tsquery ORDER BY c.id LIMIT 5`,
    [allOf(words)],
  );
  return rows.map(({ title, notice, noticeId, place }) => ({
    title,
    notice,
    href: `/points?notice=${noticeId}#point-${place}`,
  }));
}
