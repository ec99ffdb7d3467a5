import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import type { FileView } from "@wuxing/kernel/views";
import type { Pool } from "pg";
import { type FilePart, type GivenFile, giveFile } from "./giveFile.ts";
import { keepFile } from "./keepFile.ts";
import type { Store } from "./Store.ts";
import { type Scanned, scanWaiting } from "./scanWaiting.ts";
import { folderUploads, type Uploads, uploadEnding } from "./uploads/Uploads.ts";

/** Attachments, kept in a folder by id; what they are stands in the table `files`. */
export interface Files {
  /** Keeps a file under a cleaned name and the type that its content shows; throws Refusal (tooLarge, refused) and then keeps nothing. A picture that a person sends loses position, time and camera. */
  readonly keep: (content: Readable, name: string, by: string) => Promise<FileView>;
  /** Gives a file to somebody who may see it; throws Refusal (notFound, conflict while it waits for the scanner, refused). */
  readonly give: (id: string, to: string, part?: FilePart) => Promise<GivenFile>;
  /** Scans what waits for the scanner; does nothing without one. */
  readonly scan: () => Promise<Scanned>;
  /** Files that come in pieces and go on where they stopped. */
  readonly uploads: Uploads;
  /** Removes files that no case has claimed within a day, of forms that were given up and of no kept draft, and what never arrived whole. Returns how many of the former. */
  readonly sweep: () => Promise<number>;
  readonly find: (ids: readonly string[]) => Promise<ReadonlyMap<string, FileView>>;
}

/** Files in a folder of the server's own disk. */
export function folderFiles(
  pool: Pick<Pool, "query">,
  folder: string,
  { scan, onFault = () => undefined }: Partial<Pick<Store, "scan" | "onFault">> = {},
): Files {
  const store: Store = { pool, folder, scan, onFault };
  return {
    keep: (content, name, by) => keepFile(store, content, name, by),
    give: (id, to, part) => giveFile(store, id, to, part),
    scan: () => scanWaiting(store),
    uploads: folderUploads(store),
    find: (ids) => find(pool, ids),
    sweep: () => sweep(pool, folder),
  };
}

async function sweep(pool: Store["pool"], folder: string): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    `DELETE FROM files f WHERE case_id = 0 AND uploaded_at < now() - interval '1 day'
       AND NOT EXISTS (SELECT FROM application_drafts d WHERE f.id = ANY(d.files)) RETURNING id`,
  );
  for (const { id } of rows) await rm(join(folder, id), { force: true });
  const erased = await pool.query<{ id: string }>("SELECT id FROM files WHERE state = 'erased' AND size > 0");
  for (const { id } of erased.rows) {
    await rm(join(folder, id), { force: true });
    await pool.query("UPDATE files SET size = 0 WHERE id = $1", [id]);
  }
  await removeCutOff(folder);
  await removeGivenUp(pool, folder);
  return rows.length;
}

const day = 24 * 60 * 60 * 1000;

/** What had not arrived whole when a server was killed. */
async function removeCutOff(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((one) => one.endsWith(".part"))) {
    const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }));
    if (mtimeMs < Date.now() - day) await rm(join(folder, name), { force: true });
  }
}

const hour = day / 24;

/** Uploads that have expired or were given up with their form; one that begins now may have no row to be seen yet. */
async function removeGivenUp(pool: Store["pool"], folder: string): Promise<void> {
  await pool.query("DELETE FROM uploads WHERE expires_at < now()");
  const names = (await readdir(folder).catch(() => [])).filter((one) => one.endsWith(uploadEnding));
  const ids = names.map((one) => one.slice(0, -uploadEnding.length));
  const { rows } = await pool.query<{ id: string }>(
    "SELECT id::text FROM uploads WHERE file IS NULL AND id::text = ANY($1)",
    [ids],
  );
  const wanted = new Set(rows.map(({ id }) => id));
  for (const id of ids.filter((one) => !wanted.has(one))) {
    const place = join(folder, id + uploadEnding);
    const { mtimeMs } = await stat(place).catch(() => ({ mtimeMs: Date.now() }));
    if (mtimeMs < Date.now() - hour) await rm(place, { force: true });
  }
}

async function find(pool: Store["pool"], ids: readonly string[]): Promise<ReadonlyMap<string, FileView>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<FileView>(
    `SELECT id, name, media_type AS "mediaType", size, state FROM files WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
