import { createReadStream } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Store } from "./Store.ts";

export interface Scanned {
  readonly clean: number;
  readonly infected: number;
}

const atOnce = 200;

/**
 * Scans the files that wait, the oldest first; the content of infected ones is removed. Ends at the first that the
 * scanner gives no verdict on: it is not there, and all that follow wait on.
 */
export async function scanWaiting({ pool, folder, scan, onFault }: Store): Promise<Scanned> {
  const counts = { clean: 0, infected: 0 };
  if (!scan) return counts;
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id FROM files WHERE state = 'waiting' ORDER BY uploaded_at LIMIT $1",
    [atOnce],
  );
  for (const { id } of rows) {
    const path = join(folder, id);
    const found = await scan(createReadStream(path)).catch((fault: unknown) => onFault(fault));
    if (!found) break;
    // The row first: should we fall here, nobody is given what was found infected.
    await pool.query("UPDATE files SET state = $2 WHERE id = $1 AND state = 'waiting'", [id, found]);
    if (found === "infected") await rm(path, { force: true });
    counts[found]++;
  }
  return counts;
}
