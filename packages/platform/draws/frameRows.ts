import { type Target, targetLine } from "@wuxing/kernel/draw";
import type { Pool, PoolClient } from "pg";

type Db = Pool | PoolClient;

const atOnce = 5000;

/** Keeps the frame line by line, as it is hashed. */
export async function keepFrame(client: PoolClient, id: string, frame: readonly Target[]): Promise<void> {
  for (let from = 0; from < frame.length; from += atOnce) {
    const part = frame.slice(from, from + atOnce);
    await client.query(
      `INSERT INTO draw_targets (draw_id, place, id, line)
       SELECT $1, $2 + n, id, line FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS given (id, line, n)`,
      [id, from, part.map((target) => target.id), part.map(targetLine)],
    );
  }
}

/** The lines of a frame, in parts, in their order. */
export async function* frameLines(db: Db, id: string): AsyncGenerator<readonly string[]> {
  for (let from = 0; ; from += atOnce) {
    const { rows } = await db.query<{ line: string }>(
      "SELECT line FROM draw_targets WHERE draw_id = $1 AND place > $2 AND place <= $2 + $3 ORDER BY place",
      [id, from, atOnce],
    );
    if (rows.length === 0) return;
    yield rows.map(({ line }) => line);
  }
}

export async function readFrame(db: Db, id: string): Promise<readonly Target[]> {
  const frame: Target[] = [];
  for await (const lines of frameLines(db, id)) for (const line of lines) frame.push(JSON.parse(line) as Target);
  return frame;
}

export async function findOnFrame(db: Db, id: string, target: string): Promise<Target | undefined> {
  const { rows } = await db.query<{ line: string }>("SELECT line FROM draw_targets WHERE draw_id = $1 AND id = $2", [
    id,
    target,
  ]);
  return rows[0] && (JSON.parse(rows[0].line) as Target);
}
