import { dayOf } from "@wuxing/kernel/calendar";
import { modelIn } from "@wuxing/kernel/dispatch";
import type { Platform } from "@wuxing/platform/area";
import type { Pool } from "pg";
import { keywordTeller, learntTeller, type TopicTeller } from "./TopicTeller.ts";

interface Kept {
  readonly lookedAt: number;
  readonly madeAt: string | undefined;
  readonly teller: TopicTeller;
}

/** Another server may have learnt overnight; nobody waits longer than this for it. Milliseconds. */
const lookAgain = 60_000;
/** One teller for each database of this process: a model takes some megabytes. */
const kept = new WeakMap<Pool, Promise<Kept>>();

/**
 * Who tells topics now: the newest model that was better than the keywords, else the keywords. Below
 * `hotline.topicConfidence` it tells nothing and a person decides.
 */
export async function tellerOf(platform: Pick<Platform, "pool" | "casework">): Promise<TopicTeller> {
  const before = await kept.get(platform.pool);
  if (before && performance.now() - before.lookedAt < lookAgain) return before.teller;
  const reading = newest(platform, before);
  kept.set(platform.pool, reading);
  try {
    return (await reading).teller;
  } catch (error) {
    kept.delete(platform.pool);
    throw error;
  }
}

/** After learning: the next question meets the new model. */
export function forgetTeller(pool: Pool): void {
  kept.delete(pool);
}

async function newest(
  { pool, casework }: Pick<Platform, "pool" | "casework">,
  before: Kept | undefined,
): Promise<Kept> {
  const lookedAt = performance.now();
  const { rows } = await pool.query<{ madeAt: string }>(
    `SELECT made_at::text AS "madeAt" FROM topic_models WHERE better ORDER BY made_at DESC LIMIT 1`,
  );
  const madeAt = rows[0]?.madeAt;
  if (before && before.madeAt === madeAt) return { ...before, lookedAt };
  if (!madeAt) return { lookedAt, madeAt, teller: keywordTeller };
  const found = await pool.query<{ file: Buffer }>("SELECT file FROM topic_models WHERE made_at = $1", [madeAt]);
  const file = found.rows[0]?.file;
  if (!file) return { lookedAt, madeAt: undefined, teller: keywordTeller };
  const percent = casework.almanac.rules.get("hotline.topicConfidence", dayOf(casework.now())).value.amount;
  return { lookedAt, madeAt, teller: learntTeller(modelIn(file), percent / 100) };
}
