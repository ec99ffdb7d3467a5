import type { Pool } from "pg";

const blockSize = 100;

/**
 * Hands out case ids from blocks that the database gives to each server, so that a new case costs no round trip for
 * its number. Ids of a block that a stopped server leaves unused are never given again.
 */
export function caseIds(pool: Pool): () => Promise<number> {
  let next = 0;
  let end = 0;
  let fetching: Promise<void> | undefined;

  const fetchBlock = async (): Promise<void> => {
    const { rows } = await pool.query<{ start: number }>("SELECT nextval('case_id_block') AS start");
    next = rows[0]?.start ?? 0;
    end = next + blockSize;
  };
  return async () => {
    while (next >= end) {
      fetching ??= fetchBlock().finally(() => {
        fetching = undefined;
      });
      await fetching;
    }
    return next++;
  };
}
