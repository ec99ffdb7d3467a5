import type { Pool } from "pg";

const blockSize = 100;
/** Blocks taken at once, and how many ids are left when the next are asked for. */
const blocks = 4;
const lowWater = 200;

/**
 * Hands out case ids from blocks that the database gives to each server, so that a new case costs no round trip for
 * its number; the next blocks are fetched before the last ids are given away, so that under a flood nobody waits.
 * Ids that a stopped server leaves unused are never given again.
 */
export function caseIds(pool: Pool): () => Promise<number> {
  const kept: number[] = [];
  let fetching: Promise<void> | undefined;

  const fetchBlocks = async (): Promise<void> => {
    const { rows } = await pool.query<{ start: number }>(
      "SELECT nextval('case_id_block') AS start FROM generate_series(1, $1)",
      [kept.length === 0 ? 1 : blocks],
    );
    for (const { start } of rows) for (let i = 0; i < blockSize; i++) kept.push(start + i);
  };
  const fetchOnce = (): Promise<void> => {
    fetching ??= fetchBlocks().finally(() => {
      fetching = undefined;
    });
    return fetching;
  };
  return async () => {
    while (kept.length === 0) await fetchOnce();
    const id = kept.shift() as number;
    // A failure here is met again, by whoever finds no id left.
    if (kept.length < lowWater && kept.length > 0) fetchOnce().catch(() => undefined);
    return id;
  };
}
