import { dayOf } from "@wuxing/kernel/calendar";
import type { Projection } from "@wuxing/platform/casework";
import { wordsOf } from "@wuxing/platform/search";
import type { ArticleData } from "./ArticleData.ts";

/** What articles are found and cited by, and each version that was published. */
export const articleProjection: Projection = {
  type: "knowledge.article",
  apply: async (client, entry, after) => {
    const data = after.data as unknown as ArticleData;
    const { title, text, topics, version, validFrom, validUntil = null } = data;
    // Left open, the rule sets it: the clock of a published article knows it.
    const review = after.state === "published" && after.clock ? dayOf(after.clock.dueAt) : (data.reviewOn ?? null);
    await client.query(
      `INSERT INTO knowledge_articles (case_id, number, version, title, text, topics, unit, public, state, valid_from,
         valid_until, review_on, moved_at, words, title_words)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::date, $11, COALESCE($12::date, $10::date), $13, $14, $15)
       ON CONFLICT (case_id) DO UPDATE SET version = excluded.version, title = excluded.title, text = excluded.text,
         topics = excluded.topics, public = excluded.public, state = excluded.state, valid_from = excluded.valid_from,
         valid_until = excluded.valid_until, review_on = COALESCE($12::date, knowledge_articles.review_on),
         moved_at = excluded.moved_at, words = excluded.words, title_words = excluded.title_words`,
      [
        ...[after.id, after.number, version, title, text, topics, after.unit, data.public, after.state],
        ...[validFrom, validUntil, review, entry.at, wordsOf(`${title} ${text}`), wordsOf(title)],
      ],
    );
    if (after.state !== "published" && after.state !== "reviewDue") return;
    await client.query(
      `INSERT INTO knowledge_versions (number, version, title, text, public, unit, valid_from, valid_until, published_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [after.number, version, title, text, data.public, after.unit, validFrom, validUntil, entry.at],
    );
  },
};
