import { makePerson, openReporter, seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** What an applicant answered to an item's questions, by the question's key. */
export type Answers = Readonly<Record<string, string>>;

const place = (caseId: number): string => `sealed_answers/${caseId}`;

/**
 * Keeps the answers of an application sealed with the key of whoever brought it. Kept once: the answers of a case do not
 * change, and sealing them again does nothing. Throws where the applicant's data has been erased.
 */
export async function sealAnswers(db: Db, vault: Vault, caseId: number, answers: Answers): Promise<void> {
  const keeper = (await openReporter(vault, db, caseId)) ?? (await makePerson(vault, db, caseId));
  if (!keeper) throw new Error(`the applicant of case ${caseId} was erased`);
  await db.query("INSERT INTO sealed_answers (case_id, person, sealed) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", [
    ...[caseId, keeper.person, seal(keeper.key, place(caseId), JSON.stringify(answers))],
  ]);
}

/** The answers of an application in clear; undefined where there are none, or they were erased. Whoever shows them leaves an access record. */
export async function openAnswers(db: Db, vault: Vault, caseId: number): Promise<Answers | undefined> {
  const { rows } = await db.query<{ sealed: Buffer; person: string; wrapped_key: Buffer; key_version: number }>(
    `SELECT a.sealed, k.person, k.wrapped_key, k.key_version FROM sealed_answers a JOIN people_keys k USING (person)
     WHERE a.case_id = $1 AND k.wrapped_key IS NOT NULL`,
    [caseId],
  );
  const row = rows[0];
  return row && (JSON.parse(unseal(vault.unwrap(row), place(caseId), row.sealed).toString()) as Answers);
}
