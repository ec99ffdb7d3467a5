import { randomUUID } from "node:crypto";
import type { Platform } from "@wuxing/platform/area";
import { keyOfPerson, seal, unseal } from "@wuxing/platform/personal";
import { transaction } from "@wuxing/platform/postgres";
import type { PoolClient } from "pg";

/** How somebody means to bring a material. */
export interface DraftMaterial {
  readonly proof?: "file" | "promise" | "counter" | undefined;
  readonly files: readonly string[];
}

/** What somebody has filled in of an application, not handed in. */
export interface DraftWords {
  readonly answers: Readonly<Record<string, string>>;
  readonly materials: Readonly<Record<string, DraftMaterial>>;
  readonly delivery?: "counter" | "post" | "certificate" | undefined;
  readonly address?: string | undefined;
  /** He was told of duty, content and liability, and promised (告知承诺). */
  readonly promised?: boolean | undefined;
  /** As they were typed: either may be empty still. */
  readonly renews?: { readonly certificate: string; readonly expiresOn: string } | undefined;
  /** 区划 of the place whose unit looks first. */
  readonly place?: string | undefined;
  /** The item's version on which it was written last: what is asked, needed and promised may be another now. */
  readonly version?: number | undefined;
}

export interface Draft extends DraftWords {
  /** The command under which it is handed in, so that it is handed in once. */
  readonly id: string;
}

/** Whose draft it is: an account, for itself or for a firm. */
export interface DraftOwner {
  readonly citizen: string;
  readonly uscc: string | null;
}

type Parts = Pick<Platform, "pool" | "casework">;
const place = (id: string): string => `application_drafts/${id}`;
export const blankDraft: DraftWords = { answers: {}, materials: {} };

/** The draft of an item; undefined where there is none. */
export async function findDraft(
  { pool, casework }: Parts,
  owner: DraftOwner,
  code: string,
): Promise<Draft | undefined> {
  const { rows } = await pool.query<{ id: string; sealed: Buffer }>(
    "SELECT id, sealed FROM application_drafts WHERE citizen = $1 AND uscc = $2 AND code = $3",
    [owner.citizen, owner.uscc ?? "", code],
  );
  const row = rows[0];
  if (!row) return undefined;
  const key = await keyOfPerson(casework.vault, pool, owner.citizen);
  return { id: row.id, ...(JSON.parse(unseal(key, place(row.id), row.sealed).toString()) as DraftWords) };
}

/**
 * Keeps what was filled in, sealed with the account's own key, and the files with it. What a script keeps while one types
 * and a file that arrives meanwhile come one after the other, so neither takes the other back.
 */
export async function changeDraft(
  { pool, casework }: Parts,
  owner: DraftOwner,
  code: string,
  change: (before: Draft, db: Pick<PoolClient, "query">) => DraftWords | Promise<DraftWords>,
): Promise<Draft> {
  const key = await keyOfPerson(casework.vault, pool, owner.citizen);
  const id = await draftId({ pool, casework }, owner, code);
  return transaction(pool, async (client) => {
    const { rows } = await client.query<{ sealed: Buffer }>(
      "SELECT sealed FROM application_drafts WHERE id = $1 FOR UPDATE",
      [id],
    );
    const was = rows[0] ? (JSON.parse(unseal(key, place(id), rows[0].sealed).toString()) as DraftWords) : blankDraft;
    const words = await change({ id, ...was }, client);
    const files = Object.values(words.materials).flatMap((material) => material.files);
    await client.query("UPDATE application_drafts SET sealed = $2, files = $3, updated_at = $4 WHERE id = $1", [
      ...[id, seal(key, place(id), JSON.stringify(words)), files, casework.now()],
    ]);
    return { id, ...words };
  });
}

/** The id of the draft of an item, which is begun where there is none: files are sent under it. */
export async function draftId({ pool, casework }: Parts, owner: DraftOwner, code: string): Promise<string> {
  const key = await keyOfPerson(casework.vault, pool, owner.citizen);
  const fresh = randomUUID();
  const { rows } = await pool.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO application_drafts (id, citizen, uscc, code, sealed, updated_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING RETURNING id)
     SELECT id FROM made
     UNION ALL SELECT id FROM application_drafts WHERE citizen = $2 AND uscc = $3 AND code = $4 LIMIT 1`,
    [fresh, owner.citizen, owner.uscc ?? "", code, seal(key, place(fresh), JSON.stringify(blankDraft)), casework.now()],
  );
  // Begun by another request in this very moment: it is there now.
  return rows[0]?.id ?? draftId({ pool, casework }, owner, code);
}

/** Gives a draft up; its files are swept with it. */
export async function dropDraft({ pool }: Pick<Parts, "pool">, owner: DraftOwner, code: string): Promise<void> {
  await pool.query("DELETE FROM application_drafts WHERE citizen = $1 AND uscc = $2 AND code = $3", [
    ...[owner.citizen, owner.uscc ?? "", code],
  ]);
}

/** The drafts of an account, newest first: by item, without what is in them. */
export async function draftsOf(
  { pool }: Pick<Parts, "pool">,
  { citizen, uscc }: DraftOwner,
): Promise<readonly { readonly code: string; readonly updatedAt: string }[]> {
  const { rows } = await pool.query<{ code: string; updatedAt: string }>(
    `SELECT code, updated_at AS "updatedAt" FROM application_drafts WHERE citizen = $1 AND uscc = $2
     ORDER BY updated_at DESC LIMIT 50`,
    [citizen, uscc ?? ""],
  );
  return rows;
}
