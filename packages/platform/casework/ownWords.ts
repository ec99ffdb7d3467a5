import type { Case, CaseWords } from "@wuxing/kernel/procedure";
import type { Pool } from "pg";
import type { Casework } from "./Casework.ts";
import { type CaseRow, caseOf } from "./caseRow.ts";
import { caseColumns } from "./rows.ts";

/** A case's own words, and the version of it that says them. */
export interface OwnWords extends CaseWords {
  readonly version: number;
}

/**
 * The own words of those of these cases whose procedure has some, by id. Lists take no case's data out of the database:
 * here the few whose words hang on it are read, and nothing at all where there is none.
 */
export async function ownWords(
  db: Pick<Pool, "query">,
  { procedures }: Pick<Casework, "procedures">,
  lines: readonly Pick<Case, "id" | "type">[],
): Promise<ReadonlyMap<number, OwnWords>> {
  const ids = lines.filter(({ type }) => procedures.get(type)?.wordsOf).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await db.query<CaseRow>(`SELECT ${caseColumns} FROM cases WHERE id = ANY($1::bigint[])`, [ids]);
  return new Map(
    rows.map((row) => {
      const c = caseOf(row);
      return [c.id, { ...procedures.get(c.type)?.wordsOf?.(c), version: c.version }];
    }),
  );
}
