import type { Instant } from "@wuxing/kernel/calendar";
import { makePerson, openReporter, seal, unseal, type Vault } from "@wuxing/platform/personal";
import type { Pool } from "pg";

type Db = Pick<Pool, "query">;

/** What an applicant answered to an item's questions, by the question's key. */
export type Answers = Readonly<Record<string, string>>;

/** The answers that the application was opened with are bound to the case, later ones to their command too. */
const place = (caseId: number, later?: string): string =>
  later === undefined ? `sealed_answers/${caseId}` : `sealed_answers/${caseId}/${later}`;

/**
 * Keeps the answers of an application sealed with the key of whoever brought it. They are those of the entry with this
 * command, and count once that entry is there: answers are never changed, mended ones stand beside the older. Sealing
 * them again does nothing. Throws where the applicant's data has been erased.
 */
export async function sealAnswers(
  db: Db,
  vault: Vault,
  caseId: number,
  answers: Answers,
  { command, first }: { readonly command: string; readonly first: boolean },
): Promise<void> {
  const keeper = (await openReporter(vault, db, caseId)) ?? (await makePerson(vault, db, caseId));
  if (!keeper) throw new Error(`the applicant of case ${caseId} was erased`);
  const sealed = seal(keeper.key, place(caseId, first ? undefined : command), JSON.stringify(answers));
  await db.query(
    "INSERT INTO sealed_answers (case_id, command_id, person, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
    [caseId, command, keeper.person, sealed],
  );
}

/** Forgets answers whose entry was refused; those of an entry stay. */
export async function dropAnswers(db: Db, caseId: number, command: string): Promise<void> {
  await db.query(
    `DELETE FROM sealed_answers a WHERE case_id = $1 AND command_id = $2
       AND NOT EXISTS (SELECT FROM entries e WHERE e.command_id = a.command_id)`,
    [caseId, command],
  );
}

/** Answers as they stood from a moment on. */
interface AnswersSince {
  readonly at: Instant;
  readonly answers: Answers;
}

/** All answers of an application in clear, the oldest first; none where they were erased. Whoever shows them leaves an access record. */
export async function openAllAnswers(db: Db, vault: Vault, caseId: number): Promise<readonly AnswersSince[]> {
  const { rows } = await db.query<{
    sealed: Buffer;
    command: string;
    seq: number;
    at: Instant;
    person: string;
    wrapped_key: Buffer;
    key_version: number;
  }>(
    `SELECT a.sealed, a.command_id AS command, e.seq, e.at, k.person, k.wrapped_key, k.key_version
     FROM sealed_answers a JOIN entries e ON e.command_id = a.command_id AND e.case_id = a.case_id
       JOIN people_keys k USING (person)
     WHERE a.case_id = $1 AND k.wrapped_key IS NOT NULL ORDER BY e.seq`,
    [caseId],
  );
  return rows.map(({ sealed, command, seq, at, ...key }) => ({
    at,
    answers: JSON.parse(
      unseal(vault.unwrap(key), place(caseId, seq === 1 ? undefined : command), sealed).toString(),
    ) as Answers,
  }));
}

/** The answers of an application as they stand now; undefined where there are none, or they were erased. Whoever shows them leaves an access record. */
export const openAnswers = async (db: Db, vault: Vault, caseId: number): Promise<Answers | undefined> =>
  (await openAllAnswers(db, vault, caseId)).at(-1)?.answers;
