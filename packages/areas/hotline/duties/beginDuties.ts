import type { Day } from "@wuxing/kernel/calendar";
import { beginRegisters } from "@wuxing/platform/registers";
import type { Pool } from "pg";
import { firstDuties } from "./firstDuties.ts";

/** Writes the first rows of the dispatch table where it has none yet, with their entries. As the owner of the database. */
export async function beginDuties(db: Pick<Pool, "query">): Promise<void> {
  const { rowCount } = await db.query("SELECT 1 FROM duties LIMIT 1");
  if (rowCount) return;
  const places = await db.query<{ code: string; level: string }>("SELECT code, level FROM divisions");
  const units = await db.query<{ code: string; since: Day }>("SELECT code, since FROM units WHERE until IS NULL");
  const begun = new Map(units.rows.map(({ code, since }) => [code, since]));
  const rows = firstDuties(places.rows, (code) => begun.get(code));
  if (rows.length === 0) return;
  await db.query("INSERT INTO duties SELECT * FROM json_populate_recordset(NULL::duties, $1)", [JSON.stringify(rows)]);
  await beginRegisters(db, "dispatch table");
}
