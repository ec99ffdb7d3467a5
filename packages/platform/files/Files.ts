import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Refusal } from "@wuxing/kernel/procedure";
import { t } from "@wuxing/kernel/text";
import type { FileView } from "@wuxing/kernel/views";
import type { Pool } from "pg";
import { allowedName, mediaTypeOf } from "./mediaTypeOf.ts";

const atMost = 20 * 1024 * 1024;

/** Attachments, kept in a folder by id; what they are stands in the table `files`. */
export interface Files {
  /** Keeps a file; throws Refusal (tooLarge, refused) and then keeps nothing. */
  readonly keep: (content: Readable, name: string, by: string) => Promise<FileView>;
  readonly read: (id: string) => Readable;
  /** Removes files that no case has claimed within a day: of forms that were given up. Returns how many. */
  readonly sweep: () => Promise<number>;
  readonly find: (ids: readonly string[]) => Promise<ReadonlyMap<string, FileView>>;
}

/** Files in a folder of the server's own disk. */
export function folderFiles(pool: Pool, folder: string): Files {
  return {
    keep: (content, name, by) => keep(pool, folder, content, name, by),
    read: (id) => createReadStream(join(folder, id)),
    find: (ids) => find(pool, ids),
    sweep: () => sweep(pool, folder),
  };
}

async function keep(pool: Pool, folder: string, content: Readable, name: string, by: string): Promise<FileView> {
  const id = randomUUID();
  const arriving = join(folder, `${id}.part`);
  await mkdir(folder, { recursive: true });
  const hash = createHash("sha256");
  let size = 0;
  let head = Buffer.alloc(0);
  try {
    await pipeline(
      content,
      async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          size += chunk.length;
          if (size > atMost) throw new Refusal("tooLarge", t("文件不能超过 20 MB", "A file may have 20 MB at most"));
          if (head.length < 16) head = Buffer.concat([head, chunk]).subarray(0, 16);
          hash.update(chunk);
          yield chunk;
        }
      },
      createWriteStream(arriving),
    );
    const mediaType = mediaTypeOf(head, name);
    if (size === 0) throw new Refusal("refused", t("文件是空的", "The file is empty"));
    await rename(arriving, join(folder, id));
    const shown = allowedName(name);
    await pool.query(
      "INSERT INTO files (id, case_id, name, media_type, size, sha256, uploaded_by) VALUES ($1, 0, $2, $3, $4, $5, $6)",
      [id, shown, mediaType, size, hash.digest("hex"), by],
    );
    return { id, name: shown, mediaType, size };
  } catch (error) {
    await rm(arriving, { force: true });
    throw error;
  }
}

async function sweep(pool: Pool, folder: string): Promise<number> {
  const { rows } = await pool.query<{ id: string }>(
    "DELETE FROM files WHERE case_id = 0 AND uploaded_at < now() - interval '1 day' RETURNING id",
  );
  for (const { id } of rows) await rm(join(folder, id), { force: true });
  return rows.length;
}

async function find(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, FileView>> {
  if (ids.length === 0) return new Map();
  const { rows } = await pool.query<FileView>(
    `SELECT id, name, media_type AS "mediaType", size FROM files WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
