import type { Pool } from "pg";
import type { OpenReporter } from "./openReporter.ts";
import { wordsPlace } from "./Reporter.ts";
import { seal } from "./seal.ts";

/** Keeps what was typed into an entry's input, by field, sealed with the person's key. In the entry's own transaction. */
export async function sealWords(
  db: Pick<Pool, "query">,
  { person, key }: Pick<OpenReporter, "person" | "key">,
  { caseId, seq }: { readonly caseId: number; readonly seq: number },
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const sealed = seal(key, wordsPlace(caseId, seq), JSON.stringify(typed));
  await db.query("INSERT INTO sealed_texts (case_id, seq, person, sealed) VALUES ($1, $2, $3, $4)", [
    caseId,
    seq,
    person,
    sealed,
  ]);
}
