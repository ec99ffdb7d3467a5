import { type Day, dayOf } from "@wuxing/kernel/calendar";
import { simplified } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { queryWords } from "@wuxing/platform/search";
import { Conditions } from "@wuxing/platform/worklists";
import { isCitable } from "./citations.ts";

type Asked = Pick<Platform, "pool" | "casework">;

/** An article as lists show it. */
export interface ArticleLine {
  readonly number: string;
  readonly version: number;
  readonly title: string;
  /** The beginning of its text, or where the words asked for stand. */
  readonly excerpt: string;
  readonly topics: readonly string[];
  readonly unit: string;
  readonly public: boolean;
  readonly state: string;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly reviewOn: Day;
  readonly citable: boolean;
}

export interface Article extends Omit<ArticleLine, "excerpt"> {
  readonly text: string;
  readonly movedAt: string;
}

export interface ArticleFilter {
  /** Words that must all stand in it. */
  readonly q?: string | undefined;
  /** What somebody says: articles that share its words, the likeliest first. */
  readonly about?: string | undefined;
  readonly topic?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: string | undefined;
  /** Only what everybody may read, and is valid. */
  readonly publicOnly?: boolean;
}

type Row = Omit<Article, "citable">;
const columns = `number, version, title, text, topics, unit, public, state, valid_from::text AS "validFrom",
  valid_until::text AS "validUntil", review_on::text AS "reviewOn", moved_at AS "movedAt"`;
const excerptLength = 90;

/** Articles that fit, the likeliest first; without words the latest change first. */
export async function findArticles(
  { pool, casework }: Asked,
  filter: ArticleFilter,
  page: { readonly size: number; readonly number: number },
): Promise<{ readonly total: number; readonly lines: readonly ArticleLine[] }> {
  const today = dayOf(casework.now());
  const conditions = new Conditions();
  const asked = queryWords(filter.q ?? "");
  // Single characters are in every text.
  const said = queryWords(filter.about ?? "").filter((word) => word.length > 1);
  if (filter.publicOnly)
    conditions.add("public AND state IN ('published', 'reviewDue') AND COALESCE(valid_until >= ?, true)", today);
  if (filter.q?.trim()) conditions.add(asked.length === 0 ? "false" : "words @> ?", ...(asked.length ? [asked] : []));
  if (filter.about?.trim())
    conditions.add("(words && ? OR topics && ?) AND state IN ('published', 'reviewDue')", said, [filter.topic ?? ""]);
  else if (filter.topic) conditions.add("topics && ?", [filter.topic]);
  if (filter.unit) conditions.add("unit = ?", filter.unit);
  if (filter.state) conditions.add("state = ?", filter.state);
  const counted = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM knowledge_articles WHERE ${conditions.sql}`,
    [...conditions.values],
  );
  const words = await weighed(pool, [...new Set([...asked, ...said])]);
  const n = conditions.values.length;
  const { rows } = await pool.query<Row>(
    `SELECT ${columns} FROM knowledge_articles WHERE ${conditions.sql}
     ORDER BY (${shared("title_words", n + 1)} * 3 + ${shared("words", n + 1)}
       + CASE WHEN topics && $${n + 3} THEN 4 ELSE 0 END) DESC, moved_at DESC, number
     LIMIT ${page.size} OFFSET ${page.size * (page.number - 1)}`,
    [...conditions.values, words.map(({ word }) => word), words.map(({ weight }) => weight), [filter.topic ?? ""]],
  );
  return { total: counted.rows[0]?.n ?? 0, lines: rows.map((row) => lineOf(row, words, today)) };
}

interface Weighed {
  readonly word: string;
  /** 1 for a word of no article, next to 0 for one of all. */
  readonly weight: number;
}

/**
 * What it says that an article holds a word, the most first: the square of its inverse document frequency, as matters
 * are told by, as a share of the most that it could be. A word of all articles lifts none.
 */
async function weighed(pool: Asked["pool"], words: readonly string[]): Promise<readonly Weighed[]> {
  const { rows } = await pool.query<{ word: string; holders: number; articles: number }>(
    `SELECT word, (SELECT count(*)::int FROM knowledge_articles WHERE words @> ARRAY[word]) AS holders,
       (SELECT count(*)::int FROM knowledge_articles) AS articles
     FROM unnest($1::text[]) AS word`,
    [words],
  );
  return rows
    .map(({ word, holders, articles }) => {
      const frequency = Math.log((articles + 1) / (holders + 0.5)) / Math.log((articles + 1) / 0.5);
      return { word, weight: frequency * frequency };
    })
    .sort((a, b) => b.weight - a.weight);
}

const shared = (column: string, n: number): string =>
  `(SELECT COALESCE(sum(q.weight), 0) FROM unnest($${n}::text[], $${n + 1}::float8[]) AS q(word, weight)
    WHERE q.word = ANY(${column}))`;

function lineOf({ text, movedAt: _movedAt, ...row }: Row, words: readonly Weighed[], today: Day): ArticleLine {
  return { ...row, excerpt: excerptOf(text, words), citable: isCitable(row, today) };
}

/** Where the rarest of the words stands, with what is around it. */
function excerptOf(text: string, words: readonly Weighed[]): string {
  const plain = text.replace(/\s+/gu, " ");
  const said = simplified(plain);
  const at = words.map(({ word }) => said.indexOf(word)).find((found) => found >= 0) ?? plain.length;
  const from = at < plain.length ? Math.max(0, at - 20) : 0;
  const cut = plain.slice(from, from + excerptLength);
  return `${from > 0 ? "…" : ""}${cut}${from + excerptLength < plain.length ? "…" : ""}`;
}

/** The article as it stands now; undefined where there is none. */
export async function findArticle({ pool, casework }: Asked, number: string): Promise<Article | undefined> {
  const { rows } = await pool.query<Row>(`SELECT ${columns} FROM knowledge_articles WHERE number = $1`, [number]);
  const [row] = rows;
  return row && { ...row, citable: isCitable(row, dayOf(casework.now())) };
}

/** A version as it was published. */
export interface ArticleVersion {
  readonly number: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly public: boolean;
  readonly unit: string;
  readonly validFrom: Day;
  readonly validUntil: Day | null;
  readonly publishedAt: string;
}

/** The versions that were published, newest first. */
export async function versionsOf({ pool }: Pick<Asked, "pool">, number: string): Promise<readonly ArticleVersion[]> {
  const { rows } = await pool.query<ArticleVersion>(
    `SELECT number, version, title, text, public, unit, valid_from::text AS "validFrom",
       valid_until::text AS "validUntil", published_at AS "publishedAt"
     FROM knowledge_versions WHERE number = $1 ORDER BY version DESC`,
    [number],
  );
  return rows;
}
