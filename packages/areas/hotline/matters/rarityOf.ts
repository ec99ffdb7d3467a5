import { learnRarity, nothingLearnt, type Rarity, rarityFile, rarityIn } from "@wuxing/kernel/matters";
import type { Platform } from "@wuxing/platform/area";
import type { Pool } from "pg";

type Source = Pick<Platform, "pool" | "casework">;
/** The newest requests say which words are common now. */
const mostTexts = 20_000;
/** From fewer nothing is kept; they are counted again when asked for next. */
const fewestTexts = 200;
const kept = 3;
const lookAgain = 10 * 60_000;

const known = new WeakMap<Pool, { at: number; rarity: Promise<Rarity> }>();

/** How rare terms are in this city's requests: as learnt last night, or now where nothing was learnt yet. Asked for every ten minutes. */
export function rarityOf(source: Source): Promise<Rarity> {
  const before = known.get(source.pool);
  if (before && performance.now() - before.at < lookAgain) return before.rarity;
  const rarity = newest(source);
  known.set(source.pool, { at: performance.now(), rarity });
  rarity.catch(() => known.delete(source.pool));
  return rarity;
}

async function newest(source: Source): Promise<Rarity> {
  const { rows } = await source.pool.query<{ file: Buffer }>(
    "SELECT file FROM term_rarities ORDER BY made_at DESC LIMIT 1",
  );
  return rows[0] ? rarityIn(rows[0].file) : learnTerms(source);
}

/** Counts the terms of the newest requests and keeps the counts. */
export async function learnTerms({ pool, casework }: Source): Promise<Rarity> {
  const { rows } = await pool.query<{ said: string }>(
    `SELECT concat_ws(' ', title, data->>'text', data->>'place') AS said FROM cases WHERE type = 'hotline.request'
     ORDER BY id DESC LIMIT ${mostTexts}`,
  );
  if (rows.length === 0) return nothingLearnt;
  const rarity = learnRarity(rows.map(({ said }) => said));
  if (rows.length < fewestTexts) return rarity;
  await pool.query("INSERT INTO term_rarities (made_at, texts, file) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    casework.now(),
    rarity.texts,
    rarityFile(rarity),
  ]);
  await pool.query(
    `DELETE FROM term_rarities WHERE made_at NOT IN (SELECT made_at FROM term_rarities ORDER BY made_at DESC LIMIT ${kept})`,
  );
  return rarity;
}
