import type { Instant } from "@wuxing/kernel/calendar";
import type { Pool } from "pg";
import { z } from "zod";

/** How many messages, and the SHA-256 over their digests in order (hex; of nothing where there are none). */
const sum = z.strictObject({ count: z.int().min(0), hash: z.string().max(64) });
export type Sum = z.output<typeof sum>;

/** What one side holds of a matter: sent in all, of that delivered, and received. */
export const matterSums = z.strictObject({ subject: z.string(), sent: sum, delivered: sum, received: sum });
export type MatterSums = z.output<typeof matterSums>;

export const none: Sum = { count: 0, hash: "" };
const atOnce = 500;

/** Asks for the sums of these matters, or of a page of those in which something moved since an instant. */
export const sumsQuestion = z.union([
  z.strictObject({ subjects: z.array(z.string().max(80)).max(atOnce) }),
  z.strictObject({ since: z.iso.datetime({ precision: 3 }), after: z.string().max(80) }),
]);
export type SumsQuestion = z.output<typeof sumsQuestion>;

export const sumsAnswer = z.object({
  sums: z.array(matterSums).max(atOnce),
  next: z.string().nullable().describe("Give it as `after`"),
});
export type SumsAnswer = z.output<typeof sumsAnswer>;

const summed = (name: string, table: string, more = "") => `LATERAL (
  SELECT count(*)::int AS count, COALESCE(encode(sha256(string_agg(digest, ''::bytea ORDER BY seq)), 'hex'), '') AS hash
  FROM ${table} WHERE peer = $1 AND subject = s.subject ${more}) ${name}`;

/** The sums on this side, by matter. */
export async function sumsOf(pool: Pool, peer: string, question: SumsQuestion): Promise<SumsAnswer> {
  const chosen = "subjects" in question ? await theseOf(pool, peer, question) : await movedOf(pool, peer, question);
  const { rows } = await pool.query<MatterSums>(
    `SELECT s.subject, to_json(o) AS sent, to_json(d) AS delivered, to_json(i) AS received
     FROM unnest($2::text[]) AS s(subject),
       ${summed("o", "exchange_out")}, ${summed("d", "exchange_out", "AND state = 'delivered'")},
       ${summed("i", "exchange_in")}`,
    [peer, chosen],
  );
  return { sums: rows, next: !("subjects" in question) && chosen.length === atOnce ? (chosen.at(-1) ?? null) : null };
}

async function theseOf(pool: Pool, peer: string, { subjects }: { subjects: readonly string[] }): Promise<string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    "SELECT subject FROM exchange_subjects WHERE peer = $1 AND subject = ANY($2)",
    [peer, subjects],
  );
  return rows.map((row) => row.subject);
}

async function movedOf(
  pool: Pool,
  peer: string,
  { since, after }: { since: Instant; after: string },
): Promise<string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    `SELECT subject FROM exchange_subjects WHERE peer = $1 AND moved_at >= $2 AND subject > $3
     ORDER BY subject LIMIT ${atOnce}`,
    [peer, since, after],
  );
  return rows.map((row) => row.subject);
}
