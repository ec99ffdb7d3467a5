import type { Pool } from "pg";
import type { ApplicationData } from "../ApplicationData.ts";

/** What of an application is to be brought to the counter, a name a line: what `recordBrought` is told once all has come. */
export async function awaitedPieces(db: Pick<Pool, "query">, number: string): Promise<{ readonly pieces: string }> {
  const { rows } = await db.query<{ data: ApplicationData }>("SELECT data FROM cases WHERE number = $1", [number]);
  const materials = rows[0]?.data.materials ?? [];
  return { pieces: materials.flatMap(({ name, proof }) => (proof === "counter" ? [name] : [])).join("\n") };
}
