import { setImmediate as othersFirst } from "node:timers/promises";
import type { Case } from "@wuxing/kernel/procedure";
import { maskText, sealText } from "@wuxing/kernel/views";
import { type CaseRow, caseColumns, caseOf, type Follower } from "@wuxing/platform/casework";
import { namesInOldTexts, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";
import { wordsOf } from "./words.ts";

/** The words of a case of each type, beside its number and title. */
export type WordsByType = Readonly<Record<string, (c: Case) => string>>;

/**
 * Keeps the search documents true to the entries. A new case is found within a second; under a flood of intake the
 * follower rests between its runs and falls behind rather than slow the intake down.
 */
export function searchFollower(pool: Pool, vault: Vault, words: WordsByType): Follower {
  return {
    name: "search",
    atMost: 40,
    every: 700,
    // It may use a fifth of a processor at most while cases stream in.
    rest: 4,
    read: async (entries) => {
      const touched = [...new Set(entries.filter((e) => e.type in words).map((e) => e.caseId))];
      if (touched.length === 0) return;
      const { rows } = await pool.query<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE id = ANY($1)`, [touched]);
      const published = rows.filter((row) => row.published).map((row) => row.id);
      const names = published.length > 0 ? await namesInOldTexts(vault, pool, published) : new Map<number, string>();
      await saveDocuments(pool, rows.map(caseOf), words, new Map(published.map((id) => [id, names.get(id)])));
    },
  };
}

/** Documents made without looking up: about a millisecond, that long whoever asks the server something may wait. */
const atOnce = 10;

/**
 * Writes the documents of these cases. `published` names the published ones, each with the name that may still stand in
 * its texts: outsiders search only masked words without it, so that neither a phone number nor a name finds anything.
 */
export async function saveDocuments(
  pool: Pick<Pool, "query">,
  cases: readonly Case[],
  words: WordsByType,
  published: ReadonlyMap<number, string | undefined>,
): Promise<void> {
  const documents: Record<string, unknown>[] = [];
  for (const [i, c] of cases.entries()) {
    if (i % atOnce === atOnce - 1) await othersFirst();
    const said = `${c.number} ${c.title} ${words[c.type]?.(c) ?? ""}`;
    // One document serves all of the staff, those too from whom the reporter is kept.
    const text = c.sealedFrom ? sealText(said) : said;
    documents.push({
      case_id: c.id,
      words: wordsOf(text),
      public_words: published.has(c.id) ? wordsOf(maskText(without(text, published.get(c.id)))) : null,
    });
  }
  await pool.query(
    `INSERT INTO search_documents (case_id, words, public_words)
     SELECT case_id, array_to_tsvector(words), array_to_tsvector(public_words)
     FROM json_to_recordset($1) AS d(case_id bigint, words text[], public_words text[])
     ON CONFLICT (case_id) DO UPDATE SET words = excluded.words, public_words = excluded.public_words
     WHERE search_documents.words <> excluded.words
       OR search_documents.public_words IS DISTINCT FROM excluded.public_words`,
    [JSON.stringify(documents)],
  );
}

const without = (text: string, name: string | undefined): string =>
  name && name.length > 1 ? text.replaceAll(name, " ") : text;
