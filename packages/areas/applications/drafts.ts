import { randomUUID } from "node:crypto";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { Platform } from "@wuxing/platform/area";
import { keyOfPerson, makeKey, seal, unseal } from "@wuxing/platform/personal";
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

/**
 * Whose draft it is: an account's, or that of the firm it acts for, whoever of the firm began it. Whether he may act for
 * the firm in such matters is the caller's to ask, each time.
 */
export interface DraftOwner {
  readonly citizen: string;
  readonly uscc: string | null;
}

type Parts = Pick<Platform, "pool" | "casework">;
type Db = Pick<PoolClient, "query">;
interface Row {
  readonly id: string;
  readonly sealed: Buffer;
  readonly sealedBy: string;
}
const place = (id: string): string => `application_drafts/${id}`;
export const blankDraft: DraftWords = { answers: {}, materials: {} };

/** One's own, or the firm's; of a firm that had several when they became the firm's, each account its own first. */
const owned = "uscc = $2 AND (citizen = $1 OR ($2 <> '' AND NOT apart))";
const ownerIn = ({ citizen, uscc }: DraftOwner): [string, string] => [citizen, uscc ?? ""];

async function rowOf(db: Db, owner: DraftOwner, code: string): Promise<Row | undefined> {
  const { rows } = await db.query<Row>(
    `SELECT id, sealed, sealed_by AS "sealedBy" FROM application_drafts WHERE ${owned} AND code = $3
     ORDER BY apart DESC LIMIT 1`,
    [...ownerIn(owner), code],
  );
  return rows[0];
}

/** The draft of an item; undefined where there is none. */
export async function findDraft(
  { pool, casework }: Parts,
  owner: DraftOwner,
  code: string,
): Promise<Draft | undefined> {
  const row = await rowOf(pool, owner, code);
  return row && { id: row.id, ...(await opened(casework, pool, row)).words };
}

/** The id of a draft, where there is one: nothing of it is opened. */
export const findDraftId = async ({ pool }: Pick<Parts, "pool">, owner: DraftOwner, code: string) =>
  (await rowOf(pool, owner, code))?.id;

async function opened({ vault }: Parts["casework"], db: Db, { id, sealed, sealedBy }: Row) {
  const key = await keyOfPerson(vault, db, sealedBy);
  return { key, words: JSON.parse(unseal(key, place(id), sealed).toString()) as DraftWords };
}

/**
 * Keeps what was filled in, sealed with the account's own key or the firm's draft's, and the files with it. What a script
 * keeps while one types and a file that arrives meanwhile come one after the other, so neither takes the other back.
 */
export async function changeDraft(
  { pool, casework }: Parts,
  owner: DraftOwner,
  code: string,
  change: (before: Draft, db: Db) => DraftWords | Promise<DraftWords>,
): Promise<Draft> {
  const id = await draftId({ pool, casework }, owner, code);
  return transaction(pool, async (client) => {
    const { rows } = await client.query<Row>(
      `SELECT id, sealed, sealed_by AS "sealedBy" FROM application_drafts WHERE id = $1 FOR UPDATE`,
      [id],
    );
    // Handed in or deleted in this very moment.
    if (!rows[0]) throw gone();
    const { key: old, words: was } = await opened(casework, client, rows[0]);
    // Begun for a firm before drafts were the firm's: sealed with the account's key until somebody goes on with it.
    const isAnew = owner.uscc !== null && rows[0].sealedBy !== id;
    const key = isAnew ? await makeKey(client, casework.vault, id) : old;
    const words = await change({ id, ...was }, client);
    const files = Object.values(words.materials).flatMap((material) => material.files);
    const sealedBy = isAnew ? id : rows[0].sealedBy;
    await client.query(
      "UPDATE application_drafts SET sealed = $2, files = $3, updated_at = $4, sealed_by = $5 WHERE id = $1",
      [id, seal(key, place(id), JSON.stringify(words)), files, casework.now(), sealedBy],
    );
    return { id, ...words };
  });
}

const gone = (): Refusal =>
  new Refusal(
    "conflict",
    t("这份草稿刚刚提交或删除了，没有保存", "This draft was just handed in or deleted; nothing was kept"),
  );

/** The id of the draft of an item, which is begun where there is none: files are sent under it. */
export async function draftId(parts: Parts, owner: DraftOwner, code: string): Promise<string> {
  const { pool, casework } = parts;
  const there = await findDraftId(parts, owner, code);
  if (there) return there;
  const fresh = randomUUID();
  const isMade = await transaction(pool, async (client) => {
    const ofFirm = owner.uscc !== null;
    // What is a firm's must not end with the account that began it.
    const key = ofFirm
      ? await makeKey(client, casework.vault, fresh)
      : await keyOfPerson(casework.vault, client, owner.citizen);
    const { rowCount } = await client.query(
      `INSERT INTO application_drafts (citizen, uscc, code, id, sealed, sealed_by, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
      [
        ...[...ownerIn(owner), code, fresh, seal(key, place(fresh), JSON.stringify(blankDraft))],
        ...[ofFirm ? fresh : owner.citizen, casework.now()],
      ],
    );
    if (rowCount === 0 && ofFirm) await forgetKey(client, [fresh], casework.now());
    return rowCount === 1;
  });
  // Begun by another request in this very moment: it is there now.
  return isMade ? fresh : draftId(parts, owner, code);
}

/** Gives a draft up; its files, and what of files is on its way, are swept with it. */
export async function dropDraft({ pool, casework }: Parts, owner: DraftOwner, code: string): Promise<void> {
  const id = await findDraftId({ pool }, owner, code);
  if (id) await transaction(pool, (client) => dropDrafts(client, [id], casework.now()));
}

/** Gives these drafts up, whosever they are: with a firm's its key goes. */
export async function dropDrafts(client: Db, ids: readonly string[], at: string): Promise<void> {
  await client.query("DELETE FROM application_drafts WHERE id = ANY($1)", [ids]);
  await client.query("DELETE FROM uploads WHERE keeper = ANY($1)", [ids.map((id) => `form:${id}`)]);
  await forgetKey(client, ids, at);
}

/** The keys of firms' drafts go by the drafts' own ids; an account's own draft has none. */
const forgetKey = (client: Db, ids: readonly string[], at: string) =>
  client.query("UPDATE people_keys SET wrapped_key = NULL, destroyed_at = $2 WHERE person = ANY($1)", [ids, at]);

/** The drafts of an account, or of the firm it acts for, newest first: by item, without what is in them. */
export async function draftsOf(
  { pool }: Pick<Parts, "pool">,
  owner: DraftOwner,
): Promise<readonly { readonly code: string; readonly updatedAt: string }[]> {
  const { rows } = await pool.query<{ code: string; updatedAt: string }>(
    `SELECT code, max(updated_at) AS "updatedAt" FROM application_drafts WHERE ${owned}
     GROUP BY code ORDER BY 2 DESC LIMIT 50`,
    ownerIn(owner),
  );
  return rows;
}
