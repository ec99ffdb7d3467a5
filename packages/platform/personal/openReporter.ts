import type { KeyObject } from "node:crypto";
import type { Case, Entry } from "@wuxing/kernel/procedure";
import type { Locale } from "@wuxing/kernel/text";
import type { Pool } from "pg";
import { type PersonalData, reporterPlace, wordsPlace } from "./Reporter.ts";
import { unseal } from "./seal.ts";
import type { KeyRow, Vault } from "./Vault.ts";

type Db = Pick<Pool, "query">;

/** A reporter in clear, with the key of his person; whoever asks for one leaves an access record (`recordAccess`). */
export interface OpenReporter {
  readonly person: string;
  readonly key: KeyObject;
  readonly data: PersonalData;
  /** In which he is written to: what the account of his phone has chosen (decision 0054), else that in which he asked. */
  readonly language: Locale;
  readonly askedIn: Locale;
}

/** Name and phone as anybody who may see the case may see them; null where nobody gave any. */
export async function maskedReporter(db: Db, caseId: number): Promise<{ name: string; phone: string } | null> {
  const { rows } = await db.query<{ name: string; phone: string }>(
    "SELECT masked_name AS name, masked_phone AS phone FROM reporters WHERE case_id = $1",
    [caseId],
  );
  return rows[0] ?? null;
}

/** The reporters of these cases in clear; none for a case without one, or whose personal data is erased. */
export async function openReporters(
  vault: Vault,
  db: Db,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, OpenReporter>> {
  const { rows } = await db.query<OpenedRow>(
    `SELECT r.case_id, r.sealed, r.language AS asked_in, COALESCE(account.language, r.language) AS language,
       k.person, k.wrapped_key, k.key_version
     FROM reporters r JOIN people_keys k ON k.person = r.person
       LEFT JOIN citizens account ON account.phone_hash = k.phone_hash
     WHERE r.case_id = ANY($1) AND k.wrapped_key IS NOT NULL AND r.erased_at IS NULL`,
    [caseIds],
  );
  return new Map(
    rows.map(({ case_id, sealed, language, asked_in: askedIn, ...row }) => {
      const key = vault.unwrap(row);
      const data = sealed ? (JSON.parse(unseal(key, reporterPlace(case_id), sealed).toString()) as PersonalData) : {};
      return [case_id, { person: row.person, key, data, language, askedIn }] as const;
    }),
  );
}

type OpenedRow = KeyRow & {
  readonly case_id: number;
  readonly sealed: Buffer | null;
  readonly language: Locale;
  readonly asked_in: Locale;
};

/** The reporter of one case in clear. */
export async function openReporter(vault: Vault, db: Db, caseId: number): Promise<OpenReporter | undefined> {
  return (await openReporters(vault, db, [caseId])).get(caseId);
}

/**
 * The names that may still stand in the texts of these cases, which were written before names were hidden (0.1). None of
 * a case written since.
 */
export async function namesInOldTexts(
  vault: Vault,
  db: Db,
  caseIds: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { rows } = await db.query<{ case_id: number }>(
    "SELECT case_id FROM reporters WHERE case_id = ANY($1) AND NOT texts_hidden",
    [caseIds],
  );
  if (rows.length === 0) return new Map();
  const opened = await openReporters(
    vault,
    db,
    rows.map((row) => row.case_id),
  );
  return new Map([...opened].flatMap(([id, { data }]) => (data.name ? [[id, data.name] as const] : [])));
}

/** Words as they were typed, by case and sequence number of the entry, then by field of its input. */
export type TypedWords = ReadonlyMap<string, Readonly<Record<string, string>>>;

const entryName = (caseId: number, seq: number): string => `${caseId}/${seq}`;

/** What was hidden in the texts of these cases, in clear. */
export async function openWords(vault: Vault, db: Db, caseIds: readonly number[]): Promise<TypedWords> {
  const { rows } = await db.query<KeyRow & { case_id: number; seq: number; sealed: Buffer }>(
    `SELECT t.case_id, t.seq, t.sealed, k.person, k.wrapped_key, k.key_version
     FROM sealed_texts t JOIN people_keys k ON k.person = t.person
     WHERE t.case_id = ANY($1) AND k.wrapped_key IS NOT NULL ORDER BY t.case_id, t.seq`,
    [caseIds],
  );
  return new Map(
    rows.map(({ case_id, seq, sealed, ...row }) => {
      const opened = unseal(vault.unwrap(row), wordsPlace(case_id, seq), sealed).toString();
      return [entryName(case_id, seq), JSON.parse(opened) as Record<string, string>] as const;
    }),
  );
}

/** Entries with the words that were typed into them, where some were hidden. */
export const withWords = (entries: readonly Entry[], typed: TypedWords): Entry[] =>
  entries.map((entry) => {
    const words = typed.get(entryName(entry.caseId, entry.seq));
    return words ? { ...entry, input: { ...entry.input, ...words } } : entry;
  });

/** A case with the words that were typed, where its data still says what an entry of it said with them hidden. */
export function caseWithWords(c: Case, entries: readonly Entry[], typed: TypedWords): Case {
  const data: Record<string, unknown> = { ...c.data };
  for (const { caseId, seq, input } of entries)
    for (const [field, words] of Object.entries(typed.get(entryName(caseId, seq)) ?? {}))
      if (data[field] === input[field]) data[field] = words;
  return { ...c, data };
}

/** A person of his own for a reporter who has said nothing of himself so far; undefined where he was erased. */
export async function makePerson(vault: Vault, db: Db, caseId: number): Promise<OpenReporter | undefined> {
  const { person, key, columns } = vault.personOf(undefined);
  const { rowCount } = await db.query(
    `WITH r AS (
       INSERT INTO reporters (case_id, person) VALUES ($1, $2)
       ON CONFLICT (case_id) DO UPDATE SET person = $2 WHERE reporters.person IS NULL AND reporters.erased_at IS NULL
       RETURNING 1)
     INSERT INTO people_keys (person, wrapped_key, key_version) SELECT $2, $3::bytea, $4 FROM r`,
    [caseId, person, columns.wrapped_key, columns.key_version],
  );
  return rowCount === 1 ? { person, key, data: {}, language: "zh", askedIn: "zh" } : undefined;
}
